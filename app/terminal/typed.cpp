#include "terminal/typed.h"

#include "routine/utf8.h"
#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace terminal {

using namespace std::chrono_literals;
using wording::filled, wording::tr;

namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with(',')) text.remove_suffix(1);
    return text;
}

std::optional<int> digits(std::string_view text, std::size_t most) {
    const bool all =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > most || !all) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// "+01:00" or "Z" at the end, taken off.
std::optional<std::chrono::minutes> taken_offset(std::string_view& text) {
    if (text.ends_with('Z')) {
        text.remove_suffix(1);
        return 0min;
    }
    if (text.size() < 6) return std::nullopt;
    const std::string_view tail = text.substr(text.size() - 6);
    const auto hours = digits(tail.substr(1, 2), 2), minutes = digits(tail.substr(4, 2), 2);
    if ((tail[0] != '+' && tail[0] != '-') || tail[3] != ':' || !hours || !minutes || *hours > 14 ||
        *minutes > 59)
        return std::nullopt;
    text.remove_suffix(6);
    const auto offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    return tail[0] == '-' ? -offset : offset;
}

// "22:45", "7:05", "22.45"; seconds behind it are cut off.
std::optional<units::Clock> clock_of(std::string_view text) {
    const auto mark = text.find_first_of(":.");
    if (mark == std::string_view::npos) return std::nullopt;
    std::string_view rest = text.substr(mark + 1);
    if (rest.size() == 5 && rest[2] == ':') {
        const auto seconds = digits(rest.substr(3), 2);
        if (!seconds || *seconds > 59) return std::nullopt;
        rest = rest.substr(0, 2);
    }
    const auto hours = digits(text.substr(0, mark), 2), minutes = digits(rest, 2);
    if (!hours || !minutes || rest.size() != 2 || *hours > 23 || *minutes > 59) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

// Three numbers as a day is written, whether there is such a day or not.
bool written_as_day(std::string_view text) {
    text = trimmed(text);
    std::array<std::size_t, 3> lengths{};
    std::size_t part = 0;
    char mark = '\0';
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            ++lengths.at(part);
        } else if (part == 2 || (mark != '\0' && c != mark) || (c != '-' && c != '.' && c != '/')) {
            return false;
        } else {
            mark = c;
            ++part;
        }
    }
    const auto [year, other] = mark == '-' ? std::pair{0, 2} : std::pair{2, 0};
    const auto short_one = [](std::size_t n) { return n == 1 || n == 2; };
    return lengths.at(static_cast<std::size_t>(year)) == 4 && short_one(lengths[1]) &&
           short_one(lengths.at(static_cast<std::size_t>(other)));
}

// Of the clock's own time that is told without an offset.
tl::expected<units::WallTime, Failure> moment_at(std::string_view option, units::LocalTime local,
                                                 std::string_view zone) {
    using diary::NapField, diary::NightError;
    const auto refused = [&](NightError why) {
        return Failure{std::string{diary::word(why)},
                       wording::sentence(diary::NapFault{NapField::begin, why}, option)};
    };
    const auto m = units::moments(local, zone);
    if (!m && m.error() == units::LocalTimeError::skipped)
        return tl::unexpected{refused(NightError::skipped)};
    if (!m) return tl::unexpected{refused(NightError::no_such_zone)};
    if (!m->second) return m->first;
    Failure twice = refused(NightError::twice);
    twice.message += ' ' + wording::one_of_two(*m);
    return tl::unexpected{twice};
}

} // namespace

Failure unusable(std::string_view option, std::string_view typed, std::string_view allowed) {
    std::string what{typed.substr(0, 100)};
    std::replace(what.begin(), what.end(), '\n', '?'); // one sentence is one line
    return {"usage", filled(tr("{option}: “{what}” cannot be used here; {allowed}."),
                            {{"option", std::string{option}},
                             {"what", std::move(what)},
                             {"allowed", std::string{allowed}}})};
}

