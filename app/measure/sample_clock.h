// Places samples in time: the board's 32-bit tick counter, unwrapped, fitted to the host's clock.
// Arrival is sample time plus a delay that is never negative, so the lower convex hull of (tick,
// arrival) is the best line (signal facts, section 2); a window of 60 s follows temperature.
#pragma once
#include "units/session_time.h"

#include <cstdint>
#include <optional>

namespace measure {

struct ClockFit {
    std::uint64_t ticks = 0;    // unwrapped, since the board's start or this connection
    units::HostTime host{};     // the moment of `ticks`
    double microseconds_per_tick = 0.5;
};

class SampleClock {
  public:
    explicit SampleClock(std::uint32_t ticks_per_second);
    std::uint64_t unwrap(std::uint32_t ticks);  // calls come within half a turn (17.9 min) of each other
    void arrived(std::uint64_t ticks, units::HostTime at);
    units::HostTime host_time(std::uint64_t ticks) const;  // never moves backwards for rising ticks
    ClockFit fit() const;
    void restart();  // the board restarted or reconnected

  private:
    struct Hull;
};

}  // namespace measure
