#include "history/trace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace history {

namespace {

std::int16_t steps(double value) {
    constexpr double most = std::numeric_limits<std::int16_t>::max();
    return std::isnan(value)
               ? std::int16_t{0}
               : static_cast<std::int16_t>(std::lround(std::clamp(value, -most, most)));
}

} // namespace

Sample sample(Quantity quantity, units::SessionTime at, double value) {
    constexpr std::int64_t last = std::numeric_limits<std::uint32_t>::max();
    const std::int64_t ms =
        std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count();
    return {static_cast<std::uint32_t>(std::clamp(ms, std::int64_t{0}, last)),
            steps(value / step_of(quantity))};
}

std::vector<Sample> force_of(std::span<const measure::Moment> moments) {
    std::vector<Sample> samples;
    samples.reserve(moments.size());
    for (const measure::Moment& moment : moments)
        samples.push_back(sample(Quantity::force, moment.at, moment.force.value));
    return samples;
}

std::vector<Sample> pace_of(std::span<const measure::Pace> paces) {
    std::vector<Sample> samples;
    for (const measure::Pace& pace : paces)
        if (pace.seconds_per_stroke)
            samples.push_back(sample(Quantity::pace, pace.at, *pace.seconds_per_stroke));
    return samples;
}

} // namespace history
