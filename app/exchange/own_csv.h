// The diary as CSV and back: one table for each kind, columns named with their units, UTF-8, times
// ISO 8601 with offset. What is written is read again as the same values. README.md here lists the
// columns.
#pragma once
#include "exchange/read.h"

#include <span>

namespace exchange {

// Whole files with their header, lines ended by LF. Values that pass the diary's checks; what does
// not (a night without its times) is left out. Text that a spreadsheet would take for a formula has
// a ' before it, which is taken off again when it is read.
std::string csv_of(std::span<const diary::Night>, units::WallTime now);
std::string csv_of(std::span<const diary::Nap>, units::WallTime now);
std::string csv_of(std::span<const diary::Dose>);
std::string csv_of(std::span<const diary::Intake>);
std::string csv_of(std::span<const diary::Observation>);

} // namespace exchange
