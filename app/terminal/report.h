// report: what a period of rolling shows, as a page and an appendix to be printed.
#pragma once
#include "terminal/desk.h"

#include <chrono>
#include <optional>
#include <string>

namespace terminal {

constexpr std::chrono::days longest_report{366 * 15};

struct ReportTyped {
    std::string file, paper = "a4";
    std::optional<std::string> from, to, name; // days; the last twelve weeks otherwise
    bool replace = false;
};

Outcome make_report(Desk&, const ReportTyped&);

} // namespace terminal
