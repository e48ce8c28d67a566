#include "measure/rate.h"

namespace measure {

namespace {

constexpr std::uint32_t least_conversions = 5;
constexpr double least_seconds = 0.5;

} // namespace

// Not over a pause: a converter that was restarted or counts anew. It is measured afresh.
bool RateMeter::goes_on(std::uint32_t counter, std::uint64_t ticks) const {
    const std::uint32_t steps = counter - now_->last_counter;
    if (ticks <= now_->last_ticks || steps == 0 || steps > 0x80000000U) return false;
    if (now_->conversions() < least_conversions) return true;
    const double usual = now_->ticks() / now_->conversions();
    const double present = static_cast<double>(ticks - now_->last_ticks) / steps;
    return present <= 1.5 * usual && present >= 0.5 * usual;
}

void RateMeter::sample(std::uint32_t counter, std::uint64_t ticks) {
    if (!now_ || !goes_on(counter, ticks)) now_ = Stretch{counter, counter, ticks, ticks};
    now_->last_counter = counter;
    now_->last_ticks = ticks;
    if (now_->conversions() >= longest_.conversions()) longest_ = *now_;
}

std::optional<double> RateMeter::rate_hz(const ClockFit& fit) const {
    const double seconds = longest_.ticks() * fit.microseconds_per_tick * 1e-6;
    if (longest_.conversions() < least_conversions || seconds < least_seconds) return std::nullopt;
    return longest_.conversions() / seconds;
}

} // namespace measure
