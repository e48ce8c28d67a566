// The fortnight sheet on the command line: what it asks of this person.
#pragma once
#include "paper/sheet.h"
#include "terminal/log.h"

namespace terminal::log {

// For a sheet from this day on; reads what the book needs for it.
tl::expected<paper::SheetFacts, Failure> sheet_facts(Desk&, Book&, units::Day from);

} // namespace terminal::log
