#include "diary/course.h"

#include <algorithm>
#include <set>

namespace diary {
namespace {

constexpr std::chrono::days four_weeks{28};

StartingPicture::State state_of(const StartingPicture& p, units::Day today) {
    if (today <= p.until) return StartingPicture::State::collecting;
    return p.filled >= enough_days ? StartingPicture::State::there
                                   : StartingPicture::State::too_few;
}

} // namespace

StartingPicture starting_picture(units::Day first_day, std::span<const units::Day> filled,
                                 units::Day today) {
    StartingPicture p;
    p.from = first_day;
    p.until = first_day + std::chrono::days{fortnight_days - 1};
    std::set<units::Day> days;
    for (const auto day : filled)
        if (day >= p.from && day <= p.until) days.insert(day);
    p.filled = static_cast<int>(days.size());
    p.days_left = std::clamp(static_cast<int>((p.until - today).count()), 0, fortnight_days);
    p.state = state_of(p, today);
    return p;
}

std::optional<GlobalError> check(const GlobalAnswer& a, units::WallTime entered_at) {
    if (a.step < much_worse || a.step > much_better) return GlobalError::out_of_range;
    if (a.day > units::day_at(entered_at)) return GlobalError::in_future;
    return std::nullopt;
}

units::Day global_question_on(units::Day first_day, std::span<const GlobalAnswer> answers) {
    units::Day last = first_day;
    for (const auto& a : answers) last = std::max(last, a.day);
    return last + four_weeks;
}

bool global_question_due(units::Day first_day, std::span<const GlobalAnswer> answers,
                         units::Day today) {
    return today >= global_question_on(first_day, answers);
}

} // namespace diary
