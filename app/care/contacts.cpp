#include "care/contacts.h"

#include <algorithm>
#include <array>

namespace care {
namespace {

constexpr std::array<Contacts, 7> all{{{"DE", "112", "116117"},
                                       {"AT", "144", "1450"},
                                       {"CH", "144", ""},
                                       {"GB", "999", "111"},
                                       {"US", "911", ""},
                                       {"EU", "112", ""},
                                       {"", "112", ""}}};

// Of the EU, others than those above.
constexpr std::array<std::string_view, 25> members{
    "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "GR", "HU", "IE", "IT",
    "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"};

} // namespace

std::span<const Contacts> all_contacts() { return all; }

Contacts contacts(std::string_view country) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Contacts& c) { return c.country == country; });
    return found == all.end() ? all.back() : *found;
}

std::string_view country_of(std::string_view territory) {
    const std::string_view listed = contacts(territory).country;
    if (!listed.empty()) return listed;
    const bool member = std::find(members.begin(), members.end(), territory) != members.end();
    return member ? "EU" : "";
}

} // namespace care
