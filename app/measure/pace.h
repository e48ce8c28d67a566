// Pace of the current run, and how far it can be trusted.
#pragma once
#include "measure/findings.h"
#include "measure/rhythm.h"
#include "measure/runs.h"

#include <optional>

namespace measure {

// All are silent below a confidence of least_confidence, and when the present stroke has lasted
// more than 2.5 times the pace (the first two: and 3 s at least).

// Median of the last four strokes of the open run; with a window, the mean over the strokes within
// the last `window_s` seconds. A first stroke shorter than 0.6 of the usual is left out. Nothing
// without an open run or a whole stroke. Confidence: 0.7 after one stroke, 0.1 more for each of the
// next three.
Pace pace_by_path(const RunFinder&, PaceSource, std::optional<double> window_s,
                  units::SessionTime now);

// The same for strokes by force alone; nothing before two. Confidence: the least of how deep the
// waves are (0 at 14 % of the mean force, 1 at 35 %), how even their heights are (highest to
// lowest: 0 at 5, 1 at 2) and how even their times are (standard deviation / mean: 0 at 0.6, 1 at
// 0.25).
Pace pace_by_force(const RunFinder&, std::optional<double> window_s, int peaks_per_there_and_back,
                   units::SessionTime now);

// Mean pace of a rhythm, with its confidence.
Pace pace_by_rhythm(const std::optional<Rhythm>&, int peaks_per_there_and_back,
                    units::SessionTime now);

constexpr double least_confidence = 0.3;

} // namespace measure
