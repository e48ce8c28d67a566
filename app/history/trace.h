// One figure of a session over its time, as charts draw it: the force, or the pace. Values are
// rounded to what a chart can show, so that ten years of them stay small; exports and records keep
// the exact ones.
#pragma once
#include "measure/findings.h"
#include "measure/moment.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace history {

enum class Quantity : std::uint8_t { force, pace };
constexpr int quantities = 2;

// Of one step of a value: 0.1 N, about the noise of four cells; 0.01 s per stroke.
constexpr double step_of(Quantity q) { return q == Quantity::force ? 0.1 : 0.01; }

struct Sample {
    std::uint32_t at_ms = 0; // of the session; the whole milliseconds of its time
    std::int16_t value = 0;  // in steps
    bool operator==(const Sample&) const = default;
};

// To the nearest step; beyond +-3276.7 N, or s, it is held there. A time before the session's
// beginning counts as its beginning, one after 49 days as the last there is.
Sample sample(Quantity, units::SessionTime, double value);
constexpr double value_of(Quantity q, std::int16_t steps) { return steps * step_of(q); }

// In the order of time, as they are handed in. A pace that cannot be told has no sample.
std::vector<Sample> force_of(std::span<const measure::Moment>);
std::vector<Sample> pace_of(std::span<const measure::Pace>);

} // namespace history
