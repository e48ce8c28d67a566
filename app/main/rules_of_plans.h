// When a session of the window ends by the plans of its person: read from their file, and told.
#pragma once
#include "terminal/heeding.h"

#include <string>
#include <vector>

namespace app {

struct RulesOfPlans {
    terminal::Heeding heeding;
    std::vector<sound::Part> told; // what follows of what was told before it was cut short
    std::string not_all;           // why rules do not hold, or not all of them; or empty
};

// Reads from the disk. `again`: the one that goes on, and was begun so.
RulesOfPlans rules_of_plans(store::Store&, const routine::Library&, const session::Beginning&,
                            const std::optional<store::SessionId>& again = {});

// A sentence or more for the beginning of the session; or empty.
std::string told_at_the_beginning(const RulesOfPlans&);

} // namespace app
