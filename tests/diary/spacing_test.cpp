#include "diary/spacing.h"

#include "days.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using days::at, days::day;
using diary::Dose, diary::Intake, diary::Kind, diary::Milligrams, diary::Product, diary::Route;

namespace {

units::WallTime on_the_20th(const char* clock) {
    return at("2026-11-20T" + std::string{clock} + ":00+01:00");
}
Dose magnesium(const char* clock, Route route = Route::swallowed) {
    return {on_the_20th(clock), "Europe/Berlin", Product{"", route, {}, Milligrams{100}}, 1, ""};
}
Intake other(Kind kind, const char* clock) {
    return {on_the_20th(clock), "Europe/Berlin", kind, "x", {}, ""};
}
bool collide(Kind kind, const char* other_at, const char* magnesium_at) {
    return !diary::collisions({{magnesium(magnesium_at)}}, {{other(kind, other_at)}},
                              day("2026-11-20"))
                .empty();
}

} // namespace

TEST_CASE("spacing: the table, row by row") {
    struct Row {
        Kind kind{};
        int before = 0, after = 0; // hours; 0 = no number
        bool first = false, pharmacist = false;
    };
    const Row rows[] = {{Kind::tetracycline, 3, 3},
                        {Kind::fluoroquinolone, 2, 6},
                        {Kind::bisphosphonate, 4, 4, true},
                        {Kind::levothyroxine, 4, 4},
                        {Kind::iron, 3, 3},
                        {Kind::zinc, 2, 2},
                        {Kind::calcium, 2, 2},
                        {Kind::gabapentin, 2, 2},
                        {Kind::penicillamine, 4, 4, false, true},
                        {Kind::nitrofurantoin, 4, 4, false, true},
                        {Kind::chloroquine, 4, 4, false, true},
                        {Kind::eltrombopag, 4, 4, false, true},
                        {Kind::antibiotic, 0, 0, false, true},
                        {Kind::integrase_inhibitor, 0, 0, false, true},
                        {Kind::mycophenolate, 0, 0, false, true},
                        {Kind::baloxavir, 0, 0, false, true},
                        {Kind::digoxin, 0, 0, false, true},
                        {Kind::muscle_relaxant, 0, 0, false, true},
                        {Kind::other_medicine, 2, 2}};
    for (const auto& row : rows) {
        const auto rule = diary::spacing(row.kind);
        CAPTURE(word(row.kind));
        REQUIRE(rule);
        CHECK(rule->before_h.value_or(0) == row.before);
        CHECK(rule->after_h.value_or(0) == row.after);
        CHECK(rule->first == row.first);
        CHECK(rule->pharmacist == row.pharmacist);
    }
    for (const Kind kind : {Kind::vitamin_d, Kind::vitamin_c, Kind::coffee_or_tea, Kind::milk})
        CHECK_FALSE(diary::spacing(kind));
    CHECK(std::size(rows) + 4 == diary::kinds);
}

TEST_CASE("spacing: a pair at its minimum is no collision, a minute less is one") {
    CHECK_FALSE(collide(Kind::levothyroxine, "06:00", "10:00"));
    CHECK(collide(Kind::levothyroxine, "06:00", "09:59"));
    CHECK(collide(Kind::levothyroxine, "12:00", "08:01"));
}

TEST_CASE("spacing: fluoroquinolones want 2 hours before magnesium but 6 after it") {
    CHECK_FALSE(collide(Kind::fluoroquinolone, "08:00", "10:00"));
    CHECK(collide(Kind::fluoroquinolone, "08:00", "09:59"));
    CHECK_FALSE(collide(Kind::fluoroquinolone, "16:00", "10:00"));
    CHECK(collide(Kind::fluoroquinolone, "15:59", "10:00"));
}

TEST_CASE("spacing: a collision says how far, which minimum and which was first") {
    const auto found = diary::collisions(
        {{magnesium("08:30")}}, {{other(Kind::bisphosphonate, "09:00")}}, day("2026-11-20"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].hours_apart == 0.5);
    CHECK(found[0].minimum_h == 4.0);
    CHECK(found[0].magnesium_first);
    CHECK(found[0].wants_first);
    const auto fasting = diary::collisions(
        {{magnesium("09:00")}}, {{other(Kind::bisphosphonate, "06:00")}}, day("2026-11-20"));
    REQUIRE(fasting.size() == 1);
    CHECK_FALSE(fasting[0].magnesium_first);
    CHECK_FALSE(fasting[0].wants_first);
}

