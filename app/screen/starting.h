// The ways to begin a routine, alike on every screen that offers one.
#pragma once
#include "screen/column.h"
#include "screen/wish.h"

namespace screen {

struct Start {
    std::string routine; // id
    bool enabled = true, by_enter = true;
    bool offers_without = false; // no roller is ready
    bool without_first = false;  // and Enter plays without it
    bool starting = false;       // waits for the roller
};

// Buttons, and Escape while it waits; the wish that was made.
Wish start_choices(Column&, const Start&);

} // namespace screen
