// The weeks of a diary side by side: what was rolled, slept and taken on each day, and how steady
// that was. Shown, not compared: a difference is a matter of finding.h.
#pragma once
#include "insight/log.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace insight {

struct WeekDay {
    units::Day day{};
    std::optional<double> rolled_min;          // of all its sessions; nothing = not rolled
    std::optional<double> asleep_min, quality; // of the night to it
    double magnesium_mg = 0.0;                 // elemental, of supplements swallowed
    bool operator==(const WeekDay&) const = default;
};
struct Week { // from Monday
    std::array<WeekDay, 7> days;
    int rolled_days() const;
    std::optional<double> asleep_min() const; // the mean of its nights that tell it
    bool operator==(const Week&) const = default;
};
constexpr int days_a_week = 7;

// The last of them is that of `today`; its days to come are empty.
std::vector<Week> weeks(const Log&, units::Day today, int count, units::WallTime now);

// Over whole weeks, from the first in which anything was told: without that of today.
struct Steadiness {
    int weeks = 0;
    int as_meant = 0; // with as many rolling days as are meant, fewest_a_week or more
    double rolled_a_week = 0.0;
    int nights = 0;                      // noted
    int planned_doses = 0, as_taken = 0; // by the person's own plan
    bool operator==(const Steadiness&) const = default;
};
Steadiness steadiness(std::span<const Week>, const Log&, const diary::Plan&, units::Day today);

// The night to a day beside what was noted of that day.
struct NightAndDay {
    std::vector<std::pair<double, double>> points; // value of the night, value of the day
    int missing = 0;                               // days until they are shown
    bool operator==(const NightAndDay&) const = default;
};
constexpr int fewest_points = 14; // a fortnight: with fewer any order looks like one; ours
NightAndDay night_and_day(const Log&, NightValue, diary::Item, Period, units::WallTime now);

} // namespace insight
