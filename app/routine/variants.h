// The variants of an exercise against each other, by the share of the body's weight that they take.
#pragma once
#include "routine/routine.h"

namespace routine {

// More force than the usual one, which is the first, whatever its file calls it.
bool heavier(const Exercise&, std::size_t variant);
// Of two: the one with less force, the first where they are alike.
std::size_t lighter_of(const Exercise&, std::size_t first, std::size_t second);

} // namespace routine
