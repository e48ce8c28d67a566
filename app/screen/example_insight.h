// A question and its answers, for the pictures of example.h.
#pragma once
#include "screen/insight_screen.h"

#include <string_view>
#include <vector>

namespace screen::example {

struct InsightExample {
    std::string_view name;
    InsightFacts facts; // its question is one that stays
};
std::vector<InsightExample> insights();

} // namespace screen::example
