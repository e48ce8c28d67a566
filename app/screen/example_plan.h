// The screens of a plan that somebody follows, for example.h.
#pragma once
#include "screen/example_diary.h"

namespace screen {

std::vector<Example> plan_examples();

} // namespace screen
