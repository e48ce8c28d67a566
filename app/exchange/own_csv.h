// The diary as CSV and back: one table, its first column says what a row is, columns named with
// their units, UTF-8, times ISO 8601 with offset. What is written is read again as the same values;
// README.md here lists the columns, and the smaller tables that are read as well.
#pragma once
#include "exchange/read.h"

#include <span>

namespace exchange {

struct Written {
    Value value;
    std::string told_by; // text of its source; empty of what the person entered itself
    std::string id = {}; // of its entry, which no other diary has
};

struct CsvForm {
    char separator = ',';
    bool decimal_comma = false; // else a point
    bool mark = false;          // a byte-order mark: some spreadsheets take it for "UTF-8"
};

// A whole file with its header and its last row, lines ended by LF. What the diary's checks do not
// pass is left out.
// Text that a spreadsheet would take for a formula has a ' before it, which is taken off again when
// it is read. `person` stands in each row, where it is told.
std::string csv_of(std::span<const Written>, units::WallTime now, const CsvForm& = {},
                   std::string_view person = {});

// What tells a row of the own CSV from all others: the hash that reading gives this value where it
// stands in a file for the first, second .. time. Nothing where the checks do not pass.
std::optional<std::string> own_hash(const Value&, units::WallTime now, std::size_t occurrence = 1);
// What stands in the column "check": that of the first time, as no spreadsheet takes it for a
// number, and the id of the entry. A row that says something else than its check was edited since
// it was written.
std::optional<std::string> own_check(const Value&, units::WallTime now, std::string_view id = {});
std::string said_in(std::string_view check); // without the id

} // namespace exchange
