// What writing and reading the diary's own CSV share: tables with their columns, and the few
// words of theirs that the diary has none for.
#pragma once
#include "exchange/table.h"

#include <array>

namespace exchange {

// All kinds: all of them in one, told apart by its first column.
enum OwnTable : std::size_t {
    all_kinds,
    nights,
    naps,
    doses,
    intakes,
    observations,
    laboratory,
    answers
};
constexpr std::size_t own_tables_count = 8;
const std::array<Table, own_tables_count>& own_tables(); // in the order of OwnTable

// What that first column says; that table has none.
constexpr std::array<std::string_view, own_tables_count> entry_words{
    "", "night", "nap", "dose", "intake", "observation", "laboratory", "answer"};

// And in the last row of a whole file.
constexpr std::string_view end_word = "end";

// In the order of diary::Unit.
constexpr std::array<std::string_view, 3> unit_words{"mg", "ug", "IU"};

// A spreadsheet does not take text that begins so for a formula; other text gets a ' before it.
constexpr bool harmless(char c) {
    return std::string_view{"=+-@\t\r'"}.find(c) == std::string_view::npos;
}

} // namespace exchange
