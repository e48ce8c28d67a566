// What was done of each exercise, session after session, as a chart draws it. Points of one run can
// be compared; where the build, the roller, the tool or the calibration changes, another run begins
// (the rules of session/compare.h), and no line leads there. Nothing here takes more force for
// better, or less.
#pragma once
#include "session/compare.h"

#include <span>
#include <string>
#include <vector>

namespace history {

struct StepDone { // nothing = cannot tell
    session::StepFigures figures;
    units::Duration lasted{}; // its work, with its pauses
    std::size_t strokes = 0;
    std::optional<double> in_force_band_percent, in_pace_band_percent; // of the time
    std::optional<double> pace_told_percent;       // of the time: how good the pace was known
    std::optional<double> force_variation_percent; // from stroke to stroke
};
// Of what is kept of a step (store/).
template <class Summary> StepDone done(const Summary& step) {
    StepDone d;
    d.figures = session::figures_of(step, step.pace_estimated);
    d.lasted = step.end - step.start;
    d.strokes = step.strokes;
    d.in_force_band_percent = step.in_force_band_percent;
    d.in_pace_band_percent = step.in_pace_band_percent;
    d.pace_told_percent = step.control.pace_told_percent;
    d.force_variation_percent = step.control.force_variation_percent;
    return d;
}

struct SessionDone {
    session::Account account; // its steps are those below
    std::vector<StepDone> steps;
};

// Of one session, all sets together, each as long as it lasted; nothing = cannot tell.
struct Point {
    std::string session;
    units::WallTime started{};
    std::optional<double> force_n; // mean, while in contact
    std::optional<double> seconds_per_stroke;
    bool pace_estimated = false; // some of it, by the force alone
    std::optional<double> in_force_band_percent, in_pace_band_percent, in_both_bands_percent;
    std::optional<measure::Range> force_band, pace_band; // newtons, s per stroke; of the last set
    // One standard error, as far as the strokes of the session differ among themselves and are
    // independent: what the roller reads wrongly is not in it. Nothing where a set tells none.
    std::optional<double> force_error_n, pace_error_s;
};

// A set with fewer strokes tells no standard error: its variation is known to a third only; ours.
constexpr std::size_t fewest_strokes = 12;

struct Run {
    session::NotCompared why = session::NotCompared::first_time; // it began: an other_.. of these
    std::vector<Point> points;                                   // by time; at least one
};
struct Series {
    std::string exercise, variant; // ids
    routine::Side side = routine::Side::none;
    std::vector<Run> runs; // at least one
    std::size_t sessions() const;
};

// Of sessions that count, are usable and had a roller, those of their steps that were measured and
// done to their end; sessions in the order of their beginnings. By exercise, variant, side.
std::vector<Series> series(std::span<const SessionDone>);

// Force against pace.
struct ForcePace {
    double seconds_per_stroke = 0.0, force_n = 0.0;
    bool operator==(const ForcePace&) const = default;
};
std::vector<ForcePace> force_against_pace(const session::StepRecord&); // a point for each stroke
std::vector<ForcePace> force_against_pace(const Run&); // for each session that tells both

} // namespace history
