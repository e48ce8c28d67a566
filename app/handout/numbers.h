// The number of an exercise on order sheets and hand-outs. Sheets lie in drawers for years: a
// number stays what it is, a new exercise gets the next one, one that goes leaves its number.
#pragma once
#include <optional>
#include <string_view>

namespace handout {

std::optional<int> number_of(std::string_view exercise); // by its id; one's own have none
std::string_view exercise_numbered(int);                 // empty: none

} // namespace handout
