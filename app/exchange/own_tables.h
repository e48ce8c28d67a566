// What writing and reading the diary's own CSV share: tables with their columns, and the few
// words of theirs that the diary has none for.
#pragma once
#include "exchange/table.h"

#include <array>

namespace exchange {

enum OwnTable : std::size_t { nights, naps, doses, intakes, observations };
constexpr std::size_t own_tables_count = 5;
const std::array<Table, own_tables_count>& own_tables(); // in the order of OwnTable

// In the order of diary::Unit.
constexpr std::array<std::string_view, 3> unit_words{"mg", "ug", "IU"};

// A spreadsheet does not take text that begins so for a formula; other text gets a ' before it.
constexpr bool harmless(char c) {
    return std::string_view{"=+-@\t\r'"}.find(c) == std::string_view::npos;
}

} // namespace exchange
