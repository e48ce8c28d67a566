// Amounts of magnesium told in words. Whether "400 mg" is magnesium or a compound is never guessed:
// the text says it, or the person did.
#pragma once
#include "exchange/read.h"

namespace exchange {

bool names_magnesium(std::string_view text);

// "400 mg", "0,4 g", "100 mg elementar". Reasons: amount_unclear, basis_unknown.
tl::expected<diary::Component, Reason> component_of(std::string_view text, const Options&);

} // namespace exchange
