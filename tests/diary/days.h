// Moments for the tests of the diary.
#pragma once
#include "units/local_time.h"

#include <string_view>

namespace days {

inline units::Day day(std::string_view text) { return units::day(text).value(); }
inline units::WallTime at(std::string_view iso) { return units::wall_time(iso).value(); }
inline const units::WallTime much_later = at("2100-01-01T00:00:00Z"); // when it was entered

} // namespace days
