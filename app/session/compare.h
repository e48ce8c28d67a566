// What is like the last time: the same exercise, variant and side, of the same person, on the same
// roller read with the same calibration. Anything else is not compared, and it is said why. Nothing
// here takes more force for better, or less.
#pragma once
#include "session/record.h"

#include <span>

namespace session {

// Of a step; nothing = cannot tell.
struct StepFigures {
    std::string exercise, variant;
    routine::Side side = routine::Side::none;
    routine::Tool tool = routine::Tool::none;
    int set = 1;
    bool measured = false;
    bool left_early = false;                             // as of a record
    bool pace_estimated = false;                         // by the force alone
    std::optional<measure::Range> force_band, pace_band; // newtons, seconds per stroke
    std::optional<units::Newtons> mean_force;
    std::optional<double> seconds_per_stroke, in_both_bands_percent, pace_variation_percent;
};

struct Account { // of a session: all that comparing needs
    std::string id;
    units::WallTime started{};
    RollerKind roller = RollerKind::none;
    bool counts = false; // part of the history
    bool usable = false; // the signal
    protocol::Build build = protocol::Build::unknown;
    std::string serial; // of the roller
    measure::Calibration calibration;
    std::vector<StepFigures> steps;
};
// Of a record's step, or of what is kept of it under the same names (store/).
template <class Step> StepFigures figures_of(const Step& step, bool pace_estimated) {
    StepFigures f;
    f.exercise = step.exercise;
    f.variant = step.variant;
    f.side = step.side;
    f.tool = step.tool;
    f.set = step.set;
    f.measured = step.measured;
    f.left_early = step.left_early;
    f.pace_estimated = pace_estimated;
    f.force_band = step.force_band;
    f.pace_band = step.pace_band;
    f.mean_force = step.mean_force;
    f.seconds_per_stroke = step.seconds_per_stroke;
    f.in_both_bands_percent = step.control.in_both_bands_percent;
    f.pace_variation_percent = step.control.pace_variation_percent;
    return f;
}
StepFigures figures_of(const StepRecord&);
Account account_of(const Record&);

// Why something is not compared. Of this session, or of the last one in which the same was done.
enum class NotCompared {
    no, // it is
    first_time,
    left_early,
    simulated, // or replayed
    not_measured,
    bad_signal,
    other_build,
    other_roller,
    other_tool,
    other_calibration
};

// What two sessions were measured with: other_build, other_roller, other_calibration, or `no`.
NotCompared measured_otherwise(const Account& now, const Account& before);

struct LastTime {
    std::string session;
    units::WallTime started{};
    StepFigures step;
};

enum class Than { less, about_the_same, more };

struct Comparison { // of one step
    NotCompared why = NotCompared::first_time;
    bool this_session = false; // why: it lies in this one, not in the one before
    std::optional<LastTime> last;
    // Than the last time, where both can be told in the same way. Seconds per stroke (more =
    // slower): apart by more than 5 %. Variation of the pace (less = steadier): by more than a
    // quarter, since that of twenty strokes is known to a quarter only (the standard error of the
    // interquartile range of n normal values is 1.57 / 1.35 / sqrt(n) of it).
    std::optional<Than> seconds_per_stroke, variation;
    // The bands were the same within 2 %, so that the shares of time within them can be compared.
    bool same_bands = false;
};

// One for each step of `now`, in their order. `earlier`: the sessions begun before it, the latest
// first. Of several sets the one of the same number, else the nearest.
std::vector<Comparison> compare(const Account& now, std::span<const Account> earlier);

} // namespace session
