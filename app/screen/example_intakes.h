// The screens of example.h on which is told what was taken, and of the plan for magnesium.
#pragma once
#include "screen/example_diary.h"

namespace screen {

std::vector<Example> intakes_examples();

} // namespace screen
