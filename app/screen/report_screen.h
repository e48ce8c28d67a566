// What a period shows, as files: a report on paper, and its tables for other programs.
#pragma once
#include "screen/form.h"

#include <array>

namespace screen {

constexpr std::array<int, 3> report_weeks{4, 12, 52};

// Wishes: "weeks:4", "paper:letter", "numbers:german", "pdf", "steps", "planned", "json", "leave".
struct ReportFacts {
    std::string from, until, name, file; // as they were typed; the file without its ending
    int weeks = 0;                       // of report_weeks; 0: the two days
    bool letter = false, german = false;
    bool writing = false;
    std::map<std::string, std::string> refused = {}; // by box
    std::string said = {}, trouble = {};
};

FormView view_of(const ReportFacts&); // pure

} // namespace screen
