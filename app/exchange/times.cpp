#include "exchange/times.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace exchange {
namespace {

using namespace std::chrono_literals;
using units::WallTime;

// Reads from left to right; nothing is skipped unless asked.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_{text} {}

    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take_any(std::string_view chars) {
        if (rest_.empty() || chars.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void spaces() {
        while (take(' ')) {
        }
    }
    std::optional<int> digits(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        for (; count < most && count < rest_.size(); ++count) {
            const char c = rest_[count];
            if (c < '0' || c > '9') break;
            value = value * 10 + (c - '0');
        }
        if (count < least) return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }
    bool word(std::string_view lower_case) {
        if (lower(rest_.substr(0, lower_case.size())) != lower_case) return false;
        rest_.remove_prefix(lower_case.size());
        return true;
    }
    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

std::optional<units::Day> read_date(Scanner& in, DateOrder order) {
    std::array<std::optional<int>, 3> part{};
    for (std::size_t i = 0; i < 3; ++i) {
        const bool year = (i == 0) == (order == DateOrder::year_first) && i != 1;
        part.at(i) = year ? in.digits(4, 4) : in.digits(1, 2);
        if (!part.at(i)) return std::nullopt;
        if (i < 2) {
            if (!in.take_any("-./")) return std::nullopt;
            in.spaces();
        }
    }
    int year = *part[0], month = *part[1], day = *part[2];
    if (order != DateOrder::year_first) {
        year = *part[2];
        day = order == DateOrder::day_first ? *part[0] : *part[1];
        month = order == DateOrder::day_first ? *part[1] : *part[0];
    }
    if (year < 1900 || year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return units::Day{date};
}

std::optional<std::chrono::milliseconds> read_fraction(Scanner& in) {
    if (!in.take_any(".,")) return 0ms;
    int value = 0;
    for (int i = 0; i < 9; ++i) {
        const auto digit = in.digits(1, 1);
        if (!digit && i == 0) return std::nullopt;
        if (!digit && i >= 3) break;
        if (i < 3) value = value * 10 + digit.value_or(0);
    }
    return std::chrono::milliseconds{value};
}

// The hour of "11:12PM" or of a clock of 24 hours.
std::optional<int> hour_of(Scanner& in, int hour) {
    Scanner ahead = in;
    ahead.spaces();
    const bool am = ahead.word("am"), pm = !am && ahead.word("pm");
    if (!am && !pm) return hour <= 23 ? std::optional{hour} : std::nullopt;
    in = ahead;
    if (hour < 1 || hour > 12) return std::nullopt;
    return hour % 12 + (pm ? 12 : 0);
}

std::optional<std::chrono::milliseconds> read_clock(Scanner& in) {
    const auto hour = in.digits(1, 2);
    if (!hour || !in.take(':')) return std::nullopt;
    const auto minute = in.digits(2, 2);
    if (!minute || *minute > 59) return std::nullopt;
    std::optional<int> second = 0;
    std::optional<std::chrono::milliseconds> fraction = 0ms;
    if (in.take(':')) {
        second = in.digits(2, 2);
        fraction = second ? read_fraction(in) : std::nullopt;
        if (!fraction || *second > 59) return std::nullopt;
    }
    const auto of_day = hour_of(in, *hour);
    if (!of_day) return std::nullopt;
    return std::chrono::hours{*of_day} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + *fraction;
}

std::optional<std::chrono::minutes> read_offset(Scanner& in) {
    const bool minus = in.take('-');
    if (!minus && !in.take('+')) return std::nullopt;
    const auto hours = in.digits(2, 2);
    if (!hours || *hours > 15) return std::nullopt;
    in.take(':');
    const auto minutes = in.digits(2, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    const std::chrono::minutes all{*hours * 60 + *minutes};
    return minus ? -all : all;
}

struct Fixed {
    std::chrono::minutes offset;
    std::string_view zone;
};
// Offsets that are no whole hour, with a zone that has them; checked at the moment itself.
constexpr std::array<Fixed, 14> broken_hours{{
    {330min, "Asia/Kolkata"},
    {345min, "Asia/Kathmandu"},
    {210min, "Asia/Tehran"},
    {270min, "Asia/Kabul"},
    {390min, "Asia/Yangon"},
    {525min, "Australia/Eucla"},
    {570min, "Australia/Darwin"},
    {630min, "Australia/Adelaide"},
    {630min, "Australia/Lord_Howe"},
    {765min, "Pacific/Chatham"},
    {825min, "Pacific/Chatham"},
    {-210min, "America/St_Johns"},
    {-150min, "America/St_Johns"},
    {-570min, "Pacific/Marquesas"},
}};

std::optional<std::string> zone_of_offset(WallTime t) {
    if (t.offset % 60min == 0min) {
        const auto hours = t.offset / 60min;
        if (hours < -12 || hours > 14) return std::nullopt;
        if (hours == 0) return "Etc/UTC";
        return (hours > 0 ? "Etc/GMT-" : "Etc/GMT+") + std::to_string(std::abs(hours));
    }
    for (const auto& fixed : broken_hours)
        if (fixed.offset == t.offset && units::in_zone(t.utc, fixed.zone).offset == t.offset)
            return std::string{fixed.zone};
    return std::nullopt;
}

struct Readings {
    std::string_view zone;
    std::vector<WallTime> moments;
};

tl::expected<Readings, Reason> readings(const Stamp& s, const Options& options) {
    const auto zone = zone_on(std::chrono::floor<std::chrono::days>(s.local), options);
    const auto minute = std::chrono::floor<std::chrono::minutes>(s.local);
    const auto found = units::moments(minute, zone);
    if (!found)
        return tl::unexpected{found.error() == units::LocalTimeError::skipped
                                  ? Reason::skipped
                                  : Reason::no_such_zone};
    const auto rest = s.local - minute;
    Readings r{zone, {{found->first.utc + rest, found->first.offset}}};
    if (found->second) r.moments.push_back({found->second->utc + rest, found->second->offset});
    return r;
}

double minutes_between(WallTime from, WallTime to) {
    return std::chrono::duration<double, std::ratio<60>>{to.utc - from.utc}.count();
}

} // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::string lower(std::string_view text) {
    std::string all{text};
    for (char& c : all)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return all;
}

std::optional<Stamp> stamp(std::string_view text, DateOrder order) {
    Scanner in{trimmed(text)};
    const auto date = read_date(in, order);
    if (!date || !in.take_any("T ")) return std::nullopt;
    in.spaces();
    const auto clock = read_clock(in);
    if (!clock) return std::nullopt;
    Stamp s{*date + *clock, std::nullopt, false};
    in.spaces();
    if (in.rest().empty()) return s;
    s.zulu = in.rest() == "Z";
    s.offset = s.zulu ? std::optional{0min} : read_offset(in);
    if (!s.offset || (!s.zulu && !in.rest().empty())) return std::nullopt;
    return s;
}

std::optional<std::chrono::minutes> offset(std::string_view text) {
    Scanner in{trimmed(text)};
    if (in.rest() == "Z") return 0min;
    in.word("utc");
    const auto found = read_offset(in);
    return in.rest().empty() ? found : std::nullopt;
}

std::optional<Utc> epoch_ms(std::string_view text) {
    std::int64_t value = 0;
    const auto t = trimmed(text);
    const auto [end, fault] = std::from_chars(t.data(), t.data() + t.size(), value);
    // Up to the year 2199.
    if (fault != std::errc{} || end != t.data() + t.size() || value < 0 || value > 7258118400000)
        return std::nullopt;
    return Utc{std::chrono::milliseconds{value}};
}

std::string_view zone_on(units::Day day, const Options& options) {
    std::string_view zone = options.zone;
    for (const auto& stay : options.stays)
        if (stay.from <= day) zone = stay.zone;
    return zone;
}

Moment from_utc(Utc utc, const Options& options) {
    std::string_view zone = options.zone;
    for (const auto& stay : options.stays) {
        const auto there = units::local_time(units::in_zone(utc, stay.zone));
        if (stay.from <= std::chrono::floor<std::chrono::days>(there)) zone = stay.zone;
    }
    return {units::in_zone(utc, zone), std::string{zone}, Known::utc_in_file};
}

std::optional<Moment> from_offset(WallTime t, const Options& options) {
    const auto fits = [&](std::string_view zone) {
        return units::known_zone(zone) && units::in_zone(t.utc, zone).offset == t.offset;
    };
    const auto day = std::chrono::floor<std::chrono::days>(units::local_time(t));
    if (const auto zone = zone_on(day, options); fits(zone))
        return Moment{t, std::string{zone}, Known::offset_in_file};
    // The day of a flight belongs to both zones.
    for (const auto& stay : options.stays)
        if (fits(stay.zone)) return Moment{t, stay.zone, Known::offset_in_file};
    if (fits(options.zone)) return Moment{t, options.zone, Known::offset_in_file};
    if (auto zone = zone_of_offset(t)) return Moment{t, std::move(*zone), Known::offset_in_file};
    return std::nullopt;
}

std::optional<Moment> from_zone(Utc utc, std::string_view zone) {
    if (!units::known_zone(zone)) return std::nullopt;
    return Moment{units::in_zone(utc, zone), std::string{zone}, Known::zone_in_file};
}

tl::expected<Moment, Reason> moment(const Stamp& s, const Options& options) {
    if (s.offset) {
        const Utc utc{s.local.time_since_epoch() - *s.offset};
        if (s.zulu) return from_utc(utc, options);
        if (auto found = from_offset({utc, *s.offset}, options)) return std::move(*found);
        return tl::unexpected{Reason::no_such_zone};
    }
    return readings(s, options).and_then([](const Readings& r) -> tl::expected<Moment, Reason> {
        if (r.moments.size() > 1) return tl::unexpected{Reason::twice};
        return Moment{r.moments.front(), std::string{r.zone}, Known::told_zone};
    });
}

tl::expected<Span, Reason> span(const Stamp& begin, const Stamp& end, std::optional<double> minutes,
                                const Options& options) {
    if (begin.offset || end.offset) {
        const auto from = moment(begin, options), to = moment(end, options);
        if (!from) return tl::unexpected{from.error()};
        if (!to) return tl::unexpected{to.error()};
        return Span{*from, *to};
    }
    const auto from = readings(begin, options), to = readings(end, options);
    if (!from) return tl::unexpected{from.error()};
    if (!to) return tl::unexpected{to.error()};
    std::optional<Span> found;
    for (const auto b : from->moments)
        for (const auto e : to->moments) {
            const double took = minutes_between(b, e);
            if (from->moments.size() + to->moments.size() > 2 &&
                (took <= 0.0 || (minutes && std::abs(took - *minutes) > 2.0)))
                continue;
            if (found) return tl::unexpected{Reason::twice};
            found = Span{{b, std::string{from->zone}, Known::told_zone},
                         {e, std::string{to->zone}, Known::told_zone}};
        }
    if (!found) return tl::unexpected{Reason::contradicts};
    return *found;
}

std::optional<double> number(std::string_view text) {
    std::string t{trimmed(text)};
    if (t.empty() || t.size() > 40) return std::nullopt;
    if (const auto comma = t.find(','); comma != std::string::npos) {
        if (t.find('.') != std::string::npos || t.find(',', comma + 1) != std::string::npos)
            return std::nullopt;
        t[comma] = '.';
    }
    double value = 0.0;
    const auto [end, fault] = std::from_chars(t.data(), t.data() + t.size(), value);
    if (fault != std::errc{} || end != t.data() + t.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<double> grouped(std::string_view text) {
    const auto t = trimmed(text);
    const auto first = t.find(',');
    if (first == std::string_view::npos) return number(t);
    if (first == 0 || first > 3) return std::nullopt;
    std::string plain;
    for (std::size_t i = 0; i < t.size(); ++i) {
        const bool comma = (i >= first) && (i - first) % 4 == 0;
        if (comma != (t[i] == ',')) return std::nullopt;
        if (!comma) plain += t[i];
    }
    if ((t.size() - first) % 4 != 0) return std::nullopt;
    return number(plain);
}

std::optional<double> seconds(std::string_view text) {
    Scanner in{trimmed(text)};
    const auto hours = in.digits(1, 4);
    if (!hours || !in.take(':')) return std::nullopt;
    const auto minutes = in.digits(2, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    std::optional<int> rest = 0;
    if (in.take(':')) rest = in.digits(2, 2);
    if (!rest || *rest > 59 || !in.rest().empty()) return std::nullopt;
    return *hours * 3600.0 + *minutes * 60.0 + *rest;
}

} // namespace exchange
