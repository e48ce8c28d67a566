#include "history/calendar.h"

#include "history/sessions.h"

#include <doctest/doctest.h>

using namespace history;
using sessions::at;

namespace {

units::Day day(const char* text) { return *units::day(text); }

CalendarWeek only_week(std::initializer_list<const char*> began, const char* today,
                       const Goal& goal = {}) {
    std::vector<Rolled> rolled;
    for (const char* iso : began) rolled.push_back({iso, at(iso)});
    const auto weeks =
        calendar(rolled, day("2026-11-16"), day(today), [&](units::Day) { return goal; });
    return weeks.at(0);
}

} // namespace

TEST_CASE("calendar: weeks begin on Monday and are numbered by ISO 8601") {
    const auto number = [](const char* text) {
        const auto weeks = calendar({}, day(text), day(text));
        REQUIRE(weeks.size() == 1);
        CHECK(std::chrono::weekday{weeks[0].monday()} == std::chrono::Monday);
        CHECK(weeks[0].days[6].day >= day(text));
        return std::pair{weeks[0].year, weeks[0].week};
    };
    CHECK(number("2026-11-27") == std::pair{2026, 48});
    CHECK(number("2026-12-31") == std::pair{2026, 53});
    CHECK(number("2027-01-03") == std::pair{2026, 53});
    CHECK(number("2027-01-04") == std::pair{2027, 1});
    CHECK(number("2024-12-30") == std::pair{2025, 1});
    CHECK(number("2023-01-01") == std::pair{2022, 52});
    CHECK(calendar({}, day("2026-11-01"), day("2026-11-30")).size() == 6);
    CHECK(calendar({}, day("2026-11-30"), day("2026-11-01")).empty());
}

TEST_CASE("calendar: a day runs from four to four where the person is") {
    const auto week = only_week({"2026-11-17T03:59:59+01:00", "2026-11-17T04:00:00+01:00",
                                 "2026-11-23T03:00:00+01:00", "2026-11-23T04:00:00+01:00"},
                                "2026-11-22");
    CHECK(week.days[0].sessions.size() == 1);
    CHECK(week.days[1].sessions.size() == 1);
    CHECK(week.days[6].sessions.size() == 1); // still Sunday
    CHECK(week.sessions() == 3);              // the last one is of the week after
}

TEST_CASE("calendar: beside what was meant: done, under or over") {
    const char* const mon = "2026-11-16T20:00:00+01:00";
    const char* const tue = "2026-11-17T20:00:00+01:00";
    const char* const wed = "2026-11-18T20:00:00+01:00";
    const char* const late = "2026-11-18T23:00:00+01:00";
    const char* const thu = "2026-11-19T20:00:00+01:00";
    CHECK(only_week({}, "2026-11-18").against == Against::open);
    CHECK(only_week({mon}, "2026-11-22").against == Against::open); // it is Sunday
    CHECK(only_week({mon}, "2026-11-23").against == Against::under);
    CHECK(only_week({mon, tue}, "2026-11-18").against == Against::done);
    CHECK(only_week({mon, tue, wed}, "2026-11-30").against == Against::done);
    CHECK(only_week({mon, tue, wed, thu}, "2026-11-19").against == Against::over);
    const auto two = only_week({late, wed}, "2026-11-23"); // one day of the goal
    CHECK(two.days_rolled() == 1);
    CHECK(two.against == Against::under);
    CHECK(two.days[2].sessions == std::vector<std::string>{wed, late});
}

TEST_CASE("calendar: the days a week of a plan") {
    const char* const mon = "2026-11-16T20:00:00+01:00";
    const char* const tue = "2026-11-17T20:00:00+01:00";
    CHECK(only_week({mon}, "2026-11-23", goal_of_plan(1)).against == Against::done);
    CHECK(only_week({mon, tue}, "2026-11-23", goal_of_plan(1)).against == Against::over);
    CHECK(only_week({mon, tue}, "2026-11-23", goal_of_plan(4)).against == Against::under);
    const auto weeks = calendar({}, day("2026-11-16"), day("2026-11-23"), [](units::Day monday) {
        return goal_of_plan(monday == day("2026-11-16") ? 1 : 2);
    });
    CHECK(weeks[0].goal == Goal{1, 1});
    CHECK(weeks[1].goal == Goal{2, 2});
}
