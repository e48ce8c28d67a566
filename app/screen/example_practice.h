// The plans of a practice and their editor, for example.h.
#pragma once
#include "screen/example_diary.h"

namespace screen {

std::vector<Example> practice_examples();

} // namespace screen
