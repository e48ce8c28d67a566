// What a still signal says about its sensor: noise, noise-free bits, drift, hum of the mains.
#pragma once
#include "measure/moment.h"

#include <optional>
#include <span>
#include <vector>

namespace measure {

struct Timed {
    double at_s = 0.0;  // by the board's clock
    double value = 0.0; // counts or newtons
};

// Standard deviation around a straight line, so that drift does not count. Nothing below 5 values.
std::optional<double> noise_around_line(std::span<const Timed>);

// Bits of the whole range that do not flicker: log2(range / 6.6 noise), 6.6 standard deviations
// being peak to peak for 99.9 % of readings.
double noise_free_bits(double range, double noise);

// Change per minute: the median slope between readings at least 0.45 of the time apart (Theil and
// Sen), which single disturbances do not move. Nothing below 8 s.
std::optional<double> drift_per_minute(std::span<const Timed>);

// Share (0..1) of the variance that is a hum of 50 or 60 Hz, whichever is more, as the converter
// folds it into its band (50 Hz at 92.8 per second shows as 42.8 Hz, at 11.7 as 3.2 Hz; 60 Hz as
// 32.8 and 1.5 Hz). The true times of the readings are used, mains frequency within 0.2 Hz; what
// white noise would show by chance is taken off. Only for an empty roller, where nothing else
// swings. Nothing when it cannot be told: less than 5 s, readings missing, a folded frequency below
// 1 Hz or too near to half the rate while the other one shows none, or a slower swing (below 8 Hz)
// that is stronger: somebody is on the roller.
std::optional<double> mains_share(std::span<const Timed>, double rate_hz);

} // namespace measure
