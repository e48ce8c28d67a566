// Boxes of the fortnight sheet that are not in the diary so far, each on its date: while another
// sheet is open, and as the text that keeps them while none is.
#pragma once
#include "entering/sheet.h"

namespace entering {

struct Waiting {
    units::Day from{}; // of the sheet that was open last
    std::map<units::Day, std::map<std::string, std::string, std::less<>>> boxes = {};
};
// In place of what it had of the days of that sheet.
void lay_aside(Waiting&, const SheetCells&, units::Day from);
SheetCells on_sheet(const Waiting&, units::Day from);

// A line for each box; empty where nothing waits.
std::string text(const Waiting&);
struct WaitingRead {
    Waiting waiting;
    std::size_t not_understood = 0; // lines
};
WaitingRead read_waiting(std::string_view text);

} // namespace entering
