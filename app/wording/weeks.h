// The weeks of a log in words.
#pragma once
#include "insight/weeks.h"

#include <string>
#include <vector>

namespace wording {

std::string facts(const insight::Week&);   // "rolled on 2 days, asleep 6 h 50 min"
std::string line(const insight::WeekDay&); // "Mon: rolled 12 min, asleep 6 h 50 min"; or empty
std::vector<std::string> lines(const insight::Steadiness&);

std::string value(insight::NightValue, double);         // "7", "6 h 35 min"
std::string still_missing(const insight::NightAndDay&); // days with both; of one that lacks some

} // namespace wording
