// Conversions per second of one cell: conversions over board time, by their running number, so that
// neither lost samples nor late arrivals matter. The board's clock is put right by the host's
// (fit).
#pragma once
#include "measure/sample_clock.h"

#include <cstdint>
#include <optional>

namespace measure {

class RateMeter {
  public:
    void sample(std::uint32_t counter, std::uint64_t ticks);
    // Nothing before half a second. As good as the fit: within 200 ppm after 2 s, 50 ppm after a
    // minute (tests/bench/README.md).
    std::optional<double> rate_hz(const ClockFit&) const;

  private:
    bool begun_ = false;
    std::uint32_t first_counter_ = 0, last_counter_ = 0;
    std::uint64_t first_ticks_ = 0, last_ticks_ = 0;
};

} // namespace measure
