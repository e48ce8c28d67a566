#include "measure/rate.h"

namespace measure {

namespace {

constexpr std::uint32_t least_conversions = 5;
constexpr double least_seconds = 0.5;

} // namespace

// A converter that was restarted, or counts anew, paused: it is measured afresh.
void RateMeter::sample(std::uint32_t counter, std::uint64_t ticks) {
    const std::uint32_t steps = counter - last_counter_, all = last_counter_ - first_counter_;
    if (begun_ && (ticks <= last_ticks_ || steps == 0 || steps > 0x80000000U)) begun_ = false;
    if (begun_ && all >= least_conversions) {
        const double usual = static_cast<double>(last_ticks_ - first_ticks_) / all;
        const double now = static_cast<double>(ticks - last_ticks_) / steps;
        if (now > 1.5 * usual || now < 0.5 * usual) begun_ = false;
    }
    if (!begun_) {
        begun_ = true;
        first_counter_ = counter;
        first_ticks_ = ticks;
    }
    last_counter_ = counter;
    last_ticks_ = ticks;
}

std::optional<double> RateMeter::rate_hz(const ClockFit& fit) const {
    const std::uint32_t conversions = last_counter_ - first_counter_;
    const double seconds =
        static_cast<double>(last_ticks_ - first_ticks_) * fit.microseconds_per_tick * 1e-6;
    if (conversions < least_conversions || seconds < least_seconds) return std::nullopt;
    return conversions / seconds;
}

} // namespace measure
