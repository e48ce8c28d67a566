// A night in one line: "22:45 23:10 25 2 20 06:30 06:50" = into bed, tried to sleep, latency,
// awakenings, minutes awake, final wake, out of bed; "-" = not told. A clock time may end in "a" or
// "b": the first or second time the clock showed it.
#pragma once
#include "days.h"
#include "diary/night.h"

#include <sstream>
#include <string>

namespace nights {

inline std::optional<diary::NightClock> clock(std::string text) {
    if (text == "-") return std::nullopt;
    diary::NightClock c;
    if (text.back() == 'a') c.reading = units::Reading::first;
    if (text.back() == 'b') c.reading = units::Reading::second;
    c.at = units::clock(text.substr(0, 5)).value();
    return c;
}

inline std::optional<int> number(const std::string& text) {
    if (text == "-") return std::nullopt;
    return std::stoi(text);
}

inline diary::Night night(const char* wake_date, const std::string& line,
                          const char* zone = "Europe/Berlin", const char* waking_zone = "") {
    std::istringstream in{line};
    std::string into, tried, latency, awakenings, awake, wake, out;
    in >> into >> tried >> latency >> awakenings >> awake >> wake >> out;
    diary::Night n;
    n.wake_date = days::day(wake_date);
    n.zone = zone;
    n.waking_zone = waking_zone;
    n.into_bed = clock(into);
    n.tried_to_sleep = clock(tried);
    n.latency_min = number(latency);
    n.awakenings = number(awakenings);
    n.awake_min = number(awake);
    n.final_wake = clock(wake);
    n.out_of_bed = clock(out);
    return n;
}

} // namespace nights
