// Numbers and times as a person types them: in the person's form and in the one for programs.
#pragma once
#include "diary/night.h"
#include "units/local_time.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace entering {

std::string_view trimmed(std::string_view); // without blanks around it and commas behind it
std::string lower(std::string);             // of ASCII letters
std::string underscored(std::string word);  // words may be typed with a hyphen: "low-mood"

// One sentence: `what` holds something that cannot be used; what is allowed there.
std::string unusable(std::string_view what, std::string_view typed, std::string_view allowed);

// "70.5" and "70,5"; no exponent, no "nan".
std::optional<double> number_typed(std::string_view);
std::optional<int> whole_typed(std::string_view);

// "+01:00" or "Z" at the end, taken off.
std::optional<std::chrono::minutes> taken_offset(std::string_view& text);
// "22:45", "7:05" or "22.45"; seconds behind it are cut off.
std::optional<units::Clock> clock_of(std::string_view);

std::string with_colon(std::string_view); // "2245" is 22:45; all else as it is typed

// A clock time; with the offset from UTC, "02:30+01:00", it is told which of two it was when clocks
// are put back.
struct ClockTyped {
    units::Clock at{};
    std::optional<std::chrono::minutes> offset;
};
std::optional<ClockTyped> clock_typed(std::string_view);

// A clock time of a night or nap near that date of the calendar, with its reading where the offset
// tells it; or the sentence why it is none.
tl::expected<diary::NightClock, std::string> night_clock_typed(std::string_view what,
                                                               std::string_view text,
                                                               units::Day date,
                                                               std::string_view zone);

// Text for a name or a note: UTF-8 without control characters; or the sentence why it is none.
tl::expected<std::string, std::string> text_typed(std::string_view what, const std::string& text);

} // namespace entering
