// Several sources told the same night: the person's order of sources decides which one counts.
// Nights are never averaged.
#pragma once
#include "diary/entry.h"
#include "exchange/read.h"

#include <span>

namespace exchange {

struct Told {
    units::Day wake_date{};
    Source source;
};

// For each wake date the place of the night that counts, in order of dates. Sources that are not
// ranked come after those that are, by their names, so that the answer is always the same. A ranked
// program without a device stands for all its devices.
std::vector<std::size_t> chosen(std::span<const Told>, std::span<const Source> ranking);

// As the person reads and ranks it, and as a night keeps it: "oura", "apple-health: Watch".
std::string text(const Source&);
Source source_named(std::string_view text);

// What the person entered itself, typed or from the printed sheet, also when it came back by the
// own CSV: "typed".
Source source_of(const diary::Source&);

// Of nights that hold now, the places of those that count, in order of dates. What the person
// entered itself comes first unless the ranking says otherwise; it holds texts of sources.
std::vector<std::size_t> counting(std::span<const diary::Entry<diary::Night>>,
                                  std::span<const std::string> ranking);
// When the person was in bed by them, as far as both ends are known; in order.
std::vector<diary::InBed> beds(std::span<const diary::Entry<diary::Night>>,
                               std::span<const std::string> ranking);

} // namespace exchange
