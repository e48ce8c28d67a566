// Where this computer is, by what it was set up for: whose emergency numbers are shown first.
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

namespace app {

// ISO 3166, "AT"; empty where it is not told.
std::string territory_of_locale(std::string_view locale);                  // "de_AT.UTF-8"
std::string territory_of_zone(std::istream& table, std::string_view zone); // zone.tab of tzdata

} // namespace app
