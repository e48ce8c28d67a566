// What was typed on the command line as values of the diary: numbers, days, times, words. Each in
// the person's form and in the one for programs.
#pragma once
#include "diary/span.h"
#include "entering/typed.h"
#include "terminal/failure.h"
#include "units/local_time.h"

#include <optional>
#include <string>
#include <string_view>

namespace terminal {

// Code "usage", exit code 2: `option` holds something that cannot be used; what is allowed there.
Failure unusable(std::string_view option, std::string_view typed, std::string_view allowed);

using entering::number_typed, entering::whole_typed, entering::ClockTyped, entering::clock_typed;

std::optional<units::Day> calendar_day_typed(std::string_view); // as wording::day_typed
// Why a text is none: no such day in the calendar, two days it may be, or not written as a day.
Failure no_day(std::string_view option, std::string_view typed);
// Of an option that may be missing: then `day` stays.
std::optional<Failure> read_day(std::string_view option, const std::optional<std::string>& text,
                                units::Day& day);

using diary::first_day, diary::last_day;

// A moment in a zone: a day and a clock time, "2026-11-20T21:30", "20.11.2026 21:30", "20 Nov 2026,
// 21:30"; a clock time alone: the last time the clock showed it. An offset behind it tells which of
// two. The failure names the option.
tl::expected<units::WallTime, Failure> moment_typed(std::string_view option, std::string_view text,
                                                    std::string_view zone, units::WallTime now);

// A clock time of a night or nap near that date of the calendar, with its reading where the offset
// tells it.
tl::expected<diary::NightClock, Failure> night_clock_typed(std::string_view option,
                                                           std::string_view text, units::Day date,
                                                           std::string_view zone);

// Text for a name or a note: UTF-8 without control characters.
tl::expected<std::string, Failure> text_typed(std::string_view option, const std::string& text);

} // namespace terminal
