// Imports in words: programs by their names, why a file was refused or a row left out, how a time
// was understood.
#pragma once
#include "exchange/read.h"

#include <string>
#include <string_view>

namespace wording {

// A text of exchange::Source: "Apple Health: Watch"; "typed" is the person's own entries.
std::string source(std::string_view text);

// One sentence: file, row, what is wrong, what to do. Nothing was taken.
std::string sentence(const exchange::Error&, std::string_view file);

// "the time cannot be read (end_time)"
std::string why(const exchange::Rejected&);

std::string name(exchange::Known); // "from local times, in your zone"

} // namespace wording
