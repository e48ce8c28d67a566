#include "main/waking.h"

#include <utility>

namespace app {

bool Waking::begins(const std::optional<care::Morning>& morning, screen::Wish then,
                    units::WallTime now) {
    const std::string today = units::day_of(now);
    if (!morning || day_ == today) return false;
    day_ = today;
    then_ = std::move(then);
    check_ = care::check_morning(*morning);
    return true;
}

std::optional<std::vector<care::Told>> Waking::answer(std::string_view word, units::WallTime now) {
    const auto answer = care::answer_of(check_->left.front(), word);
    if (!answer) return std::nullopt;
    check_ = care::answered(*std::exchange(check_, {}), *answer, now);
    if (!check_->done()) return std::nullopt;
    return std::exchange(check_, {})->told;
}

bool Waking::back() {
    if (check_->earlier.empty()) {
        leave();
        day_.clear(); // asked again: nobody passed it over
        return false;
    }
    check_ = care::gone_back(*std::exchange(check_, {}));
    return true;
}

} // namespace app
