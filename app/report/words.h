// What a report says in words: what was done and measured, how it was counted. No praise and no
// blame; no force is good or bad.
#pragma once
#include "report/report.h"

#include <string>
#include <vector>

namespace report {

std::string title(const Report&);                 // "Rolling from 5 Oct 2026 to 27 Nov 2026"
std::vector<std::string> in_short(const Report&); // what stands below it, sentence by sentence
std::vector<std::string> left_out(const Report&); // what no figure has in it, and how many; or none
std::string line(const Work&, const Difference&);
std::string line(const NotMeasured&);
std::string why(session::NotCompared); // a series begins anew: "another calibration"
std::vector<std::string> method();     // how it was counted

} // namespace report
