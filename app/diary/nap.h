// Sleep by day, kept apart from the nights: it never adds to their minutes.
#pragma once
#include "diary/entry.h"
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
    // no_such_zone, skipped, twice, out_of_range, out_of_order, in_future, contradicts
    NightError error{};
    bool operator==(const NapFault&) const = default;
};
// When it began.
tl::expected<units::WallTime, NapFault> began(const Nap&, units::WallTime entered_at);

// True minutes from its begin to that time of its day. A fault of that time is one of `asleep`:
// out_of_order where it does not come after the begin, in_future where it is still to come.
tl::expected<int, NapFault> minutes_until(const Nap&, const NightClock& end,
                                          units::WallTime entered_at);

// For the time of one that began(): a night that the person told, or another sleep by day, is noted
// there. A device's nights are no reason to doubt the person. What is handed in holds, and is none
// of this nap itself.
bool overlaps(const Nap&, std::span<const Entry<Night>>, std::span<const Nap> others,
              units::WallTime entered_at);

// What of the diary stands in the way of one that began(), but for the entry that it corrects.
struct InTheWay {
    std::string same;      // the id of one that begins as it does
    bool overlaps = false; // as above
};
InTheWay in_the_way(const Nap&, std::string_view corrects, std::span<const Entry<Night>>,
                    std::span<const Entry<Nap>>, units::WallTime entered_at);

int nap_minutes(std::span<const Nap>, units::Day);

} // namespace diary
