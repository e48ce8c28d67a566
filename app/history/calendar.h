// The weeks of the calendar with what was rolled on their days, beside what was meant. Said as it
// is: more than was meant is over it, no better.
#pragma once
#include "insight/exposure.h"
#include "units/local_time.h"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace history {

struct Rolled { // a finished session that is part of the history, measured or not
    std::string session;
    units::WallTime started{};
};

// Days a week on which to roll, both included: two or three (evidence sheet, claim 29 and 8.1).
struct Goal {
    int least = insight::fewest_a_week, most = insight::most_a_week;
    bool operator==(const Goal&) const = default;
};
constexpr Goal goal_of_plan(int days_a_week) { return {days_a_week, days_a_week}; }
using GoalOf = std::function<Goal(units::Day monday)>; // it may change from week to week

enum class Against {
    open, // the week is not over, and less was rolled so far than is meant
    under,
    done,
    over
};

struct CalendarDay { // from 04:00 to 04:00 local time
    units::Day day{};
    std::vector<std::string> sessions; // that began on it, by their beginnings
    bool operator==(const CalendarDay&) const = default;
};
struct CalendarWeek {       // from Monday
    int year = 0, week = 0; // of ISO 8601: a week belongs to the year of its Thursday
    std::array<CalendarDay, 7> days;
    Goal goal;
    Against against = Against::open;
    units::Day monday() const { return days.front().day; }
    int days_rolled() const; // several sessions of a day are one day of the goal
    int sessions() const;
};

// From the week of `first` to that of `today`; none when first is later. Sessions on days outside
// are left out.
std::vector<CalendarWeek> calendar(
    std::span<const Rolled>, units::Day first, units::Day today,
    const GoalOf& = [](units::Day) { return Goal{}; });

} // namespace history
