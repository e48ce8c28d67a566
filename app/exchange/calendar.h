// Reminders as an iCalendar file (RFC 5545) with alarms, for a telephone's calendar. Times are
// "floating": they hold by the clock of wherever the person is.
#pragma once
#include "units/local_time.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
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

// Lines end with CR LF and have at most 75 bytes. A reminder none of whose days lies in its span is
// left out. `now` is when the file was made.
std::string calendar_of(std::span<const Reminder>, units::WallTime now);

} // namespace exchange
