// The two clocks of a running session. Neither has a now(): only main/ and terminal/ own real
// clocks and hand the time in.
#pragma once
#include <chrono>
#include <cstdint>

namespace units {

using Duration = std::chrono::microseconds;

// Time since the session began. Samples are placed on it by the fit of the board's clock.
struct SessionClock {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<SessionClock>;
    static constexpr bool is_steady = true;
};
using SessionTime = SessionClock::time_point;

// This computer's monotonic clock, as handed in: when bytes arrived. Never the time of a sample.
struct HostClock {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<HostClock>;
    static constexpr bool is_steady = true;
};
using HostTime = HostClock::time_point;

constexpr double seconds(Duration d) { return static_cast<double>(d.count()) * 1e-6; }
constexpr double seconds(SessionTime t) { return seconds(t.time_since_epoch()); }
constexpr double seconds(HostTime t) { return seconds(t.time_since_epoch()); }

// To the nearest microsecond.
constexpr Duration duration_of(double s) {
    return Duration{static_cast<std::int64_t>(s * 1e6 + (s < 0 ? -0.5 : 0.5))};
}
constexpr SessionTime session_time(double s) { return SessionTime{duration_of(s)}; }

} // namespace units
