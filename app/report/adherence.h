// Planned days and days done, of the plans in use at the time. Pure.
#pragma once
#include "report/session.h"
#include "routine/library.h"
#include "store/plans.h"

#include <span>
#include <string>
#include <vector>

namespace report {

struct PlannedDays {         // of one version of a plan, as long as it was the one in use
    std::string plan, title; // its id; the title in the present language
    int version = 1;
    units::Day from{}, until{}; // both included, within the period
    int planned = 0;            // of a week that is cut, its share
    int done = 0;               // days with a session to its end, once for each routine
    bool operator==(const PlannedDays&) const = default;
};
struct Adherence {
    std::vector<PlannedDays> plans = {}; // in the order in which they were taken
    int unreadable = 0;                  // versions that can no longer be read
    int planned() const;
    int done() const;
    bool operator==(const Adherence&) const = default;
};

// Of a plan that was dropped up to the day before; where an older player dropped it nobody knows
// when, and none of its days are counted.
Adherence adherence_of(const std::vector<store::KeptPlan>& oldest_first, const routine::Library&,
                       std::span<const Session>, units::Day from, units::Day to);

} // namespace report
