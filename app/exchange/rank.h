// Several sources told the same night: the person's order of sources decides which one counts.
// Nights are never averaged.
#pragma once
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

} // namespace exchange
