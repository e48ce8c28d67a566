// Left and right side by side, over sessions in which both were rolled.
#pragma once
#include "report/report.h"

#include <span>
#include <utility>

namespace report {

struct Pair {                       // of a session
    double left = 0.0, right = 0.0; // both above zero
};

// The mean over the sessions of 200 (right - left) / (right + left), and Student's interval around
// it, which takes the sessions for independent. A ratio, so that a roller that reads too much on
// both sides makes none. Nothing with fewer than `fewest_to_compare` pairs.
std::optional<Apart> apart(std::span<const Pair>);

} // namespace report
