// The calendar and the clock on the wall as a person tells them, "on the 20th at 22:45", and the
// moments they mean in a zone. Zones are names of the tz database ("Europe/Berlin"), from the
// system's tzdata.
#pragma once
#include "units/wall_time.h"

#include <tl/expected.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace units {

using Day = std::chrono::local_days; // of the calendar, wherever
using LocalTime = std::chrono::local_time<std::chrono::minutes>;
using Clock = std::chrono::minutes; // since midnight on the clock's face, 00:00 .. 23:59

std::string text(Day);         // "2026-11-20"
std::string clock_text(Clock); // "22:45"

// What these write, years 1900 .. 2199; nothing else.
std::optional<Day> day(std::string_view);
std::optional<Clock> clock(std::string_view);

// The day of units::day_of: it runs from 04:00 to 04:00 local time.
Day day_at(WallTime);
// When a clock shows this within that day: 00:30 falls on the next date of the calendar.
LocalTime within(Day, Clock);

// The date and the face of the clock at a moment; seconds are cut off.
LocalTime local_time(WallTime);
Clock clock_at(WallTime);

bool known_zone(std::string_view);

// When clocks are put back a local time happens twice; when they are put forward, some never do.
enum class Reading { first, second };
struct Moments {
    WallTime first{};
    std::optional<WallTime> second; // one hour later, or half an hour on Lord Howe Island
};
enum class LocalTimeError { no_such_zone, skipped };
tl::expected<Moments, LocalTimeError> moments(LocalTime, std::string_view zone);

// The first of them; for a skipped time what a clock that was not put forward would have meant, so
// 02:30 becomes 03:30. Nothing in a zone that is not there.
std::optional<WallTime> moment_of(LocalTime, std::string_view zone);

// Which of the two a moment is, in its zone; nothing where its local time happens once.
std::optional<Reading> reading_of(WallTime, std::string_view zone);

} // namespace units
