// What a morning begins with.
#include "diary/morning.h"

#include "nights.h"

#include <doctest/doctest.h>

using days::at, days::day;
using diary::Entry, diary::Night, diary::NightClock;

namespace {

const auto now = at("2026-11-26T07:30:00+01:00");

Entry<Night> told(const char* wake_date, const std::string& line, diary::Source source = {}) {
    return diary::entered(std::string{wake_date} + source.import, nights::night(wake_date, line),
                          now, std::move(source));
}

diary::UsualNight usual(const std::vector<Entry<Night>>& all, const char* wake_date = "2026-11-26",
                        units::WallTime when = now) {
    return diary::usual_night(all, day(wake_date), "Europe/Berlin", when);
}

std::string clock(const std::optional<NightClock>& c) { return c ? units::clock_text(c->at) : "-"; }

diary::Dose dose(const char* taken, diary::Route route = diary::Route::swallowed) {
    diary::Dose d;
    d.taken = at(taken);
    d.zone = "Europe/Berlin";
    d.product.route = route;
    d.product.label = diary::Milligrams{100};
    return d;
}

} // namespace

TEST_CASE("morning: the usual night is the middle of each time by itself, across midnight") {
    const auto found = usual({told("2026-11-23", "23:50 00:10 20 1 10 06:30 06:45"),
                              told("2026-11-24", "00:20 00:30 10 0 0 07:00 07:10"),
                              told("2026-11-25", "22:40 23:00 40 3 25 06:00 06:30")});
    CHECK(found.of == 3);
    CHECK_FALSE(found.last_night_only);
    CHECK(clock(found.night.into_bed) == "23:50");
    CHECK(clock(found.night.tried_to_sleep) == "00:10");
    CHECK(found.night.latency_min == 20);
    CHECK(found.night.awakenings == 1);
    CHECK(found.night.awake_min == 10);
    CHECK(clock(found.night.final_wake) == "06:30");
    CHECK(clock(found.night.out_of_bed) == "06:45");
    CHECK(diary::times(found.night, now).has_value());
}

TEST_CASE("morning: what nobody told is not made up; old nights and imports do not count") {
    CHECK(usual({}).of == 0);
    CHECK_FALSE(usual({}).night.into_bed);
    const diary::Source import{diary::Origin::imported, "7"};
    const auto found = usual({told("2026-11-11", "20:00 20:00 0 0 0 05:00 05:00"),
                              told("2026-11-24", "21:00 21:00 0 0 0 05:00 05:00", import),
                              told("2026-11-25", "23:00 - - - - - 07:00"),
                              told("2026-11-26", "20:00 20:00 0 0 0 05:00 05:00")});
    CHECK(found.of == 1);
    CHECK(found.last_night_only);
    CHECK(clock(found.night.into_bed) == "23:00");
    CHECK_FALSE(found.night.tried_to_sleep);
    CHECK_FALSE(found.night.latency_min);
}

TEST_CASE("morning: of many nights the latest seven count") {
    std::vector<Entry<Night>> all;
    for (int d = 12; d <= 25; ++d)
        all.push_back(told(("2026-11-" + std::to_string(d)).c_str(),
                           d < 19 ? "20:00 - - - - - 05:00" : "23:00 - - - - - 07:00"));
    CHECK(usual(all).of == 7);
    CHECK(clock(usual(all).night.into_bed) == "23:00");
}

TEST_CASE("morning: whoever is up before the usual time did not get up in the future") {
    const std::vector<Entry<Night>> all{told("2026-11-25", "22:40 23:00 20 0 0 06:30 07:00")};
    const auto early = usual(all, "2026-11-26", at("2026-11-26T05:50:20+01:00"));
    CHECK(clock(early.night.final_wake) == "05:50");
    CHECK(clock(early.night.out_of_bed) == "05:50");
    CHECK(diary::times(early.night, at("2026-11-26T05:50:20+01:00")).has_value());
    const auto later = usual(all, "2026-11-26", at("2026-11-27T05:50:00+01:00"));
    CHECK(clock(later.night.out_of_bed) == "07:00");
}

TEST_CASE("morning: one night a day is the person's") {
    const diary::Source import{diary::Origin::imported, "7"};
    const std::vector<Entry<Night>> all{told("2026-11-25", "23:00 - - - - - 07:00", import),
                                        told("2026-11-25", "22:00 - - - - - 06:00")};
    CHECK(diary::told_by_person(all, day("2026-11-25")) == &all[1]);
    CHECK(diary::told_by_person(all, day("2026-11-24")) == nullptr);
}

