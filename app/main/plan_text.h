// The text of a plan, line by line: what a line that was typed makes of it, and what is wrong in
// it while one is still typed.
#pragma once
#include "routine/library.h"
#include "screen/plan_editor_screen.h"

#include <optional>
#include <string>

namespace app {

// Lines count from 1; the one below the last one is added.
std::string with_line(std::string text, int line, const std::string& typed);

struct LineLeft {
    std::string text;
    bool moved = false; // the lines below
};
// As it was when nothing comes of it.
LineLeft line_left(std::string text, int line, const std::string& typed);

// Checked at every change, once a frame at most; nothing is kept of it.
class TypedLine {
  public:
    void check(const std::string& text, const screen::FormTyping&, const routine::Library&);
    void forget() { *this = {}; }
    const std::optional<screen::PlanTyped>& found() const { return found_; }

  private:
    std::string checked_; // the whole text
    std::optional<screen::PlanTyped> found_;
};

} // namespace app
