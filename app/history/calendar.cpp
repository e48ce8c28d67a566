#include "history/calendar.h"

#include <algorithm>

namespace history {

namespace {

using std::chrono::days;

units::Day monday_of(units::Day day) {
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

void number(CalendarWeek& week) {
    const units::Day thursday = week.days[3].day;
    const auto year = std::chrono::year_month_day{thursday}.year();
    const units::Day new_year{std::chrono::local_days{year / std::chrono::January / 1}};
    week.year = static_cast<int>(year);
    week.week = static_cast<int>((thursday - new_year).count()) / 7 + 1;
}

std::vector<CalendarWeek> empty_weeks(units::Day first, units::Day today) {
    std::vector<CalendarWeek> weeks;
    for (units::Day day = monday_of(first); day <= today; day += days{7}) {
        CalendarWeek& week = weeks.emplace_back();
        for (std::size_t i = 0; i < week.days.size(); ++i)
            week.days[i].day = day + days{static_cast<int>(i)};
        number(week);
    }
    return weeks;
}

Against against(const CalendarWeek& week, units::Day today) {
    const int rolled = week.days_rolled();
    if (rolled > week.goal.most) return Against::over;
    if (rolled >= week.goal.least) return Against::done;
    return week.days.back().day >= today ? Against::open : Against::under;
}

} // namespace

int CalendarWeek::days_rolled() const {
    return static_cast<int>(std::count_if(
        days.begin(), days.end(), [](const CalendarDay& d) { return !d.sessions.empty(); }));
}

int CalendarWeek::sessions() const {
    std::size_t all = 0;
    for (const CalendarDay& day : days) all += day.sessions.size();
    return static_cast<int>(all);
}

std::vector<CalendarWeek> calendar(std::span<const Rolled> rolled, units::Day first,
                                   units::Day today, const GoalOf& goal_of) {
    if (first > today) return {};
    auto weeks = empty_weeks(first, today);
    std::vector<Rolled> in_order{rolled.begin(), rolled.end()};
    std::stable_sort(in_order.begin(), in_order.end(), [](const Rolled& a, const Rolled& b) {
        return a.started.utc < b.started.utc;
    });
    for (const Rolled& one : in_order) {
        const auto since = (units::day_at(one.started) - weeks.front().monday()).count();
        if (since < 0 || since >= 7 * std::ssize(weeks)) continue;
        const auto at = static_cast<std::size_t>(since);
        weeks[at / 7].days[at % 7].sessions.push_back(one.session);
    }
    for (CalendarWeek& week : weeks) {
        week.goal = goal_of(week.monday());
        week.against = against(week, today);
    }
    return weeks;
}

} // namespace history
