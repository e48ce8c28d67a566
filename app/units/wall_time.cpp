#include "units/wall_time.h"
#include "units/day_start.h"

#include <date/tz.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>

namespace units {
namespace {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

std::chrono::sys_time<Milliseconds> local_of(WallTime t) { return t.utc + t.offset; }

// The date a local moment falls on, "2026-11-20".
std::string date_text(std::chrono::sys_time<Milliseconds> local) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(local)};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

// Reads fixed pieces of a text from left to right; once a piece is missing, everything fails.
class Pieces {
  public:
    explicit Pieces(std::string_view text) : rest_{text} {}

    bool expect(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::optional<int> number(std::size_t digits) {
        if (rest_.size() < digits) return std::nullopt;
        int value = 0;
        for (const char c : rest_.substr(0, digits)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(digits);
        return value;
    }
    // ".5" is 500 ms; digits beyond the third are cut off, but must be digits.
    std::optional<Milliseconds> fraction() {
        if (!expect('.')) return 0ms;
        int value = 0;
        int digits = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++digits) {
            if (digits < 3) value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
        }
        if (digits == 0) return std::nullopt;
        for (int d = digits; d < 3; ++d) value *= 10;
        return Milliseconds{value};
    }
    bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

struct Fields {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    Milliseconds fraction{};
    int offset_sign = 1, offset_hours = 0, offset_minutes = 0;
};

bool read_offset(Pieces& pieces, Fields& f) {
    if (pieces.expect('Z')) return true;
    if (pieces.expect('-'))
        f.offset_sign = -1;
    else if (!pieces.expect('+'))
        return false;
    const auto hours = pieces.number(2);
    if (!hours || !pieces.expect(':')) return false;
    const auto minutes = pieces.number(2);
    if (!minutes) return false;
    f.offset_hours = *hours;
    f.offset_minutes = *minutes;
    return true;
}

std::optional<Fields> read_fields(std::string_view text) {
    Pieces pieces{text};
    Fields f;
    struct Part {
        int* value;
        std::size_t digits;
        char before;
    };
    const std::array<Part, 6> parts{{{&f.year, 4, 0},
                                     {&f.month, 2, '-'},
                                     {&f.day, 2, '-'},
                                     {&f.hour, 2, 'T'},
                                     {&f.minute, 2, ':'},
                                     {&f.second, 2, ':'}}};
    for (const Part& part : parts) {
        if (part.before != 0 && !pieces.expect(part.before)) return std::nullopt;
        const auto value = pieces.number(part.digits);
        if (!value) return std::nullopt;
        *part.value = *value;
    }
    const auto fraction = pieces.fraction();
    if (!fraction || !read_offset(pieces, f) || !pieces.at_end()) return std::nullopt;
    f.fraction = *fraction;
    return f;
}

// No zone has ever been further than 15:59 from UTC; no leap seconds on this computer's clock.
bool exists(const Fields& f, const std::chrono::year_month_day& date) {
    return date.ok() && f.hour <= 23 && f.minute <= 59 && f.second <= 59 && f.offset_hours <= 15 &&
           f.offset_minutes <= 59;
}

} // namespace

std::string iso8601(WallTime t) {
    const auto local = std::chrono::floor<std::chrono::seconds>(local_of(t));
    const std::chrono::hh_mm_ss time{local - std::chrono::floor<std::chrono::days>(local)};
    const auto offset = std::chrono::abs(t.offset);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d%c%02d:%02d",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), t.offset < 0min ? '-' : '+',
                  static_cast<int>(offset / 1h), static_cast<int>(offset % 1h / 1min));
    return date_text(local) + text.data();
}

tl::expected<WallTime, WallTimeError> wall_time(std::string_view iso) {
    const auto f = read_fields(iso);
    if (!f) return tl::unexpected{WallTimeError::malformed};
    const std::chrono::year_month_day date{std::chrono::year{f->year},
                                           std::chrono::month{static_cast<unsigned>(f->month)},
                                           std::chrono::day{static_cast<unsigned>(f->day)}};
    if (!exists(*f, date)) return tl::unexpected{WallTimeError::no_such_time};
    const std::chrono::minutes offset{f->offset_sign * (f->offset_hours * 60 + f->offset_minutes)};
    const auto local = std::chrono::sys_days{date} + std::chrono::hours{f->hour} +
                       std::chrono::minutes{f->minute} + std::chrono::seconds{f->second} +
                       f->fraction;
    return WallTime{local - offset, offset};
}

WallTime in_zone(std::chrono::sys_time<Milliseconds> utc, std::string_view zone) {
    try {
        const auto info = date::locate_zone(std::string{zone})->get_info(utc);
        return {utc, std::chrono::round<std::chrono::minutes>(info.offset)};
    } catch (const std::exception&) { // the library's way to say: no such zone, no tzdata
        return {utc, 0min};
    }
}

std::string day_of(WallTime t) { return date_text(local_of(t) - day_begins); }

} // namespace units
