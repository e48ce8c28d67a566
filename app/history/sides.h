// Left and right side by side, over sessions in which both were rolled.
#pragma once
#include "history/series.h"
#include "insight/estimate.h"

namespace history {

// Right less left, in percent of the mean of both, with its 95 % interval.
struct Apart {
    double percent = 0.0;
    insight::Interval interval;
    bool told() const { return !interval.covers(0.0); } // else it may as well be none
};
struct Pair {                       // of a session
    double left = 0.0, right = 0.0; // both above zero
};
// With fewer the interval says nothing; ours.
constexpr int fewest_to_compare = 4;

// The mean over the sessions of 200 (right - left) / (right + left), and Student's interval around
// it, which takes the sessions for independent (Student, Biometrika 6, 1908). A ratio, so that a
// roller that reads too much on both sides makes none. Nothing with fewer than `fewest_to_compare`
// pairs.
std::optional<Apart> apart(std::span<const Pair>);

enum class Sides { cannot_tell, may_be_none, left_more, right_more };
Sides sides(const std::optional<Apart>&);

struct SideBySide {
    std::string exercise, variant;
    int sessions = 0;                               // in which both sides were measured
    int force_pairs = 0, pace_pairs = 0;            // of these, so many tell the figure of both
    std::optional<Apart> force, seconds_per_stroke; // nothing: too few pairs
};
// For each exercise and variant with both a left and a right side. Paces that are told in two ways,
// measured on one side and estimated on the other, make no pair.
std::vector<SideBySide> side_by_side(std::span<const Series>);

} // namespace history
