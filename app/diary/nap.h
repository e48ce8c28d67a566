// Sleep by day, kept apart from the nights: it never adds to their minutes.
#pragma once
#include "diary/night.h"

namespace diary {

struct Nap {
    units::Day day{}; // of the diary, from 04:00 to 04:00
    std::string zone;
    NightClock begin;
    int asleep_min = 0; // 1 .. 360; longer is a night
    bool operator==(const Nap&) const = default;
};

enum class NapField : std::uint8_t { day, zone, begin, asleep };
struct NapFault {
    NapField field{};
    NightError error{}; // no_such_zone, skipped, twice, out_of_range, in_future
    bool operator==(const NapFault&) const = default;
};
// When it began.
tl::expected<units::WallTime, NapFault> began(const Nap&, units::WallTime entered_at);

int nap_minutes(std::span<const Nap>, units::Day);

} // namespace diary
