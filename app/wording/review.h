// What clients left out of their replies, in words.
#pragma once
#include "review/export.h"
#include "review/row.h"

#include <string>

namespace wording {

std::string not_told(); // in place of a figure
// "not told: discomfort, pain"; empty where nothing was left out.
std::string not_told(const review::LeftOut&);
// The same; where some sessions tell it: "not told: discomfort in 2 of 3 sessions".
std::string not_told(const review::Figures&);
// What of a client's record cannot be read; empty where all can.
std::string not_exported(const review::Everything&);

} // namespace wording
