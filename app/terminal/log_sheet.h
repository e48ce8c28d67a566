// The fortnight sheet on the command line: what it asks of this person, and what was written into
// its boxes as entries of the diary.
#pragma once
#include "paper/sheet.h"
#include "terminal/log.h"

#include <map>

namespace terminal::log {

// For a sheet from this day on; reads what the book needs for it.
tl::expected<paper::SheetFacts, Failure> sheet_facts(Desk&, Book&, units::Day from);

// By the word of the row, a text for each day; "" or "-" where the box is empty.
using SheetCells = std::map<std::string, std::vector<std::string>, std::less<>>;

struct SheetFault { // of one box
    std::string code, row;
    std::size_t day = 0;
    std::string message;
};
struct SheetTaken {
    std::vector<store::DiaryEntry> entries; // all from the sheet
    std::size_t unchanged = 0;              // was in the diary like that
};
// All of it, or the first box that cannot be kept. What is empty leaves the diary as it is.
tl::expected<SheetTaken, SheetFault> taken(const paper::SheetFacts&, const SheetCells&,
                                           const Book&);

} // namespace terminal::log
