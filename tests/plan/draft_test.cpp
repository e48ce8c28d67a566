// What an author does to a plan, in the author's own text.
#include "plan/draft.h"

#include "plan/due.h"
#include "plan/edits.h"
#include "plan/library.h"
#include "plans.h"

#include <functional>

using plan::Draft, plan::Plan;
using plans::calves, plans::catalogue;

namespace {

const routine::Exercise& exercise(const std::string& id) {
    for (const routine::Exercise& one : catalogue().exercises())
        if (one.id == id) return one;
    FAIL("no exercise ", id);
    return catalogue().exercises().front();
}

// Of a plan that is right afterwards.
void change(Draft& draft, const Draft::Edit& edit) {
    const auto wrong = draft.change(edit);
    if (wrong) FAIL("refused: ", wrong->key, " ", wrong->allowed);
    REQUIRE(draft.plan() != nullptr);
}

bool says(const Draft& draft, const std::string& words) {
    return draft.text().find(words) != std::string::npos;
}

bool keeps_its_comments(const Draft& draft) {
    for (const char* comment :
         {"# For K-017", "# short, it stands", "# from the talk", "# the first month", "# any days",
          "# on Sundays", "# she travels", "# end of the file"})
        if (!says(draft, comment)) return false;
    return true;
}

} // namespace

TEST_CASE("draft: sets, pace and effort of a catalogue's routine are settings, comments stay") {
    Draft draft{calves, catalogue()};
    change(draft, [](Plan& p) { set_sets(p.routines[0], 0, 3); });
    change(draft, [](Plan& p) { set_pace(p.routines[0], 0, 8.5); });
    change(draft, [](Plan& p) { set_effort(p.routines[0], 0, routine::Effort::medium); });
    CHECK_FALSE(draft.plan()->routines[0].own);
    const auto part = parts_of(draft.plan()->routines[0]).at(0);
    CHECK(part.sets == 3);
    CHECK(part.seconds_per_stroke == 8.5);
    CHECK(part.effort == routine::Effort::medium);
    CHECK(says(draft, "sets = 3"));
    CHECK(keeps_its_comments(draft));
    CHECK(says(draft, "# both legs"));
}

TEST_CASE(
    "draft: a band that the author typed goes along as it does when the plan makes it slower") {
    Draft draft{calves, catalogue()};
    const auto band = [&] {
        return parts_of(draft.plan()->routines[0]).at(0).pace_band.value_or(routine::Band{});
    };
    const auto pace = [&](double s) {
        change(draft, [s](Plan& p) { set_pace(p.routines[0], 0, s); });
    };
    pace(6.0);
    change(draft, [](Plan& p) { set_pace_band(p.routines[0], 0, {5.0, 8.0}); });
    Plan slower = *draft.plan();
    slower.routines[0].settings.push_back({"calf", std::nullopt, 9.0, std::nullopt});
    const auto as_set = as_planned(slower.routines[0]).steps.at(0).pace_band;
    const auto shown = parts_of(slower.routines[0]).at(0).pace_band;
    pace(9.0);
    CHECK(band().low == 7.5);
    CHECK(band().high == 12.0);
    REQUIRE(as_set);
    REQUIRE(shown);
    CHECK(as_set->low == band().low);
    CHECK(as_set->high == band().high);
    CHECK(shown->low == band().low);
    CHECK(shown->high == band().high);
    pace(20.0); // within what a routine may say
    CHECK(band().low == 16.67);
    CHECK(band().high == 26.67);
    change(draft, [](Plan& p) { set_pace_band(p.routines[0], 0, {15.0, 30.0}); }); // the usual one
    pace(7.0);
    CHECK(band().low == 5.25);
    CHECK(band().high == 10.5);
}

