// iCalendar: what a telephone makes of it, line by line.
#include "exchange/calendar.h"
#include "reading.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace std::chrono_literals;
using reading::at;

namespace {

// Unfolded lines; each physical one ends with CR LF and is short enough.
std::vector<std::string> lines_of(const std::string& file) {
    std::vector<std::string> lines;
    std::istringstream in{file};
    for (std::string line; std::getline(in, line);) {
        REQUIRE(line.ends_with('\r'));
        line.pop_back();
        CHECK(line.size() <= 75);
        if (line.starts_with(' '))
            lines.back() += line.substr(1);
        else
            lines.push_back(line);
    }
    return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

const units::WallTime now = at("2026-11-20T08:00:00+01:00"); // a Friday

exchange::Reminder morning() {
    return {"morning",
            "Rolltakt: the night",
            "One minute; \"log night\", then coffee\nLater.",
            7h + 30min,
            {},
            *units::day("2026-11-20"),
            {}};
}

} // namespace

TEST_CASE("calendar: a daily reminder with its alarm, by the clock of wherever the person is") {
    const auto lines = lines_of(exchange::calendar_of(std::vector{morning()}, "me", now));
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines.back() == "END:VCALENDAR");
    for (const auto* line :
         {"VERSION:2.0", "UID:morning.me@rolltakt", "DTSTAMP:20261120T070000Z",
          "DTSTART:20261120T073000", "RRULE:FREQ=DAILY", "SUMMARY:Rolltakt: the night",
          "DESCRIPTION:One minute\\; \"log night\"\\, then coffee\\nLater.", "BEGIN:VALARM",
          "ACTION:DISPLAY", "TRIGGER:PT0S"})
        CHECK_MESSAGE(has(lines, line), line);
}

TEST_CASE("calendar: days of the week begin with the first of them, and end with the plan") {
    auto rolling = morning();
    rolling.on = {std::chrono::Monday, std::chrono::Thursday};
    rolling.until = units::day("2026-12-31");
    const auto lines = lines_of(exchange::calendar_of(std::vector{rolling}, "me", now));
    CHECK(has(lines, "DTSTART:20261123T073000"));
    CHECK(has(lines, "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261231T073000"));

    rolling.until = units::day("2026-11-22"); // Sunday
    CHECK_FALSE(
        has(lines_of(exchange::calendar_of(std::vector{rolling}, "me", now)), "BEGIN:VEVENT"));
}

TEST_CASE("calendar: long lines are folded, and no letter is cut") {
    auto long_one = morning();
    long_one.title.clear();
    for (int i = 0; i < 60; ++i) long_one.title += "\xC3\xA4\xE2\x82\xAC"; // 2 and 3 bytes
    const auto file = exchange::calendar_of(std::vector{long_one}, "me", now);
    CHECK(has(lines_of(file), "SUMMARY:" + long_one.title));
    for (std::size_t fold = file.find("\r\n "); fold != std::string::npos;
         fold = file.find("\r\n ", fold + 1))
        CHECK((static_cast<unsigned char>(file[fold + 3]) & 0xC0U) != 0x80U);
}

TEST_CASE("calendar: whose it is differs by the place of the diary, and does not tell it") {
    CHECK(exchange::whose("/a/me.db") == exchange::whose("/a/me.db"));
    CHECK(exchange::whose("/a/me.db") != exchange::whose("/b/me.db"));
    CHECK(exchange::whose("/a/me.db").size() == 16);
    auto over = morning();
    over.until = over.from - std::chrono::days{1};
    CHECK(exchange::ever(morning()));
    CHECK_FALSE(exchange::ever(over));
}
