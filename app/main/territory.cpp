#include "main/territory.h"

#include <istream>
#include <sstream>

namespace app {
namespace {

bool is_territory(std::string_view code) {
    const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    return code.size() == 2 && letter(code[0]) && letter(code[1]);
}

} // namespace

std::string territory_of_locale(std::string_view locale) {
    const auto at = locale.find('_');
    if (at == std::string_view::npos) return {};
    const std::string_view code = locale.substr(at + 1, locale.find_first_of(".@", at) - at - 1);
    return is_territory(code) ? std::string{code} : std::string{};
}

// Its columns: territory, coordinates, zone, comment.
std::string territory_of_zone(std::istream& table, std::string_view zone) {
    for (std::string line; std::getline(table, line);) {
        std::istringstream columns{line};
        std::string territory, coordinates, name;
        columns >> territory >> coordinates >> name;
        if (name == zone && is_territory(territory)) return territory;
    }
    return {};
}

} // namespace app
