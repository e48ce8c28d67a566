// Text that comes from outside, one character at a time.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace routine {

// The length of the UTF-8 sequence at the front, 1..4; nothing where there is none (RFC 3629: no
// overlong forms, no surrogates, nothing above U+10FFFF).
std::optional<std::size_t> utf8_length(std::string_view);

// How many characters; nothing where it cannot be shown as it is: no UTF-8, control characters,
// line and paragraph separators, marks that turn the direction of what follows (Unicode 15, UAX 9).
std::optional<std::size_t> characters(std::string_view);

} // namespace routine
