// What went wrong in words of the window, where those of the command line name what only it has.
#pragma once
#include "terminal/failure.h"

#include <string>

namespace app {

std::string told(const terminal::Failure&);

// Lines of the command line as sentences of one text.
std::string in_one_line(std::string lines);

} // namespace app
