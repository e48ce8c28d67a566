#include "units/local_time.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using namespace std::chrono_literals;
using units::clock, units::day, units::iso8601, units::LocalTimeError, units::moments;

namespace {

units::LocalTime at(std::string_view date, std::string_view time) {
    return day(date).value() + clock(time).value();
}

// The moments of a local time, "skipped", or "first .. second" for one that happens twice.
std::string seen(std::string_view zone, std::string_view date, std::string_view time) {
    const auto m = moments(at(date, time), zone);
    if (!m) return m.error() == LocalTimeError::skipped ? "skipped" : "no such zone";
    return iso8601(m->first) + (m->second ? " .. " + iso8601(*m->second) : "");
}

units::WallTime wall(std::string_view iso) { return units::wall_time(iso).value(); }

} // namespace

TEST_CASE("local time: dates and clock times are read as they are written") {
    for (const char* date : {"1900-01-01", "2024-02-29", "2026-11-20", "2199-12-31"})
        CHECK(units::text(day(date).value()) == date);
    for (const char* time : {"00:00", "04:05", "23:59"})
        CHECK(units::clock_text(clock(time).value()) == time);
    for (const char* date :
         {"", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "1899-12-31",
          "2200-01-01", "20.11.2026", "2026-11-20 ", "2026-11-2x"})
        CHECK_FALSE(day(date));
    for (const char* time : {"", "24:00", "12:60", "7:05", "07:5", "07:05:00", "-1:00", "07.05"})
        CHECK_FALSE(clock(time));
}

TEST_CASE("local time: a day runs from 04:00 to 04:00, as day_of has it") {
    for (const char* iso : {"2026-11-20T04:00:00+01:00", "2026-11-21T03:59:59+01:00",
                            "2026-03-01T00:30:00+01:00", "2025-12-31T22:00:00-05:00"})
        CHECK(units::text(units::day_at(wall(iso))) == units::day_of(wall(iso)));
    CHECK(units::within(*day("2026-11-20"), 22h + 45min) == at("2026-11-20", "22:45"));
    CHECK(units::within(*day("2026-11-20"), 4h) == at("2026-11-20", "04:00"));
    CHECK(units::within(*day("2026-11-20"), 30min) == at("2026-11-21", "00:30"));
}

TEST_CASE("local time: the face of the clock at a moment, before 1970 too") {
    CHECK(units::local_time(wall("2026-11-20T21:30:59+01:00")) == at("2026-11-20", "21:30"));
    CHECK(units::clock_at(wall("1969-12-31T23:59:30+00:00")) == 23h + 59min);
    CHECK(units::clock_at(wall("2026-11-20T00:15:00-05:00")) == 15min);
}

TEST_CASE("local time: an ordinary time has one moment") {
    CHECK(seen("Europe/Berlin", "2026-11-20", "22:45") == "2026-11-20T22:45:00+01:00");
    CHECK(seen("Asia/Kathmandu", "2026-07-01", "05:45") == "2026-07-01T05:45:00+05:45");
}

TEST_CASE("local time: clocks put forward leave times out, put back they show some twice") {
    CHECK(seen("Europe/Berlin", "2026-03-29", "01:59") == "2026-03-29T01:59:00+01:00");
    CHECK(seen("Europe/Berlin", "2026-03-29", "02:00") == "skipped");
    CHECK(seen("Europe/Berlin", "2026-03-29", "02:59") == "skipped");
    CHECK(seen("Europe/Berlin", "2026-03-29", "03:00") == "2026-03-29T03:00:00+02:00");
    CHECK(seen("Europe/Berlin", "2026-10-25", "02:00") ==
          "2026-10-25T02:00:00+02:00 .. 2026-10-25T02:00:00+01:00");
    CHECK(seen("Europe/Berlin", "2026-10-25", "03:00") == "2026-10-25T03:00:00+01:00");
    CHECK(seen("America/New_York", "2026-03-08", "02:30") == "skipped");
    CHECK(seen("America/New_York", "2026-11-01", "01:30") ==
          "2026-11-01T01:30:00-04:00 .. 2026-11-01T01:30:00-05:00");
    CHECK(seen("Australia/Lord_Howe", "2026-10-04", "02:15") == "skipped");
    CHECK(seen("Australia/Lord_Howe", "2026-10-04", "02:30") == "2026-10-04T02:30:00+11:00");
    CHECK(seen("Australia/Lord_Howe", "2026-04-05", "01:45") ==
          "2026-04-05T01:45:00+11:00 .. 2026-04-05T01:45:00+10:30");
    // A whole day that was left out on Samoa.
    CHECK(seen("Pacific/Apia", "2011-12-30", "12:00") == "skipped");
}

TEST_CASE("local time: a moment for every time, skipped ones as far behind the gap") {
    const auto moment = [](std::string_view zone, std::string_view date, std::string_view time) {
        return iso8601(*units::moment_of(at(date, time), zone));
    };
    CHECK(moment("Europe/Berlin", "2026-11-20", "22:45") == "2026-11-20T22:45:00+01:00");
    CHECK(moment("Europe/Berlin", "2026-10-25", "02:30") == "2026-10-25T02:30:00+02:00");
    CHECK(moment("Europe/Berlin", "2026-03-29", "02:30") == "2026-03-29T03:30:00+02:00");
    CHECK(moment("Australia/Lord_Howe", "2026-10-04", "02:15") == "2026-10-04T02:45:00+11:00");
    CHECK_FALSE(units::moment_of(at("2026-11-20", "12:00"), "Europe/Atlantis"));
}

TEST_CASE("local time: which of the two a moment is") {
    using units::Reading;
    CHECK(units::reading_of(wall("2026-10-25T02:30:00+02:00"), "Europe/Berlin") == Reading::first);
    CHECK(units::reading_of(wall("2026-10-25T02:30:00+01:00"), "Europe/Berlin") == Reading::second);
    CHECK_FALSE(units::reading_of(wall("2026-10-25T03:30:00+01:00"), "Europe/Berlin"));
}

TEST_CASE("local time: a zone that is not there is said") {
    for (const char* zone : {"", "Europe/Atlantis", "../../etc/passwd", "Europe/Berlin\n"}) {
        CHECK_FALSE(units::known_zone(zone));
        CHECK(seen(zone, "2026-11-20", "12:00") == "no such zone");
    }
    CHECK(units::known_zone("Australia/Lord_Howe"));
}
