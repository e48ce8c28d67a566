// Cells of a row as numbers, and what is wrong with them.
#pragma once
#include "exchange/table.h"

#include <initializer_list>

namespace exchange {

// Nothing where the cell is empty, or is one of the words a format writes for "not known".
std::optional<double> cell(const Row&, std::string_view field);

bool filled(const Row&, std::initializer_list<std::string_view> fields);

// The sum of those that are there; nothing where none is.
std::optional<double> sum(const Row&, std::initializer_list<std::string_view> fields);

// A number that is written but cannot be read.
std::optional<std::string_view> unreadable(const Row&,
                                           std::initializer_list<std::string_view> fields);

std::optional<int> count(const Row&, std::string_view field); // 0 .. 10000, whole

// What is common to the sleeps of a table. `facts`: the cells that say what the row says.
Sleep sleep_of(const Row&, std::string_view format, std::initializer_list<std::string_view> facts);

} // namespace exchange
