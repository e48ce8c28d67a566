#include "insight/weeks.h"

#include "diary/days.h"
#include "diary/nights.h"

#include <doctest/doctest.h>

#include <string>

using days::at, days::day;
using insight::Log, insight::NightValue;

namespace {

const auto thursday = day("2026-11-26");
const auto now = at("2026-11-26T21:00:00+01:00");

insight::Rolling rolled(const char* began, int minutes = 12) {
    const auto t = at(began);
    return {"a", t, {t.utc + std::chrono::minutes{minutes}, t.offset}};
}

diary::Dose dose(const char* taken, double mg, diary::Route route = diary::Route::swallowed) {
    diary::Dose d;
    d.taken = at(taken);
    d.zone = "Europe/Berlin";
    d.product = {"capsule", route, {}, diary::Milligrams{mg}};
    return d;
}

diary::Observation tense(units::Day on, double value) {
    diary::Observation o;
    o.item = diary::Item::tension;
    o.day = on;
    o.value = value;
    return o;
}

Log fortnight() {
    Log log;
    log.nights = {nights::night("2026-11-17", "22:45 23:10 25 2 20 06:30 06:50"),
                  nights::night("2026-11-24", "23:00 23:00 0 0 0 07:00 07:00")};
    log.nights.back().quality = 7;
    log.doses = {dose("2026-11-18T21:30:00+01:00", 100), dose("2026-11-18T08:00:00+01:00", 50),
                 dose("2026-11-19T21:30:00+01:00", 100, diary::Route::bath)};
    log.rollings = {rolled("2026-11-17T20:00:00+01:00"), rolled("2026-11-17T21:00:00+01:00", 8),
                    rolled("2026-11-19T00:30:00+01:00"), // it is still the 18th
                    rolled("2026-11-25T20:00:00+01:00")};
    return log;
}

} // namespace

TEST_CASE("weeks: from Monday to Sunday, the last one that of today") {
    const auto weeks = insight::weeks(fortnight(), thursday, 2, now);
    REQUIRE(weeks.size() == 2);
    CHECK(weeks[0].days.front().day == day("2026-11-16"));
    CHECK(weeks[1].days.back().day == day("2026-11-29"));
    const auto& tuesday = weeks[0].days[1];
    CHECK(tuesday.rolled_min == 20.0);
    CHECK(tuesday.asleep_min == 395.0);
    CHECK_FALSE(tuesday.quality);
    CHECK(weeks[0].days[2].rolled_min == 12.0);
    CHECK(weeks[0].days[2].magnesium_mg == 150.0);
    CHECK(weeks[0].days[3].magnesium_mg == 0.0); // a bath is none
    CHECK(weeks[1].days[1].quality == 7.0);
    CHECK(weeks[0].rolled_days() == 2);
    CHECK(weeks[1].rolled_days() == 1);
    CHECK(weeks[0].asleep_min() == 395.0);
}

TEST_CASE("weeks: on a Sunday and a Monday the week is the right one") {
    CHECK(insight::weeks({}, day("2026-11-29"), 1, now)[0].days.back().day == day("2026-11-29"));
    CHECK(insight::weeks({}, day("2026-11-30"), 1, now)[0].days.front().day == day("2026-11-30"));
}

TEST_CASE(
    "weeks: how steady they were is told of whole weeks, from the first that tells anything") {
    diary::Plan plan;
    plan.steps = {
        {diary::Phase::maintenance,
         day("2026-11-18"),
         {},
         {{diary::Anchor::before_bed, {}, dose("2026-11-18T21:30:00+01:00", 100).product, 1.0}}}};
    const Log log = fortnight();
    const auto weeks = insight::weeks(log, thursday, 8, now);
    const auto s = insight::steadiness(weeks, log, plan, thursday);
    CHECK(s.weeks == 1);
    CHECK(s.as_meant == 1);
    CHECK(s.rolled_a_week == 2.0);
    CHECK(s.nights == 1);
    CHECK(s.planned_doses == 5); // Wednesday to Sunday
    CHECK(s.as_taken == 2);      // one of the two of Wednesday, and that of Thursday by its name
    const auto later = insight::steadiness(insight::weeks(log, day("2026-11-30"), 8, now), log,
                                           plan, day("2026-11-30"));
    CHECK(later.weeks == 2);
    CHECK(later.as_meant == 1);
    CHECK(later.rolled_a_week == 1.5);
}

TEST_CASE("weeks: a week without anything between two others is counted, before them none is") {
    Log log;
    log.rollings = {rolled("2026-11-03T20:00:00+01:00"), rolled("2026-11-17T20:00:00+01:00")};
    const auto s = insight::steadiness(insight::weeks(log, thursday, 8, now), log, {}, thursday);
    CHECK(s.weeks == 3);
    CHECK(s.as_meant == 0);
    CHECK(insight::steadiness(insight::weeks({}, thursday, 8, now), {}, {}, thursday).weeks == 0);
}

TEST_CASE("night and day: the night to a day beside that day, from a fortnight on") {
    Log log;
    const insight::Period all{day("2026-11-01"), 26};
    for (int i = 0; i < insight::fewest_points; ++i) {
        const auto on = day("2026-11-02") + std::chrono::days{i};
        auto night = nights::night(units::text(on).c_str(), "23:00 23:00 0 0 0 07:00 07:00");
        night.quality = i % 11;
        log.nights.push_back(night);
        if (i == 5) continue;
        log.observations.push_back(tense(on, 10 - i % 11));
    }
    const auto few =
        insight::night_and_day(log, NightValue::quality, diary::Item::tension, all, now);
    CHECK(few.missing == 1);
    CHECK(few.points.empty());
    log.observations.push_back(tense(day("2026-11-07"), 3));
    const auto found =
        insight::night_and_day(log, NightValue::quality, diary::Item::tension, all, now);
    CHECK(found.missing == 0);
    REQUIRE(found.points.size() == 14);
    CHECK(found.points[0] == std::pair{0.0, 10.0});
    CHECK(found.points[5] == std::pair{5.0, 3.0});
}