TEST_CASE("draft: an exercise is added, moved and removed; the routine becomes the plan's own") {
    Draft draft{calves, catalogue()};
    const auto before = parts_of(draft.plan()->routines[0]).size();
    const auto lasted = routine::duration(as_planned(draft.plan()->routines[0]));
    change(draft, [](Plan& p) { add_exercise(p.routines[0], exercise("chest"), 99); });
    const auto& planned = draft.plan()->routines[0];
    REQUIRE(planned.own);
    REQUIRE(parts_of(planned).size() == before + 1);
    CHECK(planned.own->parts.back().exercise == "chest");
    CHECK(planned.own->parts[0].sets == 1);                 // what the setting said
    CHECK(planned.own->parts[0].seconds_per_stroke == 7.0); // the same
    CHECK(planned.settings.empty());
    CHECK(routine::duration(as_planned(planned)) > lasted);
    change(draft, [=](Plan& p) { move_exercise(p.routines[0], before, 0); });
    CHECK(draft.plan()->routines[0].own->parts.front().exercise == "chest");
    CHECK(draft.plan()->routines[0].own->parts[1].exercise == "calf");
    change(draft, [](Plan& p) { remove_exercise(p.routines[0], 1); });
    CHECK(draft.plan()->routines[0].own->parts.size() == before);
    CHECK(draft.plan()->routines[0].progress.empty()); // its rule was about what is gone
    CHECK(keeps_its_comments(draft));
}

TEST_CASE("draft: a routine that becomes the plan's own is done as before") {
    for (const routine::Routine& routine : catalogue().routines()) {
        CAPTURE(routine.id);
        Draft draft{calves, catalogue()};
        if (routine.id != "calves") change(draft, [&](Plan& p) { add_routine(p, routine); });
        const std::size_t at = routine.id == "calves" ? 0 : 2;
        const auto was = as_planned(draft.plan()->routines.at(at));
        change(draft, [at](Plan& p) { own_of(p.routines.at(at)); });
        const auto is = as_planned(draft.plan()->routines.at(at));
        // A plan's own routine says nothing of effects, and needs no time for it.
        if (was.claims.empty()) CHECK(routine::duration(is) == routine::duration(was));
        REQUIRE(is.steps.size() == was.steps.size());
        for (std::size_t i = 0; i < is.steps.size(); ++i) {
            CHECK(is.steps[i].variant == was.steps[i].variant);
            CHECK(is.steps[i].side == was.steps[i].side);
            CHECK(is.steps[i].seconds_per_stroke == was.steps[i].seconds_per_stroke);
        }
    }
}

TEST_CASE("draft: variant, sides, times of a part") {
    Draft draft{calves, catalogue()};
    change(draft, [](Plan& p) {
        auto& sunday = p.routines[1];
        set_work(sunday, 0, 60);
        set_variant(sunday, 0, 1);
        set_sides(sunday, 0, {routine::Side::left});
        set_rest(sunday, 0, 45);
        set_rest_after(sunday, 0, 20);
        set_get_ready(sunday, 0, 30);
    });
    const auto part = parts_of(draft.plan()->routines[1]).at(0);
    CHECK(units::seconds(part.work) == 60.0);
    CHECK(part.variant == 1);
    CHECK(part.sides == std::vector{routine::Side::left});
    CHECK(units::seconds(part.rest) == 45.0);
    CHECK(units::seconds(part.rest_after) == 20.0);
    CHECK(units::seconds(part.get_ready) == 30.0);
    CHECK(says(draft, "# gently"));
    change(draft, [](Plan& p) { set_variant(p.routines[1], 0, 0); });
    CHECK_FALSE(draft.plan()->routines[1].own->parts[0].variant);
}

TEST_CASE("draft: routines, days and dates") {
    Draft draft{calves, catalogue()};
    change(draft, [](Plan& p) {
        add_own(p, {"Eigene", "Own"}, {"Von der Praxis.", "By the practice."}, exercise("calf"));
    });
    REQUIRE(draft.plan()->routines.size() == 3);
    CHECK(draft.plan()->routines[2].routine.steps.size() >= 2);
    change(draft, [](Plan& p) { toggle_weekday(p.routines[2], 5); });
    change(draft, [](Plan& p) { toggle_weekday(p.routines[2], 1); });
    CHECK(draft.plan()->routines[2].weekdays == std::vector{1, 5});
    change(draft, [](Plan& p) { set_days_a_week(p.routines[2], 4); });
    CHECK(plan::days_a_week(draft.plan()->routines[2]) == 4);
    CHECK(draft.plan()->routines[2].weekdays.empty());
    change(draft, [](Plan& p) { remove_routine(p, 1); });
    CHECK(draft.plan()->routines.size() == 2);
    change(draft, [](Plan& p) { set_until(p, plans::day("2026-12-24")); });
    CHECK(days_of(*draft.plan()).last == plans::day("2026-12-24"));
    change(draft, [](Plan& p) { set_weeks(p, 8); });
    CHECK_FALSE(draft.plan()->until);
}

