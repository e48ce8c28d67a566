// What changed in a plan, and what is due, in both languages.
#include "wording/plans.h"

#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <set>

using plan::Change, plan::ChangeKind;

namespace {

Change change_of(ChangeKind kind) {
    Change change;
    change.kind = kind;
    change.routine = {"Füße", "Feet"};
    change.exercise = {"Wade", "Calf"};
    change.variant = {"Leichter", "Lighter"};
    change.before = 2.0;
    change.after = 1.0;
    return change;
}

} // namespace

TEST_CASE("plans: every change has a sentence of its own, and a German one") {
    std::set<std::string> sentences;
    for (const auto language : {wording::Language::en, wording::Language::de}) {
        wording::begin(places::build("/share/locale"), language);
        for (int kind = 0; kind <= static_cast<int>(ChangeKind::review); ++kind)
            sentences.insert(wording::sentence(change_of(static_cast<ChangeKind>(kind))));
    }
    wording::speak(wording::Language::en);
    CHECK(sentences.size() == 2 * 15);
    CHECK(sentences.count("") == 0);
}

TEST_CASE("plans: what was and what is now") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    CHECK(wording::sentence(change_of(ChangeKind::sets)) ==
          "Feet, Calf: number of sets 1 instead of 2.");
    CHECK(wording::sentence(change_of(ChangeKind::effort)) ==
          "Feet, Calf: pressure medium instead of strong.");
    auto pace = change_of(ChangeKind::pace);
    pace.after = 7.5;
    CHECK(wording::sentence(pace) == "Feet, Calf: 7.5 s per stroke instead of 2 s.");
    wording::speak(wording::Language::de);
    CHECK(wording::sentence(pace) == "Füße, Wade: 7,5 s pro Zug statt 2 s.");
    wording::speak(wording::Language::en);
}

TEST_CASE("plans: how often, on which days, how a plan goes on") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    plan::Planned planned;
    planned.days_a_week = 1;
    CHECK(wording::how_often(planned) == "1 day a week");
    planned.weekdays = {1, 7};
    CHECK(wording::how_often(planned) == "Mon, Sun");
    plan::Plan plan;
    plan.title = {"Waden", "Calves"};
    plan.author = "Praxis";
    plan.made = units::day("2026-11-02").value();
    plan.weeks = 2;
    CHECK(wording::how_long(plan) == "2 Nov 2026 to 15 Nov 2026");
    CHECK(wording::standing(plan, plan::Standing::over) ==
          "Calves: held until 15 Nov 2026. Ask Praxis for a new one.");
    wording::speak(wording::Language::de);
    CHECK(wording::how_often(planned) == "Mo, So");
    CHECK(wording::standing(plan, plan::Standing::not_begun) == "Waden: beginnt am 02.11.2026.");
    wording::speak(wording::Language::en);
}
