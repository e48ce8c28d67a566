// What files bring, in sentences; window and command line say the same.
#pragma once
#include "importing/summary.h"
#include "importing/take.h"

#include <string>
#include <vector>

namespace importing {

std::vector<std::string> told_of(const Counts&);         // of one file: new, known, left alone
std::vector<std::string> columns(const exchange::Read&); // used, left out, not looked at
std::vector<std::string> zones(const Overall&);
// Where the person was is taken for granted for some of it.
bool zone_is_guessed(const Overall&);
std::string period(const Overall&);          // empty: nothing has a day
std::string repeated(const exchange::Read&); // empty: nothing is
std::string rivals(const Plan&);             // of nights that other sources tell, too; or empty
// Of one that was undone: what is taken back, what is as before, what stays corrected.
std::vector<std::string> told_of(const diary::Undone&, const Stays&);
std::string row(const exchange::Rejected&); // "row 12: .."

} // namespace importing
