#include "insight/pairing.h"

#include "diary/days.h"
#include "diary/nights.h"

#include <doctest/doctest.h>

using days::at, days::day;
using insight::Rolling, insight::Slept;

namespace {

Rolling rolled(const char* began, int minutes = 20) {
    const auto t = at(began);
    return {"a", t, {t.utc + std::chrono::minutes{minutes}, t.offset}};
}

Slept slept(const char* wake_date, const std::string& line, const char* zone = "Europe/Berlin",
            const char* waking_zone = "") {
    return insight::slept(nights::night(wake_date, line, zone, waking_zone), days::much_later)
        .value();
}
const std::string usual = "22:45 23:10 25 2 20 06:30 06:50";

insight::Pair paired(const Rolling& r, const std::vector<Slept>& nights) {
    return insight::pair(r, {}, nights, {});
}

diary::Dose dose(const char* taken, diary::Route route = diary::Route::swallowed) {
    diary::Dose d;
    d.taken = at(taken);
    d.zone = "Europe/Berlin";
    d.product.route = route;
    d.product.label = diary::Milligrams{100.0};
    return d;
}

} // namespace

TEST_CASE("pairing: an evening lies between the night of its morning and the one that follows") {
    const std::vector<Slept> nights{slept("2026-11-21", usual), slept("2026-11-20", usual),
                                    slept("2026-11-22", usual)};
    const auto p = paired(rolled("2026-11-20T20:30:00+01:00"), nights);
    CHECK(p.day == day("2026-11-20"));
    CHECK(p.night_before == 1);
    CHECK(p.night_after == 0);
    CHECK_FALSE(p.in_night);
}

TEST_CASE("pairing: after midnight it is still the evening before") {
    const std::vector<Slept> nights{slept("2026-11-20", usual),
                                    slept("2026-11-21", "02:00 02:10 5 0 0 09:00 09:10")};
    const auto p = paired(rolled("2026-11-21T01:10:00+01:00"), nights);
    CHECK(p.day == day("2026-11-20"));
    CHECK(p.night_before == 0);
    CHECK(p.night_after == 1);
}

TEST_CASE("pairing: who sleeps by day rolls in the morning, before the night of the same date") {
    const std::vector<Slept> nights{slept("2026-11-20", "08:00 08:20 10 0 0 15:00 15:10")};
    const auto morning = paired(rolled("2026-11-20T07:00:00+01:00"), nights);
    CHECK(morning.night_after == 0);
    CHECK_FALSE(morning.night_before);
    const auto evening = paired(rolled("2026-11-20T18:00:00+01:00"), nights);
    CHECK(evening.night_before == 0);
    CHECK_FALSE(evening.night_after);
}

TEST_CASE("pairing: in the middle of a night it is on neither side of it") {
    const std::vector<Slept> nights{slept("2026-11-20", usual), slept("2026-11-21", usual)};
    const auto p = paired(rolled("2026-11-20T03:00:00+01:00"), nights);
    CHECK(p.in_night == 0);
    CHECK_FALSE(p.night_before);
    CHECK(p.night_after == 1);
}

TEST_CASE("pairing: a night more than a day away is none of this session's") {
    const std::vector<Slept> nights{slept("2026-11-18", usual), slept("2026-11-23", usual)};
    const auto p = paired(rolled("2026-11-20T20:30:00+01:00"), nights);
    CHECK_FALSE(p.night_before);
    CHECK_FALSE(p.night_after);
}

TEST_CASE("pairing: hours are true ones where clocks were put back") {
    // 25 October 2026: 03:00 becomes 02:00. From 07:30 to 07:45 of the next day are 25 h 15 min.
    const std::vector<diary::Dose> doses{dose("2026-10-24T07:30:00+02:00")};
    CHECK_FALSE(insight::pair(rolled("2026-10-25T07:15:00+01:00"), doses, {}, {}).dose);
    const auto p = insight::pair(rolled("2026-10-25T06:00:00+01:00"), doses, {}, {});
    CHECK(p.dose == 0);
    CHECK(p.hours_after_dose == doctest::Approx(23.5));
}

TEST_CASE("pairing: across a flight by true time, not by the clocks' faces") {
    // Berlin to New York: to bed at 22:45 in Berlin, up at 06:50 in New York.
    const auto flown =
        slept("2026-11-21", "22:45 23:10 25 2 20 06:30 06:50", "Europe/Berlin", "America/New_York");
    const std::vector<Slept> nights{flown};
    CHECK(paired(rolled("2026-11-20T20:30:00+01:00"), nights).night_after == 0);
    CHECK(paired(rolled("2026-11-21T06:20:00-05:00"), nights).in_night == 0);
    CHECK(paired(rolled("2026-11-21T08:00:00-05:00"), nights).night_before == 0);
}

TEST_CASE("pairing: a night without its times goes by its wake date") {
    const std::vector<Slept> nights{{day("2026-11-20"), {}, {}}, {day("2026-11-21"), {}, {}}};
    const auto p = paired(rolled("2026-11-20T20:30:00+01:00"), nights);
    CHECK(p.night_before == 0);
    CHECK(p.night_after == 1);
}

TEST_CASE("pairing: the last dose that was swallowed; oil and food are none") {
    const std::vector<diary::Dose> doses{
        dose("2026-11-20T08:00:00+01:00"), dose("2026-11-20T19:30:00+01:00"),
        dose("2026-11-20T20:00:00+01:00", diary::Route::oil),
        dose("2026-11-20T20:10:00+01:00", diary::Route::food), dose("2026-11-20T21:30:00+01:00")};
    const auto p = insight::pair(rolled("2026-11-20T20:30:00+01:00"), doses, {}, {});
    CHECK(p.dose == 1);
    CHECK(p.hours_after_dose == doctest::Approx(1.0));
    CHECK_FALSE(insight::pair(rolled("2026-11-19T20:30:00+01:00"), doses, {}, {}).dose);
}

TEST_CASE("pairing: the next day's entries, and no others") {
    std::vector<diary::Observation> all(3);
    all[0].day = day("2026-11-20");
    all[1].day = day("2026-11-21");
    all[2].day = day("2026-11-22");
    const auto p = insight::pair(rolled("2026-11-20T20:30:00+01:00"), {}, {}, all);
    CHECK(p.next_day == std::vector<std::size_t>{1});
}

TEST_CASE("pairing: each day of rolling once, in order") {
    const std::vector<Rolling> all{rolled("2026-11-22T20:30:00+01:00"),
                                   rolled("2026-11-21T01:10:00+01:00"),
                                   rolled("2026-11-20T20:30:00+01:00")};
    CHECK(insight::days_of(all) == std::vector{day("2026-11-20"), day("2026-11-22")});
}
