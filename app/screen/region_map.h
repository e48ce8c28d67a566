// The drawn body below the question where it is: what was chosen is marked, and a place is chosen
// by the pointer. By keys the field above it does the same.
#pragma once
#include "screen/column.h"
#include "screen/morning_screen.h"

namespace screen {

void region_map(Ui&, Column&, const MorningField&, MorningTyping&);

} // namespace screen
