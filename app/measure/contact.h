// Is somebody on the roller? Force above 16 N begins it, below 12 N ends it: an arm resting with 18
// N counts, a tare that is 10 N off does not. A heavy load does not leave all at once, and is soon
// back: where there were more than 400 N in the last second both are 3 % of them, at most 20 and 19
// N. Both follow a drifting zero: where nobody is in contact and the force stays within 1 N for 4
// s, its level moves the zero, at most 20 N from nothing; but a change by more than 1 N and 0.15 N
// for each second since the last such rest (at most 4 N; the first time 8 N) is something laid
// down. Times are those of the crossing, by a straight line between two moments.
#pragma once
#include "measure/findings.h"
#include "measure/sliding_range.h"

#include <optional>
#include <vector>

namespace measure {

constexpr units::Newtons contact_begins{16.0}, contact_ends{12.0};

class ContactFinder {
  public:
    bool push(units::SessionTime, units::Newtons); // the state from now on
    void gap(units::SessionTime from);             // nothing is known after `from`
    void tared();                                  // forces are from now on by another zero
    void forget_before(units::SessionTime);        // contacts that ended before
    bool now() const { return begun_.has_value(); }
    units::SessionTime last_contact() const { return last_; }
    units::Newtons zero() const { return zero_; } // by which the force was off when last empty
    // With hindsight: without touches, and then without breaks, of less than `shortest_s`. The
    // present one ends at the last moment.
    std::vector<Contact> found() const;
    static constexpr double shortest_s = 0.1;

  private:
    void follow_zero(units::SessionTime, units::Newtons);
    units::Newtons threshold() const;
    units::SessionTime crossed(units::SessionTime, units::Newtons load) const;

    std::vector<Contact> ended_;
    std::optional<units::SessionTime> begun_;
    units::SessionTime last_{}; // in contact
    struct Before {
        units::SessionTime at{};
        units::Newtons load{};
    };
    std::optional<Before> before_; // the moment before, if nothing is missing in between
    units::Newtons zero_{};
    struct Rest { // nobody in contact, and still
        units::SessionTime at{};
        double level_n = 0.0;
    };
    std::optional<Rest> rest_; // the last one
    double lies_n_ = 0.0;      // what lies on the roller, too light for contact
    SlidingRange recent_{1.0};
    SlidingRange empty_{4.0};
};

} // namespace measure
