// Pace of the current run, and how far it can be trusted.
#pragma once
#include "measure/findings.h"
#include "measure/runs.h"

#include <optional>

namespace measure {

// Median of the last four strokes of the open run; with a window, the mean over the strokes within
// the last `window_s` seconds. A first stroke shorter than 0.6 of the usual is left out. Nothing
// without an open run or a whole stroke, when the present stroke has lasted more than 2.5 times the
// pace (at least 3 s), and when the confidence is below 0.3.
//   position, rotation: 0.7 after one stroke, 0.1 more for each of the next three
//   force: the least of how deep the waves are (0 at 14 % of the mean force, 1 at 35 %), how even
//          their heights are (highest to lowest: 0 at 5, 1 at 2) and how even their times are
//          (standard deviation / mean: 0 at 0.6, 1 at 0.25); nothing before two strokes
Pace pace(const RunFinder&, PaceSource, int peaks_per_there_and_back,
          std::optional<double> window_s, units::SessionTime now);

constexpr double least_confidence = 0.3;

} // namespace measure
