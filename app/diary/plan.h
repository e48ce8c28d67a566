// The person's own plan for magnesium: steps with dates, doses hung to moments of the day. The
// program proposes none; it says of a plan what it says of doses taken.
#pragma once
#include "diary/limits.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace diary {

// Where in the day a dose hangs. The numbers are on disk.
enum class Anchor : std::uint8_t { morning, after_rolling, before_bed, clock };
constexpr int anchors = 4;
std::string_view word(Anchor);
std::optional<Anchor> anchor_named(std::string_view);

struct PlannedDose {
    Anchor anchor = Anchor::morning;
    std::optional<units::Clock> clock; // with Anchor::clock, and only with it
    Product product;
    double pieces = 1.0; // as of a dose
    bool operator==(const PlannedDose&) const = default;
};

enum class Phase : std::uint8_t { ramp_up, maintenance, pause }; // a pause has no doses

struct PlanStep {
    Phase phase = Phase::maintenance;
    units::Day from{};
    std::optional<units::Day> until; // the last day of it; nothing = open, only of the last step
    std::vector<PlannedDose> doses;
    bool operator==(const PlanStep&) const = default;
};

struct Plan {
    std::vector<PlanStep> steps; // in order of time; days between them have nothing planned
    bool operator==(const Plan&) const = default;
};

enum class PlanError {
    empty,       // no step at all
    reversed,    // ends before it begins
    overlapping, // begins before the step before it ends
    no_doses,
    doses_in_pause,
    clock,      // missing, or told where the anchor says when
    wrong_dose, // its product or pieces: see check(Dose)
};
struct PlanFault {
    PlanError error{};
    std::size_t step = 0;
    std::optional<std::size_t> dose;
    std::optional<DoseFault> of_dose;
    bool operator==(const PlanFault&) const = default;
};
std::optional<PlanFault> check(const Plan&);

// A further step in its place; an open one before it ends on the day before, which comes back.
std::optional<units::Day> add(Plan&, PlanStep);
// Nothing is planned after that day.
void end(Plan&, units::Day last);

const PlanStep* step_on(const Plan&, units::Day);

// A day of a step as it is planned, with the doses of one anchor as one intake; what is said of it
// is notices(planned_total(step), person), while planning as later.
DayTotal planned_total(const PlanStep&);

// When the person's day usually has its anchors.
struct Rhythm {
    std::string zone;
    units::Clock morning{};                // of getting up
    units::Clock before_bed{};             // of the dose before bed
    std::optional<units::WallTime> rolled; // the end of today's session
};

struct Due {
    std::size_t dose = 0;              // in the step of that day
    std::optional<units::WallTime> at; // nothing = after rolling, and not rolled yet
    bool taken = false; // a dose of the same product was logged that day, each counted once
};
// In order of time, those without one last. A clock time skipped that day is behind the gap.
std::vector<Due> due(const Plan&, units::Day, const Rhythm&, std::span<const Dose> logged);

} // namespace diary
