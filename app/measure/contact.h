// Is somebody on the roller? Force above 16 N begins it, below 12 N ends it: an arm resting with 18
// N counts, a tare that is 10 N off does not.
#pragma once
#include "measure/findings.h"

#include <optional>
#include <vector>

namespace measure {

constexpr units::Newtons contact_begins{16.0}, contact_ends{12.0};

class ContactFinder {
  public:
    bool push(units::SessionTime, units::Newtons); // the state from now on
    void gap(units::SessionTime from);             // nothing is known after `from`
    bool now() const { return begun_.has_value(); }
    units::SessionTime last_contact() const { return last_; }
    std::vector<Contact> found() const; // the present one ends at the last moment

  private:
    std::vector<Contact> ended_;
    std::optional<units::SessionTime> begun_;
    units::SessionTime last_{}; // in contact
};

} // namespace measure
