#include "units/local_time.h"
#include "units/day_start.h"

#include <date/tz.h>

#include <array>
#include <cstdio>
#include <exception>

namespace units {
namespace {

using namespace std::chrono_literals;

const date::time_zone* zone_named(std::string_view name) {
    try {
        return date::locate_zone(std::string{name});
    } catch (const std::exception&) { // the library's way to say: no such zone, no tzdata
        return nullptr;
    }
}

WallTime moment(LocalTime t, std::chrono::seconds offset) {
    return {std::chrono::sys_time<std::chrono::milliseconds>{t.time_since_epoch() - offset},
            std::chrono::round<std::chrono::minutes>(offset)};
}

// "20" of two digits; nothing else.
std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::string text(Day d) {
    const std::chrono::year_month_day date{d};
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return out.data();
}

std::string clock_text(Clock c) {
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%02d:%02d", static_cast<int>(c / 1h),
                  static_cast<int>(c % 1h / 1min));
    return out.data();
}

std::optional<Day> day(std::string_view t) {
    if (t.size() != 10 || t[4] != '-' || t[7] != '-') return std::nullopt;
    const auto year = number(t.substr(0, 4));
    const auto month = number(t.substr(5, 2));
    const auto of_month = number(t.substr(8, 2));
    if (!year || !month || !of_month || *year < 1900 || *year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*of_month)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

std::optional<Clock> clock(std::string_view t) {
    if (t.size() != 5 || t[2] != ':') return std::nullopt;
    const auto hours = number(t.substr(0, 2));
    const auto minutes = number(t.substr(3, 2));
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

LocalTime local_time(WallTime t) {
    const auto local = std::chrono::floor<std::chrono::minutes>(t.utc + t.offset);
    return LocalTime{local.time_since_epoch()};
}

Clock clock_at(WallTime t) {
    const auto local = local_time(t);
    return local - std::chrono::floor<std::chrono::days>(local);
}

Day day_at(WallTime t) { return std::chrono::floor<std::chrono::days>(local_time(t) - day_begins); }

LocalTime within(Day d, Clock c) { return (c < day_begins ? d + std::chrono::days{1} : d) + c; }

bool known_zone(std::string_view name) { return zone_named(name) != nullptr; }

tl::expected<Moments, LocalTimeError> moments(LocalTime t, std::string_view zone) {
    const auto* found = zone_named(zone);
    if (found == nullptr) return tl::unexpected{LocalTimeError::no_such_zone};
    const auto info = found->get_info(date::local_time<std::chrono::minutes>{t.time_since_epoch()});
    if (info.result == date::local_info::nonexistent)
        return tl::unexpected{LocalTimeError::skipped};
    Moments m{moment(t, info.first.offset), std::nullopt};
    if (info.result == date::local_info::ambiguous) m.second = moment(t, info.second.offset);
    return m;
}

std::optional<WallTime> moment_of(LocalTime t, std::string_view zone) {
    const auto* found = zone_named(zone);
    if (found == nullptr) return std::nullopt;
    // Of a skipped time the offset before it, the time then shown with the one that holds.
    const auto info = found->get_info(date::local_time<std::chrono::minutes>{t.time_since_epoch()});
    return in_zone(moment(t, info.first.offset).utc, zone);
}

std::optional<Reading> reading_of(WallTime t, std::string_view zone) {
    const auto both = moments(local_time(t), zone);
    if (!both || !both->second) return std::nullopt;
    return t.utc < both->second->utc ? Reading::first : Reading::second;
}

} // namespace units
