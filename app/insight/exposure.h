// Which days had what the question is about: rolling on days drawn at random, or magnesium in
// phases that the person planned.
#pragma once
#include "diary/plan.h"
#include "insight/series.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace insight {

enum class Design : std::uint8_t {
    random_days,   // rolling only; what was drawn counts, done or not
    planned_phases // the person's own plan
};

enum class Arm : std::uint8_t { without, with, left_out };

struct Exposure {
    Design design{};
    units::Day first{};
    struct Day {
        Arm arm{};
        int block = 0; // the week of the draw, the phase; not negative
        bool operator==(const Day&) const = default;
    };
    std::vector<Day> days; // of first, the day after ..
    bool operator==(const Exposure&) const = default;
};

// Two or three rolling days a week (evidence sheet 8.1). Which of the two numbers is drawn for each
// week of seven days from the first, then which days, all equally likely. A week's days depend on
// the seed and the number of the week alone: asking for more weeks changes none.
constexpr int fewest_a_week = 2, most_a_week = 3;
Exposure drawn_days(units::Day first, int weeks, std::uint64_t seed);

struct Phase {
    units::Day from{};
    units::Day until{}; // the last day of it
    bool with = false;
    bool operator==(const Phase&) const = default;
};
// The first two days of each phase are left out (evidence sheet 8.1), as are days between phases.
// That this is enough is doubtful: stores of magnesium change slowly.
constexpr int carried_over_days = 2;
enum class PhaseError : std::uint8_t { empty, reversed, overlapping, too_short }; // in that order
struct PhaseFault {
    PhaseError error{};
    std::size_t phase = 0;
    bool operator==(const PhaseFault&) const = default;
};
// Too short: with nothing left of it. In order of time.
std::optional<PhaseFault> check(std::span<const Phase>);
Exposure phased_days(std::span<const Phase>); // checked before

// Maintenance = with, pause = without, ramp-up = neither; a last step without an end ends on
// `today` or is not there yet.
std::vector<Phase> phases_of(const diary::Plan&, units::Day today);

// The same days, only those whose outcome (so many days after) lies before `day`.
Exposure before(const Exposure&, units::Day day, int outcome_days_after);

// How many of the compared days were as drawn or planned; `done`: with rolling, or with a dose.
struct Kept {
    int days = 0, as_planned = 0;
    double share() const { return days == 0 ? 1.0 : static_cast<double>(as_planned) / days; }
    bool operator==(const Kept&) const = default;
};
Kept kept(const Exposure&, std::span<const units::Day> done);

} // namespace insight
