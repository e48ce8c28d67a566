// A practice of some clients, for the pictures of example.h.
#pragma once
#include "screen/example_diary.h"

namespace screen {

std::vector<Example> review_examples();

} // namespace screen
