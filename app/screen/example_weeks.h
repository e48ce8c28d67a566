// Eight weeks of a log, for the pictures of example.h.
#pragma once
#include "screen/weeks_screen.h"

namespace screen::example {

const insight::Log& weeks_log(); // up to Thursday, 26 November 2026
WeeksFacts weeks(const insight::Log&);

} // namespace screen::example
