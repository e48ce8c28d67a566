#include "units/wall_time.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace std::chrono_literals;
using units::day_of, units::in_zone, units::iso8601, units::wall_time, units::WallTimeError;

namespace {

std::string back_and_forth(std::string_view iso) {
    const auto t = wall_time(iso);
    return t ? iso8601(*t) : "refused";
}

auto utc(std::string_view iso) { return wall_time(iso).value().utc; }

std::string berlin(std::string_view iso) { return iso8601(in_zone(utc(iso), "Europe/Berlin")); }

} // namespace

TEST_CASE("wall time: what is written can be read again") {
    for (const auto* iso :
         {"2026-11-20T21:30:00+01:00", "2024-02-29T00:00:00-09:30", "1970-01-01T00:00:00+00:00",
          "1969-12-31T23:59:59+00:00", "0000-01-01T00:00:00+00:00", "9999-12-31T23:59:59+14:00"})
        CHECK(back_and_forth(iso) == iso);
}

TEST_CASE("wall time: Z is read, fractions are kept to the millisecond and not written") {
    CHECK(back_and_forth("2026-11-20T20:30:00Z") == "2026-11-20T20:30:00+00:00");
    CHECK(back_and_forth("2026-11-20T20:30:59.999999Z") == "2026-11-20T20:30:59+00:00");
    CHECK(utc("2026-11-20T20:30:00.5Z") - utc("2026-11-20T20:30:00Z") == 500ms);
    CHECK(utc("2026-11-20T20:30:00.0279Z") - utc("2026-11-20T20:30:00Z") == 27ms);
}

TEST_CASE("wall time: whole seconds are rounded down, also before 1970") {
    CHECK(iso8601({utc("1970-01-01T00:00:00Z") - 1ms, 0min}) == "1969-12-31T23:59:59+00:00");
}

TEST_CASE("wall time: the offset moves the reading, not the moment") {
    CHECK(utc("2026-11-20T21:30:00+01:00") == utc("2026-11-20T20:30:00Z"));
    CHECK(utc("2026-11-20T21:30:00-09:30") == utc("2026-11-21T07:00:00Z"));
}

TEST_CASE("wall time: nothing else is taken") {
    for (const auto* text :
         {"", "2026", "2026-11-20", "2026-11-20T21:30:00", "2026-11-20 21:30:00Z",
          "2026-11-20T21:30Z", "2026-11-20T21:30:00+1:00", "2026-11-20T21:30:00+0100",
          "2026-11-20T21:30:00.Z", "2026-11-20T21:30:00Z ", " 2026-11-20T21:30:00Z",
          "2026-11-20T21:30:00z", "2026-1a-20T21:30:00Z", "+026-11-20T21:30:00Z",
          "2026-11-20T21:30:00,5Z", "2026-11-20T21:30:00+01:"}) {
        CAPTURE(text);
        CHECK(wall_time(text).error() == WallTimeError::malformed);
    }
}

TEST_CASE("wall time: a moment that never was is refused") {
    for (const auto* text :
         {"2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
          "2026-04-31T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z",
          "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00+16:00",
          "2026-01-01T00:00:00+01:60", "1900-02-29T00:00:00Z"}) {
        CAPTURE(text);
        CHECK(wall_time(text).error() == WallTimeError::no_such_time);
    }
}

TEST_CASE("wall time: a zone follows its summer time to the second") {
    CHECK(berlin("2026-03-29T00:59:59Z") == "2026-03-29T01:59:59+01:00");
    CHECK(berlin("2026-03-29T01:00:00Z") == "2026-03-29T03:00:00+02:00");
    CHECK(berlin("2026-10-25T00:59:59Z") == "2026-10-25T02:59:59+02:00");
    CHECK(berlin("2026-10-25T01:00:00Z") == "2026-10-25T02:00:00+01:00");
    CHECK(iso8601(in_zone(utc("2026-07-01T00:00:00Z"), "Asia/Kathmandu")) ==
          "2026-07-01T05:45:00+05:45");
}

TEST_CASE("wall time: an unknown zone is UTC") {
    for (const auto* zone : {"", "Europe/Atlantis", "../../etc/passwd", "Europe/Berlin\n"}) {
        CAPTURE(zone);
        CHECK(iso8601(in_zone(utc("2026-07-01T12:00:00Z"), zone)) == "2026-07-01T12:00:00+00:00");
    }
}

TEST_CASE("day: it runs from 04:00 to 04:00 local time") {
    CHECK(day_of(*wall_time("2026-11-20T04:00:00+01:00")) == "2026-11-20");
    CHECK(day_of(*wall_time("2026-11-21T03:59:59.999+01:00")) == "2026-11-20");
    CHECK(day_of(*wall_time("2026-11-21T04:00:00+01:00")) == "2026-11-21");
    CHECK(day_of(*wall_time("2026-03-01T00:30:00+01:00")) == "2026-02-28");
    CHECK(day_of(*wall_time("2026-01-01T00:30:00-05:00")) == "2025-12-31");
}

TEST_CASE("day: the nights of the change of clocks have 23 and 25 hours") {
    const auto day = [](std::string_view iso) {
        return day_of(in_zone(utc(iso), "Europe/Berlin"));
    };
    CHECK(day("2026-03-28T03:00:00Z") == "2026-03-28");
    CHECK(day("2026-03-29T01:59:59Z") == "2026-03-28");
    CHECK(day("2026-03-29T02:00:00Z") == "2026-03-29");
    CHECK(day("2026-10-24T02:00:00Z") == "2026-10-24");
    CHECK(day("2026-10-25T02:59:59Z") == "2026-10-24");
    CHECK(day("2026-10-25T03:00:00Z") == "2026-10-25");
}
