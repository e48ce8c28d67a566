#include "exchange/calendar.h"

#include "exchange/sink.h"

#include <algorithm>
#include <array>

namespace exchange {
namespace {

constexpr std::size_t longest_line = 75; // bytes, without its end

// Folded: what follows begins with a blank, and no letter is cut in two.
void add(std::string& file, std::string_view line) {
    for (std::size_t most = longest_line; line.size() > most; most = longest_line - 1) {
        std::size_t cut = most;
        while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
        file += line.substr(0, cut);
        file += "\r\n ";
        line.remove_prefix(cut);
    }
    file += line;
    file += "\r\n";
}

std::string escaped(std::string_view text) {
    std::string all;
    for (const char c : text) {
        if (c == '\n') {
            all += "\\n";
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x20) continue;
        if (c == '\\' || c == ',' || c == ';') all += '\\';
        all += c;
    }
    return all;
}

std::string digits_of(std::string_view iso) { // "2026-11-20T21:30:00+01:00" without - : and offset
    std::string all;
    for (const char c : iso.substr(0, 19))
        if (c != '-' && c != ':') all += c;
    return all;
}

// The wall clock's reading, whatever the zone.
std::string floating(units::Day day, units::Clock at) {
    return digits_of(units::iso8601(
        {std::chrono::sys_time<std::chrono::milliseconds>{day.time_since_epoch() + at},
         std::chrono::minutes{0}}));
}

bool falls_on(const Reminder& r, units::Day day) {
    const std::chrono::weekday weekday{day};
    return r.on.empty() || std::find(r.on.begin(), r.on.end(), weekday) != r.on.end();
}

std::optional<units::Day> first_day(const Reminder& r) {
    for (int after = 0; after < 7; ++after) {
        const auto day = r.from + std::chrono::days{after};
        if (r.until && day > *r.until) return std::nullopt;
        if (falls_on(r, day)) return day;
    }
    return std::nullopt;
}

std::string rule_of(const Reminder& r) {
    constexpr std::array<const char*, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    std::string rule = r.on.empty() ? "RRULE:FREQ=DAILY" : "RRULE:FREQ=WEEKLY;BYDAY=";
    for (std::size_t i = 0; i < r.on.size(); ++i) {
        if (i > 0) rule += ',';
        rule += names.at(r.on[i].c_encoding());
    }
    if (r.until) rule += ";UNTIL=" + floating(*r.until, r.at);
    return rule;
}

} // namespace

bool ever(const Reminder& r) { return first_day(r).has_value(); }

std::string whose(std::string_view file) {
    return Fingerprint{"calendar"}.add(file).text().substr(0, 16);
}

std::string calendar_of(std::span<const Reminder> all, std::string_view whose,
                        units::WallTime now) {
    std::string file;
    add(file, "BEGIN:VCALENDAR");
    add(file, "VERSION:2.0");
    add(file, "PRODID:-//Rolltakt//reminders//EN");
    add(file, "CALSCALE:GREGORIAN");
    for (const auto& r : all) {
        const auto day = first_day(r);
        if (!day) continue;
        add(file, "BEGIN:VEVENT");
        add(file, "UID:" + r.id + '.' + std::string{whose} + "@rolltakt");
        add(file, "DTSTAMP:" + digits_of(units::iso8601({now.utc, std::chrono::minutes{0}})) + "Z");
        add(file, "DTSTART:" + floating(*day, r.at));
        add(file, "DURATION:PT15M");
        add(file, rule_of(r));
        add(file, "SUMMARY:" + escaped(r.title));
        if (!r.text.empty()) add(file, "DESCRIPTION:" + escaped(r.text));
        add(file, "CLASS:PRIVATE");
        add(file, "TRANSP:TRANSPARENT");
        add(file, "BEGIN:VALARM");
        add(file, "ACTION:DISPLAY");
        add(file, "TRIGGER:PT0S");
        add(file, "DESCRIPTION:" + escaped(r.title));
        add(file, "END:VALARM");
        add(file, "END:VEVENT");
    }
    add(file, "END:VCALENDAR");
    return file;
}

} // namespace exchange
