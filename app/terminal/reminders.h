// Times of reminders as they are typed, for the calendar and for those on the screen.
#pragma once
#include "diary/reminders.h"
#include "terminal/desk.h"

#include <optional>
#include <string>

namespace CLI { // NOLINT(readability-identifier-naming)
class App;
}

namespace terminal {

struct ReminderTimes {                  // nothing = as it is kept
    std::optional<std::string> rolling; // days of the week, "mon,wed,fri"; "-" for none
    std::optional<std::string> rolling_at, morning_at, evening_at; // "20:00"; "-" for none
};
void add_options(CLI::App&, ReminderTimes&);
tl::expected<diary::Reminders, Failure> typed_over(diary::Reminders, const ReminderTimes&);

std::string_view weekday_word(std::chrono::weekday); // "mon"

} // namespace terminal