TEST_CASE("morning: a night that came back by the own CSV is the person's own") {
    const diary::Source own{diary::Origin::imported, "7", std::string{diary::own_table}};
    const std::vector<Entry<Night>> all{told("2026-11-25", "23:00 - - - - - 07:00", own)};
    CHECK(diary::told_by_person(all, day("2026-11-25")) == &all[0]);
    CHECK(usual(all).of == 1);
}

TEST_CASE("morning: an empty day is offered within a week, after the first night only") {
    const auto empty = [](std::initializer_list<const char*> told) {
        std::vector<units::Day> all;
        for (const char* one : told) all.push_back(day(one));
        const auto found = diary::empty_day_before(all, day("2026-11-26"));
        return found ? units::text(*found) : "";
    };
    CHECK(empty({}) == "");
    CHECK(empty({"2026-11-26"}) == "");
    CHECK(empty({"2026-11-24", "2026-11-26"}) == "2026-11-25");
    CHECK(empty({"2026-11-25", "2026-11-24", "2026-11-22"}) == "2026-11-23");
    CHECK(empty({"2026-11-25", "2026-11-24"}) == "");
    CHECK(empty({"2026-11-10", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23",
                 "2026-11-24", "2026-11-25"}) == "");
}

TEST_CASE("morning: a day's are repeated at the same times, without meals and what is there") {
    const std::vector<diary::Dose> all{
        dose("2026-11-24T22:00:00+01:00"), dose("2026-11-24T08:00:00+01:00"),
        dose("2026-11-24T12:30:00+01:00", diary::Route::food), dose("2026-11-25T08:00:00+01:00")};
    const auto again = diary::repeated(all, days::day("2026-11-24"), days::day("2026-11-25"));
    REQUIRE(again.size() == 1);
    CHECK(again[0].taken == days::at("2026-11-25T22:00:00+01:00"));
}

TEST_CASE("morning: the doses to repeat are those of the last day within a week, meals aside") {
    const std::vector<diary::Dose> all{
        dose("2026-11-17T22:00:00+01:00"), dose("2026-11-20T22:00:00+01:00"),
        dose("2026-11-24T12:30:00+01:00", diary::Route::food), dose("2026-11-26T22:00:00+01:00")};
    CHECK(diary::last_day_with_doses(all, day("2026-11-26")) == day("2026-11-20"));
    CHECK(diary::last_day_with_doses(all, day("2026-11-20")) == day("2026-11-17"));
    CHECK_FALSE(diary::last_day_with_doses(all, day("2026-11-17")));
}

TEST_CASE("morning: products that were noted come once each, the latest first, meals aside") {
    std::vector<diary::Dose> all{dose("2026-11-20T22:00:00+01:00"),
                                 dose("2026-11-24T12:30:00+01:00", diary::Route::food),
                                 dose("2026-11-22T22:00:00+01:00")};
    all[0].product.name = "A";
    all.push_back(all[0]);
    all.back().taken = at("2026-11-25T22:00:00+01:00");
    const auto found = diary::products_noted(all, 4);
    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "A");
    CHECK(found[1].name.empty());
    CHECK(diary::products_noted(all, 1).size() == 1);
}

TEST_CASE("morning: with an answer comes what it needs, and what matters of it") {
    using diary::Item, diary::Part;
    CHECK(diary::asked_with(diary::row(Item::cramps), Part::muscle));
    CHECK(diary::asked_with(diary::row(Item::cramps), Part::occasion));
    CHECK_FALSE(diary::asked_with(diary::row(Item::cramps), Part::time));
    CHECK(diary::asked_with(diary::row(Item::caffeine), Part::time));
    CHECK_FALSE(diary::asked_with(diary::row(Item::stretching), Part::time));
    CHECK_FALSE(diary::asked_with(diary::row(Item::stress), Part::occasion));
    CHECK(diary::asked_with(diary::row(Item::headache), Part::sudden));
    CHECK_FALSE(diary::asked_with(diary::row(Item::stress), Part::sudden));
}

TEST_CASE("morning: the two readings of a clock time are told only where there are two") {
    const auto n = nights::night("2026-10-25", "22:45 02:30 - - - 06:30 06:50");
    const auto two = diary::two_readings(n, diary::NightField::tried_to_sleep);
    REQUIRE(two);
    CHECK(units::iso8601(two->first) == "2026-10-25T02:30:00+02:00");
    CHECK(units::iso8601(two->second.value()) == "2026-10-25T02:30:00+01:00");
    CHECK_FALSE(diary::two_readings(n, diary::NightField::into_bed));
    CHECK_FALSE(diary::two_readings(nights::night("2026-10-25", "- - - - - - 06:50"),
                                    diary::NightField::into_bed));
}
