// Reminders as an iCalendar file (RFC 5545) with alarms, for a telephone's calendar. Times are
// "floating": they hold by the clock of wherever the person is.
#pragma once
#include "units/local_time.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

struct Reminder {
    std::string id;                       // the same reminder in a later file has the same
    std::string title, text;              // in the person's language
    units::Clock at{};                    // of each of its days
    std::vector<std::chrono::weekday> on; // none = every day
    units::Day from{};                    // the first day on which it may fall
    std::optional<units::Day> until;      // the last one
};

// A day of it lies in its span.
bool ever(const Reminder&);

// Whose reminders they are: a word in which the files of several people differ, as a telephone may
// show them all, and that does not tell the name. `file` is where the person's diary lies.
std::string whose(std::string_view file);

// Lines end with CR LF and have at most 75 bytes. A reminder that is never is left out. `now` is
// when the file was made.
std::string calendar_of(std::span<const Reminder>, std::string_view whose, units::WallTime now);

} // namespace exchange
