#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <limits>

using namespace std::chrono_literals;
using wording::clock, wording::date_time, wording::Language, wording::number;

namespace {

void begin(Language language) { wording::begin(places::build("/share/locale"), language); }

} // namespace

TEST_CASE("number: a comma in German, a point in English, rounded to what is asked") {
    begin(Language::de);
    CHECK(number(1.25, 1) == "1,2");
    CHECK(number(1234.5, 2) == "1234,50");
    CHECK(number(-0.6, 0) == "-1");
    begin(Language::en);
    CHECK(number(1.25, 1) == "1.2");
    CHECK(number(6, 0) == "6");
}

TEST_CASE("number: no minus before nothing") {
    begin(Language::de);
    CHECK(number(-0.04, 1) == "0,0");
    CHECK(number(-0.05001, 1) == "-0,1");
    CHECK(number(-0.0, 0) == "0");
}

TEST_CASE("number: what is no number is a dash, and no size is too large") {
    begin(Language::en);
    CHECK(number(std::numeric_limits<double>::quiet_NaN(), 1) == "–");
    CHECK(number(std::numeric_limits<double>::infinity(), 1) == "–");
    CHECK(number(std::numeric_limits<double>::lowest(), 99).size() == 1 + 309 + 1 + 9);
    CHECK(number(1.5, -3) == "2");
}

TEST_CASE("clock: minutes and seconds, rounded up, hours only when there are any") {
    CHECK(clock(0s) == "0:00");
    CHECK(clock(1us) == "0:01");
    CHECK(clock(65s) == "1:05");
    CHECK(clock(64s + 1us) == "1:05");
    CHECK(clock(59min + 59s) == "59:59");
    CHECK(clock(1h) == "1:00:00");
    CHECK(clock(25h + 61s) == "25:01:01");
    CHECK(clock(-5s) == "0:00");
}

TEST_CASE("date and time: as written in each language, at the place where it was") {
    const auto t = *units::wall_time("2026-03-05T09:07:59+01:00");
    begin(Language::de);
    CHECK(date_time(t) == "05.03.2026, 09:07");
    begin(Language::en);
    CHECK(date_time(t) == "5 Mar 2026, 09:07");
    CHECK(date_time(*units::wall_time("2026-12-31T23:59:00-09:30")) == "31 Dec 2026, 23:59");
}

TEST_CASE("day: with blanks as it is written in German, too") {
    using namespace std::chrono;
    CHECK(wording::day_typed("20. 11. 2026") == year{2026} / November / 20);
    CHECK(wording::day_typed("1.  2. 2026") == year{2026} / February / 1);
    for (const char* typed : {"20 . 11. 2026", "20- 11- 2026", "20/ 11/ 2026", "20. 11 2026"})
        CHECK_FALSE(wording::day_typed(typed));
}

TEST_CASE("day: with slashes only where it can be no other one; else how to type either") {
    using namespace std::chrono;
    CHECK(wording::day_typed("05/05/2026") == year{2026} / May / 5);
    CHECK(wording::day_typed("5/13/2026") == year{2026} / May / 13);
    begin(Language::en);
    for (const char* typed : {"05/06/2026", " 5/6/2026", "06/05/2026"}) {
        CHECK_FALSE(wording::day_typed(typed));
        CHECK(wording::which_day(typed).find("5 Jun 2026") != std::string::npos);
        CHECK(wording::which_day(typed).find("6 May 2026") != std::string::npos);
    }
    for (const char* typed : {"11/20/2026", "05/05/2026", "05.06.2026", "soon", ""})
        CHECK(wording::which_day(typed).empty());
}

TEST_CASE("day: typed in the person's form or another one, and shown ones are understood") {
    using namespace std::chrono;
    const auto day = year{2026} / November / 20;
    for (const char* typed :
         {"2026-11-20", "20.11.2026", "11/20/2026", "20 Nov 2026", "  20.11.2026 "})
        CHECK(wording::day_typed(typed) == day);
    CHECK(wording::day_typed("1.2.2026") == year{2026} / February / 1);
    for (const auto in : {Language::de, Language::en}) {
        wording::speak(in);
        CHECK(wording::day_typed(wording::date(day)) == day);
    }
    for (const char* typed :
         {"", "20", "20.11.", "20.11.26", "31.02.2026", "20-11-2026", "20/11/2026", "2026.11.20",
          "20.11.2026x", "20.11-2026", "-1.11.2026", "yesterday", "20..2026", "20 Foo 2026",
          "99999999999.1.2026", "1.257.2026", "257.1.2026", "257/1/2026", "2026-257-01"})
        CHECK_FALSE(wording::day_typed(typed));
}
