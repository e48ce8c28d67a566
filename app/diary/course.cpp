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

Course course(std::span<const Entry<Night>> nights, std::span<const Entry<Observation>> told,
              std::span<const Entry<GlobalAnswer>> answers) {
    Course c;
    for (const auto& night : nights)
        if (by_the_person(night.source)) c.filled.push_back(night.value->wake_date);
    for (const auto& one : told)
        if (by_the_person(one.source)) c.filled.push_back(one.value->day);
    for (const auto& one : answers) c.answers.push_back(*one.value);
    if (c.filled.empty()) return c;
    c.first = *std::min_element(c.filled.begin(), c.filled.end());
    const auto after = *c.first + std::chrono::days{fortnight_days};
    std::erase_if(c.filled, [&](units::Day day) { return day >= after; });
    return c;
}

bool global_question_due(const Course& c, units::Day today) {
    return c.first && global_question_due(*c.first, c.answers, today);
}

} // namespace diary
