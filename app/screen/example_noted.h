// The screens of example.h on which sleep by day and values of a laboratory are noted.
#pragma once
#include "screen/example_diary.h"

namespace screen {

std::vector<Example> noted_examples();

} // namespace screen
