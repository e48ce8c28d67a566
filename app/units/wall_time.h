// Calendar time with its zone: for the record, never for measuring. A wall time is handed in by
// main/; calendar arithmetic uses the system's tzdata.
#pragma once
#include <tl/expected.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace units {

struct WallTime {
    std::chrono::sys_time<std::chrono::milliseconds> utc{};
    std::chrono::minutes offset{}; // of local time from UTC at that moment
    auto operator<=>(const WallTime&) const = default;
};

// ISO 8601 with offset, whole seconds: "2026-11-20T21:30:00+01:00".
std::string iso8601(WallTime);

// Reads what iso8601 writes, also with "Z", with fractions of a second. Nothing else.
enum class WallTimeError { malformed, no_such_time };
tl::expected<WallTime, WallTimeError> wall_time(std::string_view iso);

// The moment in a zone of the tz database ("Europe/Berlin"); an unknown zone gives UTC.
WallTime in_zone(std::chrono::sys_time<std::chrono::milliseconds> utc, std::string_view zone);

// The day a moment belongs to, as "2026-11-20": a day runs from 04:00 to 04:00 local time.
std::string day_of(WallTime);

} // namespace units
