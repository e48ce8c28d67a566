#include "terminal/typed.h"

#include "wording/diary.h"
#include "wording/wording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace terminal {

using namespace std::chrono_literals;
using entering::clock_of, entering::taken_offset, entering::trimmed;
using wording::filled, wording::tr;

namespace {

Failure usage(std::string message) { return {"usage", std::move(message)}; }

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
    return usage(entering::unusable(option, typed, allowed));
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
    return entering::night_clock_typed(option, text, date, zone).map_error(usage);
}

tl::expected<std::string, Failure> text_typed(std::string_view option, const std::string& text) {
    return entering::text_typed(option, text).map_error(usage);
}

} // namespace terminal
