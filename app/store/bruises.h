// What the diary tells of bruises after rolling, among what was told of single sessions: a region
// is spared whichever way it was told.
#pragma once
#include "care/answers.h"
#include "diary/entry.h"
#include "diary/observation.h"

#include <vector>

namespace store {

// `told`: oldest first, as what is handed back. A bruise spares its region; "no bruise" of a later
// moment takes back what the diary told before, and nothing that was told otherwise; how sore it is
// stays untold.
std::vector<care::Report> with_bruises(std::vector<care::Report> told,
                                       const std::vector<diary::Entry<diary::Observation>>&);

} // namespace store
