// "Sore or bruised where you rolled?", asked before the diary's morning page opens: on the days
// after a session, whether or not it is rolled again.
#pragma once
#include "care/check.h"
#include "screen/wish.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

class Waking {
  public:
    // True: there is something to ask, and it was not asked yet this day; `then` comes after it.
    bool begins(const std::optional<care::Morning>&, screen::Wish then, units::WallTime now);
    const care::Check* asked() const { return check_ ? &*check_ : nullptr; } // nullptr: nothing
    // Once all of it is answered: what was told, nothing where it was skipped.
    std::optional<std::vector<care::Told>> answer(std::string_view word, units::WallTime now);
    bool back(); // false: from the first question nowhere
    void leave() { check_.reset(); }
    const screen::Wish& then() const { return then_; }

  private:
    std::optional<care::Check> check_;
    screen::Wish then_;
    std::string day_; // it was asked last
};

} // namespace app
