// Sound as numbers: one channel, 48 000 samples a second, -1..1.
#pragma once
#include "units/session_time.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace sound {

constexpr int rate_hz = 48000;
using Samples = std::vector<float>;
using Frame = std::int64_t; // a sample's place, counted from the beginning of a sound or a session

constexpr Frame frames_of(units::Duration d) {
    const std::int64_t scaled = d.count() * (rate_hz / 1000);
    return (scaled + (scaled < 0 ? -500 : 500)) / 1000;
}
constexpr units::Duration duration_of(Frame frames) {
    return units::Duration{frames * 1000 / (rate_hz / 1000)};
}

} // namespace sound
