// From runs of turning points to strokes: what counts as one, and how it was done.
#pragma once
#include "measure/findings.h"
#include "measure/runs.h"

#include <optional>
#include <span>
#include <vector>

namespace measure {

// Between the turns of these indices lies one stroke.
struct Span {
    std::size_t from = 0, to = 0;
};

// Shorter ones are a shuffle, or the place of a load that is just coming on: nobody rolls like
// that.
constexpr double shortest_stroke_s = 0.4;
constexpr double shortest_stroke_m = 0.03; // where the way is known

// Every two neighbouring turns bound a stroke; with two peaks of force per there-and-back, every
// two neighbouring low points. This counts those that are certain so far; constant work.
std::size_t strokes_so_far(const Run&, int peaks_per_there_and_back);

// The same with hindsight: the first stroke of a run counts if it is at least 0.3 of the run's
// median swing, and one that was broken off by a hold, a lift-off or a gap, or torn by a gap before
// it, if 0.88. A single
// stroke that was broken off is measured by the usual swing of the other runs: the way to a spot is
// no stroke. Without one it does not count. None is shorter than shortest_stroke_s, or its swing
// than `least_swing`.
std::vector<Span> stroke_spans(const Run&, int peaks_per_there_and_back,
                               std::optional<double> usual_swing, double least_swing);

// The stroke that a gap tore: from the last certain turn before it to the first one after it. Only
// if its way is that of a usual stroke (0.88 to 1.15 of it) and took as long as one may (half
// to 1.6 times the median of both runs); else nobody can tell what happened in between.
struct Torn {
    Turn from, to;
};
std::optional<Torn> stroke_over_gap(const Run& before, const Run& after,
                                    std::optional<double> usual_swing);

// Median swing of all runs of at least two strokes; nothing without such a run.
std::optional<double> usual_swing(std::span<const Run>);

// Mean and highest force between two times, by the trapezium rule; the mean's ends are
// interpolated. No sample in between: zero.
struct ForceBetween {
    units::Newtons mean{}, peak{};
};
ForceBetween force_between(const Series&, units::SessionTime from, units::SessionTime to);

} // namespace measure
