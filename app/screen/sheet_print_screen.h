// The fortnight sheet as a page to print: from which day on, on which paper, into which file.
#pragma once
#include "entering/taken.h"
#include "screen/form.h"
#include "units/local_time.h"

namespace screen {

// Wishes: "from:today", "from:monday", "paper:letter", "pdf", "leave".
struct SheetPrintFacts {
    std::string from = {}, file = {}; // as they were typed; the file without its ending
    units::Day today{}, monday{};     // monday: the next one
    bool letter = false;
    bool writing = false;
    entering::Refused refused = {}; // "from", "file"
    std::string said = {}, trouble = {};
};

FormView view_of(const SheetPrintFacts&); // pure

} // namespace screen
