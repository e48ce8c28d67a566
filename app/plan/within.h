// What plans say of a routine that stands in none of them: of one that is composed for today. Pure.
#pragma once
#include "plan/due.h"
#include "routine/compose.h"

namespace plan {

struct Within {
    Stop stop;                                  // the strictest of each
    std::vector<routine::Prescribed> exercises; // each once
};
// What a plan says of that day, too. Where routines have an exercise differently: the lighter
// effort, the lighter variant, the slower pace.
void add(Within&, const Plan&, Day, std::span<const Done>);

// The most of routine::composed_minutes that are not more than these and end within the plans'
// time.
int minutes_within(const Stop&, int minutes);

} // namespace plan
