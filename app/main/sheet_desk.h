// The fortnight sheet to print behind the window, by what the command line makes it with. The file
// is written by an errand of the window.
#pragma once
#include "screen/sheet_print_screen.h"
#include "terminal/desk.h"

#include <functional>
#include <optional>

namespace app {

class SheetDesk {
  public:
    using Ending = std::function<void()>;
    using Errand = std::function<Ending()>;

    SheetDesk(const terminal::Surroundings&, terminal::Common);

    void open(units::Day today); // its page, as it was left; a file's name is of its first day
    enum class Way { stay, leave };
    Way act(const std::string& wish);
    std::optional<Errand> errand(); // what was asked for last

    screen::FormView view() const;
    screen::FormTyping typing;

  private:
    void set(const std::string& box, const std::string& text);
    void begin_on(units::Day);
    void flush(); // what stands in a box and was not left
    void write();

    const terminal::Surroundings* around_;
    terminal::Common common_;
    screen::SheetPrintFacts facts_;
    bool named_ = false; // the file, by the person
    std::optional<Errand> errand_;
};

} // namespace app
