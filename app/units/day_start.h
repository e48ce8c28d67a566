// When a day begins here: what was done after midnight but before it belongs to the day before.
// Pages and sentences that say 04:00 mean this.
#pragma once
#include <chrono>

namespace units {

constexpr std::chrono::hours day_begins{4}; // local time

} // namespace units