TEST_CASE("draft: rules, stop rules, thresholds and sentences") {
    Draft draft{calves, catalogue()};
    change(draft, [](Plan& p) {
        plan::Progress slower;
        slower.after_comfortable_weeks = 1;
        slower.discomfort_up_to = 2;
        slower.slower_by_s = 0.5;
        slower.slower_up_to_s = 8.0;
        p.routines[0].progress.push_back(slower);
        p.stop.session_up_to_min = 15;
        p.review.times_over_mark = 3;
        p.review.silent_days.reset();
        p.changed = plan::Text{"Neu", "Neu"};
    });
    CHECK(draft.plan()->routines[0].progress.size() == 2);
    CHECK(draft.plan()->review.times_over_mark == 3);
    CHECK_FALSE(says(draft, "silent_days"));
}

TEST_CASE("draft: what would make the plan wrong is refused, and nothing is changed") {
    Draft draft{calves, catalogue()};
    const auto refused = [&](const Draft::Edit& edit) {
        const std::string before = draft.text();
        const auto wrong = draft.change(edit);
        CHECK(draft.text() == before);
        CHECK_FALSE(draft.can_undo());
        return wrong ? wrong->key : std::string{"taken"};
    };
    CHECK(refused([](Plan& p) { set_sets(p.routines[0], 0, 5); }) == "sets");
    CHECK(refused([](Plan& p) { set_pace(p.routines[0], 0, 1.0); }) == "seconds_per_stroke");
    CHECK(refused([](Plan& p) { set_work(p.routines[1], 0, 500); }) == "work_s");
    CHECK(refused([](Plan& p) { p.stop.exercise_from_pain = 9; }) == "exercise_from_pain");
    CHECK(refused([](Plan& p) { set_until(p, plans::day("2020-01-01")); }) == "until");
    CHECK(refused([](Plan& p) { p.author.clear(); }) == "author");
    CHECK(refused([](Plan& p) {
              remove_routine(p, 1);
              remove_routine(p, 0);
          }) == "routine");
    CHECK(refused([](Plan& p) {
              remove_exercise(p.routines[1], 1);
              remove_exercise(p.routines[1], 0);
          }) == "part");
}

TEST_CASE("draft: there and back") {
    Draft draft{calves, catalogue()};
    CHECK_FALSE(draft.undo());
    change(draft, [](Plan& p) { set_sets(p.routines[0], 0, 3); });
    const std::string three = draft.text();
    change(draft, [](Plan& p) { set_sets(p.routines[0], 0, 3); }); // nothing new
    draft.type("kind = ");
    CHECK(draft.plan() == nullptr);
    CHECK_FALSE(draft.errors().empty());
    CHECK(draft.change([](Plan& p) { p.author = "X"; })); // a text with errors is not written into
    CHECK(draft.text() == "kind = ");
    CHECK(draft.undo());
    CHECK(draft.text() == three);
    CHECK(draft.undo());
    CHECK(draft.text() == calves);
    CHECK_FALSE(draft.undo());
    CHECK(draft.redo());
    CHECK(draft.redo());
    CHECK(draft.text() == "kind = ");
    CHECK(draft.undo());
    change(draft, [](Plan& p) { set_sets(p.routines[0], 0, 2); });
    CHECK_FALSE(draft.can_redo());
}

TEST_CASE("draft: every template made a plan can be altered without losing a comment") {
    const std::filesystem::path folders[] = {places::source("/exercises")};
    const auto all = plan::templates(folders, catalogue());
    REQUIRE(all.all.size() == 12);
    for (const plan::Template& one : all.all) {
        CAPTURE(one.plan.id);
        const auto today = plans::day("2026-11-27");
        Draft draft{made_from(one, {"k17", "Praxis", "K-017", today, today}, catalogue()),
                    catalogue()};
        REQUIRE(draft.plan() != nullptr);
        change(draft, [](Plan& p) { set_sets(p.routines[0], 0, 2); });
        change(draft, [](Plan& p) { move_exercise(p.routines[0], 0, 1); });
        const std::string first = one.text.substr(0, one.text.find('\n'));
        CHECK(says(draft, first));
    }
}
