// The history in words: weeks against what was meant, what breaks a series, left and right.
#pragma once
#include "history/calendar.h"
#include "history/sides.h"

#include <string>
#include <vector>

namespace wording {

std::string title(const history::CalendarWeek&);   // "Week 48, from 23 Nov 2026"
std::string against(const history::CalendarWeek&); // "2 days of 2 to 3"
// Why nothing before it is compared with what comes: "another roller". Empty for the first run.
std::string begins_anew(session::NotCompared);
// A sentence for the pressure and one for the pace; a difference only with its interval.
std::vector<std::string> lines(const history::SideBySide&);

} // namespace wording
