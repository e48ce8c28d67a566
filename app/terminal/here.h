// Where and when it is for a person: in the zone of their own, else in that of this computer.
#pragma once
#include "terminal/desk.h"
#include "units/local_time.h"

#include <string>

namespace terminal {

struct Here {
    std::string zone;
    units::WallTime now{};
    units::Day today() const; // of the calendar
};

Here here(const Surroundings&, const store::Settings&);
// For the person at the desk; one without a file has no zone of their own.
tl::expected<Here, Failure> here(const Desk&);

} // namespace terminal