std::optional<double> number_typed(std::string_view typed) {
    std::string text{trimmed(typed)};
    if (text.find('.') == std::string::npos && std::count(text.begin(), text.end(), ',') == 1)
        text[text.find(',')] = '.';
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] =
        std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (error != std::errc{} || stopped != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<int> whole_typed(std::string_view text) {
    text = trimmed(text);
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return value;
}

std::optional<ClockTyped> clock_typed(std::string_view text) {
    text = trimmed(text);
    ClockTyped typed;
    typed.offset = taken_offset(text);
    const auto at = clock_of(text);
    if (!at) return std::nullopt;
    typed.at = *at;
    return typed;
}

std::optional<units::Day> calendar_day_typed(std::string_view text) {
    const auto date = wording::day_typed(text);
    if (!date || date->year() > std::chrono::year{2199}) return std::nullopt;
    return units::Day{std::chrono::local_days{*date}};
}

Failure no_day(std::string_view option, std::string_view typed) {
    const std::string named{option};
    if (const auto which = wording::which_day(typed); !which.empty())
        return {"usage", named + ": " + which};
    if (!written_as_day(typed))
        return unusable(option, typed, tr("a day is written as 2026-11-20 or 20.11.2026"));
    return {"usage", filled(tr("{option}: between 1900 and 2199 the calendar has no day “{day}”."),
                            {{"option", named}, {"day", std::string{trimmed(typed)}}})};
}

std::optional<Failure> read_day(std::string_view option, const std::optional<std::string>& text,
                                units::Day& day) {
    if (!text) return std::nullopt;
    const auto told = calendar_day_typed(*text);
    if (!told) return no_day(option, *text);
    day = *told;
    return std::nullopt;
}

tl::expected<units::WallTime, Failure> moment_typed(std::string_view option, std::string_view text,
                                                    std::string_view zone, units::WallTime now) {
    const auto refused = [&] {
        return unusable(option, text,
                        tr("a day with a time is written as 2026-11-20T21:30, a time alone as "
                           "21:30"));
    };
    std::string_view rest = trimmed(text);
    const auto offset = taken_offset(rest);
    const auto mark = rest.find_last_of("T ");
    const auto clock = clock_of(mark == std::string_view::npos ? rest : rest.substr(mark + 1));
    if (!clock) return tl::unexpected{refused()};
    const auto moment_at_clock =
        [&](units::LocalTime at) -> tl::expected<units::WallTime, Failure> {
        if (!offset) return moment_at(option, at, zone);
        return units::in_zone(
            std::chrono::sys_time<std::chrono::milliseconds>{at.time_since_epoch() - *offset},
            zone);
    };
    const auto moment = [&](units::Day day) -> tl::expected<units::WallTime, Failure> {
        auto at = moment_at_clock(day + *clock);
        if (at && units::day_at(*at) < first_day) // a day of the diary begins at 04:00
            return tl::unexpected{no_day(option, units::text(units::day_at(*at)))};
        return at;
    };
    if (mark != std::string_view::npos) {
        const auto day = calendar_day_typed(trimmed(rest.substr(0, mark)));
        const auto typed = trimmed(rest.substr(0, mark));
        if (!day) return tl::unexpected{written_as_day(typed) ? no_day(option, typed) : refused()};
        return moment(*day);
    }
    const auto today =
        std::chrono::floor<std::chrono::days>(units::local_time(units::in_zone(now.utc, zone)));
    const auto at = moment(today);
    const auto clock_now = units::clock_at(units::in_zone(now.utc, zone));
    if (at ? at->utc <= now.utc : *clock <= clock_now) return at;
    return moment(today - std::chrono::days{1});
}

tl::expected<diary::NightClock, Failure> night_clock_typed(std::string_view option,
                                                           std::string_view text, units::Day date,
                                                           std::string_view zone) {
    const auto typed = clock_typed(text);
    if (!typed) return tl::unexpected{unusable(option, text, tr("a time is written as 22:45"))};
    if (!typed->offset) return diary::NightClock{typed->at, {}};
    bool known = false;
    for (int back = -1; back <= 3; ++back) {
        const auto m = units::moments(date - std::chrono::days{back} + typed->at, zone);
        if (!m) continue;
        known |= m->first.offset == *typed->offset;
        if (!m->second) continue;
        if (m->first.offset == *typed->offset)
            return diary::NightClock{typed->at, units::Reading::first};
        if (m->second->offset == *typed->offset)
            return diary::NightClock{typed->at, units::Reading::second};
    }
    if (known) return diary::NightClock{typed->at, {}};
    return tl::unexpected{
        unusable(option, text, tr("the clocks do not have that offset from UTC on that day"))};
}

tl::expected<std::string, Failure> text_typed(std::string_view option, const std::string& text) {
    if (routine::characters(text)) return text;
    return tl::unexpected{
        unusable(option, text, tr("write plain text of one line, without control characters"))};
}

} // namespace terminal
