// Sessions as one table for other programs: a row for each step. Columns named with their units,
// times ISO 8601 with offset, unknown = empty, numbers in full.
#pragma once
#include "exchange/own_csv.h"
#include "report/adherence.h"
#include "report/session.h"

#include <span>
#include <string>
#include <string_view>

namespace report {

// With its header, lines ended by LF. A session without steps has one row. Text that a spreadsheet
// would take for a formula has a ' before it; numbers stay as they are. `person` stands in each
// row.
std::string csv_of(std::span<const Session>, const exchange::CsvForm& = {},
                   std::string_view person = {});

// Planned days and days done: a row for each version of a plan.
std::string csv_of(const Adherence&, const exchange::CsvForm&, std::string_view person);

// The words of the command line's documents.
std::string_view word(protocol::Build); // empty = not known
std::string_view word(session::RollerKind);
std::string_view word(session::Completion);
std::string_view word(routine::Side);
std::string_view word(routine::Tool);

} // namespace report
