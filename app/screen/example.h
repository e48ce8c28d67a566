// A fixed evening with a roller, for pictures of every screen and for tests: the same values
// always, as they could really be. Nothing of it ever reaches a store.
#pragma once
#include "screen/ui.h"

#include <string_view>
#include <vector>

namespace screen {

// "home", "session", "session-rest", ..
const std::vector<std::string_view>& example_screens();

// Draws the named screen with the example's values; false when there is none of that name.
bool draw_example(Ui&, std::string_view name);

} // namespace screen
