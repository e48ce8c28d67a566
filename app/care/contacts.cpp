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

} // namespace

std::span<const Contacts> all_contacts() { return all; }

Contacts contacts(std::string_view country) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Contacts& c) { return c.country == country; });
    return found == all.end() ? all.back() : *found;
}

} // namespace care
