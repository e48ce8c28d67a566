// A plan while its author works on it: the text, what it says, and the way back. Every change is
// written into the author's own text, so that comments stay, and one that would make the plan wrong
// is refused.
#pragma once
#include "plan/plan_file.h"

#include <functional>

namespace plan {

class Draft {
  public:
    // Right or wrong. The catalogue outlives it.
    Draft(std::string text, const routine::Library& catalogue);

    const std::string& text() const { return now_.text; }
    // nullptr while the text has errors; then they are there.
    const Plan* plan() const { return now_.read ? &*now_.read : nullptr; }
    std::vector<routine::FileError> errors() const;

    using Edit = std::function<void(Plan&)>;
    // Why it cannot be so, and nothing is changed; nothing: it is so now.
    std::optional<routine::FileError> change(const Edit&);
    void type(std::string text); // as it is typed, right or wrong

    bool can_undo() const { return !before_.empty(); }
    bool can_redo() const { return !after_.empty(); }
    bool undo();
    bool redo();

  private:
    struct State {
        std::string text;
        Read read;
    };
    State state_of(std::string text) const;
    void become(State);

    const routine::Library* catalogue_;
    State now_;
    std::vector<State> before_, after_; // the last one is the next way back, or forth
};

} // namespace plan
