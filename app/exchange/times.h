// Times as other programs write them, and the moments they mean.
#pragma once
#include "exchange/read.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace exchange {

// What a text shows: a date and a clock, perhaps with an offset.
struct Stamp {
    std::chrono::local_time<std::chrono::milliseconds> local{};
    std::optional<std::chrono::minutes> offset;
    bool zulu = false; // the offset is written as Z: the moment is sure, the place is not told
};

enum class DateOrder : std::uint8_t { year_first, day_first, month_first };

// "2026-03-29T02:30:00.000+02:00" and what is near it: '.' and '/' in dates, ' ' for T, no seconds,
// "+0200", " +0200", hours without a zero, "11:12PM", "9:10 pm". Years 1900 .. 2199.
std::optional<Stamp> stamp(std::string_view, DateOrder = DateOrder::year_first);

std::optional<std::chrono::minutes> offset(std::string_view); // "+02:00" "UTC+0900" "Z" "-0330"

using Utc = std::chrono::sys_time<std::chrono::milliseconds>;
std::optional<Utc> epoch_ms(std::string_view); // since 1970

// A moment with its place: of the zone, the offset is that of the moment.
struct Moment {
    units::WallTime at{};
    std::string zone;
    Known known{};
};

std::string_view zone_on(units::Day, const Options&); // where the person was by its own telling

Moment from_utc(Utc, const Options&);
// The zone is the person's where its offset is the same, else one that never changes its offset, or
// is known for it. Nothing: no zone has this offset.
std::optional<Moment> from_offset(units::WallTime, const Options&);
std::optional<Moment> from_zone(Utc, std::string_view zone);
// With an offset, with Z, or as the clock of the person: `stamp` tells. Twice and skipped are
// reasons.
tl::expected<Moment, Reason> moment(const Stamp&, const Options&);

// Begin and end told by local clocks alone; how long it took (whole minutes, as the file says it)
// tells readings apart on nights with 25 hours.
struct Span {
    Moment begin, end;
};
tl::expected<Span, Reason> span(const Stamp& begin, const Stamp& end, std::optional<double> minutes,
                                const Options&);

std::optional<double> number(std::string_view);  // "7.5" "7,5" "-1"; finite
std::optional<double> grouped(std::string_view); // "5,000" is five thousand
std::optional<double> seconds(std::string_view); // "7:14:00" or "7:14"

std::string_view trimmed(std::string_view);
std::string lower(std::string_view); // ASCII letters only

} // namespace exchange
