// What went wrong in words of the window, where those of the command line name what only it has.
#pragma once
#include "terminal/failure.h"

#include <string>

namespace app {

std::string told(const terminal::Failure&);

} // namespace app
