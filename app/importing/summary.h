// What files bring, counted: of each file, and of all together.
#pragma once
#include "importing/plan.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace importing {

struct Counts {
    std::size_t fresh = 0, changed = 0, known = 0, corrected = 0, other_kind = 0;
    // Of the fresh and changed ones; food: magnesium that may be from it.
    std::size_t nights = 0, naps = 0, doses = 0, intakes = 0, observations = 0, others = 0,
                food = 0;
};

// Of what was asked for.
struct Overall {
    std::optional<units::Day> from, to;
    std::map<std::pair<std::string, exchange::Known>, std::size_t> zones;
    std::size_t food = 0; // of what comes
};

struct Summary {
    std::vector<Counts> files;
    Overall all;
};

Summary summary_of(const exchange::Read&, const Plan&);

} // namespace importing
