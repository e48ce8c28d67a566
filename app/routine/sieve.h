// What never reaches the TOML parser. toml++ 3.3.0 stops the process on a German author's typo such
// as [Übung], and a header of many thousand dots overflows its stack (toml++ issues 242, 292, 301),
// so a file is read by these few rules first.
#pragma once
#include "routine/tree.h"

namespace routine {

constexpr std::size_t largest_file = 65536; // bytes
constexpr int most_dots = 32;               // in one line, outside texts and comments
constexpr int deepest = 16;                 // brackets open at the same time

// Adds an error for everything found. True = may be parsed: not too large, valid UTF-8, no control
// characters, letters beyond ASCII only inside texts and comments, few dots, few open brackets.
bool passes(std::string_view text, Errors&);

} // namespace routine