TEST_CASE("spacing: oil and bath collide with nothing, vitamin D with nothing") {
    CHECK(diary::collisions({{magnesium("08:00", Route::oil), magnesium("08:00", Route::bath)}},
                            {{other(Kind::iron, "08:00")}}, day("2026-11-20"))
              .empty());
    CHECK_FALSE(collide(Kind::vitamin_d, "08:00", "08:00"));
}

TEST_CASE("spacing: across the end of the day it is shown on both days") {
    const auto iron = at("2026-11-21T04:30:00+01:00");
    Dose dose = magnesium("08:00");
    dose.taken = at("2026-11-21T02:00:00+01:00");
    Intake later = other(Kind::iron, "08:00");
    later.taken = iron;
    const auto on = [&](const char* date) {
        return diary::collisions({{dose}}, {{later}}, day(date)).size();
    };
    CHECK(on("2026-11-19") == 0);
    CHECK(on("2026-11-20") == 1);
    CHECK(on("2026-11-21") == 1);
    CHECK(on("2026-11-22") == 0);
}

TEST_CASE("spacing: the hours are true ones when the clocks change in between") {
    Dose dose = magnesium("08:00");
    dose.taken = at("2026-10-25T02:30:00+02:00");
    Intake iron = other(Kind::iron, "08:00");
    iron.taken = at("2026-10-25T04:30:00+01:00"); // two hours on the clock, three in truth
    CHECK(diary::collisions({{dose}}, {{iron}}, day("2026-10-25")).empty());
}

TEST_CASE("spacing: without a number both on one day are named once, with the nearest") {
    const auto found = diary::collisions({{magnesium("08:00"), magnesium("20:00")}},
                                         {{other(Kind::digoxin, "18:00")}}, day("2026-11-20"));
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].minimum_h);
    CHECK(found[0].hours_apart == 2.0);
}

TEST_CASE("spacing: collisions come in order of time") {
    const auto found = diary::collisions(
        {{magnesium("20:00"), magnesium("08:00")}},
        {{other(Kind::iron, "21:00"), other(Kind::calcium, "07:00")}}, day("2026-11-20"));
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == Kind::calcium);
    CHECK(found[1].kind == Kind::iron);
}

TEST_CASE("iron: notes of what helps and hinders, with the hours where it was logged") {
    const auto notes =
        diary::iron_notes({{other(Kind::iron, "08:00"), other(Kind::coffee_or_tea, "08:30"),
                            other(Kind::coffee_or_tea, "15:00")}},
                          day("2026-11-20"));
    REQUIRE(notes.size() == 3);
    CHECK(notes[0].kind == Kind::vitamin_c);
    CHECK_FALSE(notes[0].hours_apart);
    CHECK(notes[1].kind == Kind::coffee_or_tea);
    CHECK(notes[1].hours_apart == 0.5);
    CHECK(notes[2].kind == Kind::milk);
    CHECK(diary::iron_notes({{other(Kind::zinc, "08:00")}}, day("2026-11-20")).empty());
}

TEST_CASE("spacing: what is to be asked about with its hours kept, once a kind, beside magnesium") {
    const std::vector<Intake> intakes{other(Kind::chloroquine, "08:00"),
                                      other(Kind::chloroquine, "09:00"),
                                      other(Kind::levothyroxine, "06:00")};
    const auto ask = [&](const std::vector<Dose>& doses, const char* of = "2026-11-20") {
        return diary::to_ask(doses, intakes, day(of));
    };
    CHECK(ask({}).empty());
    REQUIRE(ask({magnesium("20:00")}).size() == 1);
    CHECK(ask({magnesium("20:00")})[0].kind == Kind::chloroquine);
    CHECK(ask({magnesium("20:00")}, "2026-11-21").empty());
    CHECK(ask({magnesium("20:00"), magnesium("10:00")}).empty()); // it collides, and says so
    CHECK(ask({magnesium("20:00", Route::bath)}).empty());
}
