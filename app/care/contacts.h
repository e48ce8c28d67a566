// Whom to call, by country. Numbers of 2026; a country that is not in the list has 112, which works
// in all of the EU and on most mobile networks.
#pragma once
#include <span>
#include <string_view>

namespace care {

struct Contacts {
    std::string_view country;   // ISO 3166, "DE"; "" = elsewhere
    std::string_view emergency; // ambulance
    std::string_view doctor;    // a doctor on call or medical advice by telephone; empty = none
};

std::span<const Contacts> all_contacts();
Contacts contacts(std::string_view country);
// In the list, of a territory ("FR"): itself, "EU" for its other members, else "".
std::string_view country_of(std::string_view territory);

} // namespace care
