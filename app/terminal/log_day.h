// log day and log asked: a day as it went, and what a morning asks.
#pragma once
#include "terminal/log.h"

namespace terminal::log {

struct DayTyped {
    Typed day;
};
struct AskedTyped {
    std::vector<std::string> items; // instead of those before
    bool none = false;
};

Outcome day(Desk&, const DayTyped&);
Outcome asked(Desk&, const AskedTyped&);

} // namespace terminal::log
