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
    // Of the longest stretch without a pause; nothing before half a second. As good as the fit:
    // within 200 ppm after 2 s, 50 ppm after a minute (tests/bench/README.md).
    std::optional<double> rate_hz(const ClockFit&) const;
    std::uint32_t conversions() const { return longest_.conversions(); } // in that stretch

  private:
    struct Stretch {
        std::uint32_t first_counter = 0, last_counter = 0;
        std::uint64_t first_ticks = 0, last_ticks = 0;
        std::uint32_t conversions() const { return last_counter - first_counter; }
        double ticks() const { return static_cast<double>(last_ticks - first_ticks); }
    };
    bool goes_on(std::uint32_t counter, std::uint64_t ticks) const;

    std::optional<Stretch> now_;
    Stretch longest_;
};

} // namespace measure
