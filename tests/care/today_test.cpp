#include "care/today.h"

#include "people.h"

#include "routine/telling.h"

#include <doctest/doctest.h>

#include <algorithm>

using care::Verdict, care::Why;
using people::well, people::at, people::everything, people::has_exercise, people::pressing_steps,
    people::routine_of;
using routine::Condition, routine::Effort, routine::Position, routine::Region;
using namespace std::chrono_literals;

namespace {

std::vector<Why> whys(const care::Fitted& fitted) {
    std::vector<Why> all;
    for (const auto& e : fitted.effects) all.push_back(e.why);
    return all;
}

const care::Effect* effect(const care::Fitted& fitted, Why why) {
    for (const auto& e : fitted.effects)
        if (e.why == why) return &e;
    return nullptr;
}

bool all_light(const routine::Routine& r) {
    return std::all_of(r.steps.begin(), r.steps.end(), [&](const auto& s) {
        return !people::presses(r.exercises.at(s.exercise)) || s.effort == Effort::light;
    });
}

care::Today with(Condition c, std::vector<Region> near = {},
                 std::optional<care::Clearance> cleared = {}) {
    care::Today today = well();
    today.screening->conditions = {{c, std::move(near), std::move(cleared)}};
    return today;
}

bool ball(const routine::Routine& r, std::size_t step) {
    const auto& s = r.steps.at(step);
    return routine::tool(r.exercises.at(s.exercise), s.variant) == routine::Tool::ball;
}

void check_sound(const routine::Routine& r) {
    for (const auto& s : r.steps) {
        REQUIRE(s.exercise < r.exercises.size());
        REQUIRE(s.variant < r.exercises[s.exercise].variants.size());
        CHECK(s.set >= 1);
        CHECK(s.set <= s.sets);
    }
}

} // namespace

TEST_CASE("today: with nothing against it a routine is played as it is") {
    const auto r = routine_of({"calf", "buttock"});
    const auto fitted = care::fit(r, well());
    CHECK(fitted.effects.empty());
    CHECK_FALSE(fitted.professional);
    REQUIRE(fitted.routine.steps.size() == r.steps.size());
    for (std::size_t i = 0; i < r.steps.size(); ++i) {
        CHECK(fitted.routine.steps[i].effort == r.steps[i].effort);
        CHECK(fitted.routine.steps[i].work == r.steps[i].work);
        CHECK(fitted.routine.steps[i].rest == r.steps[i].rest);
        CHECK(fitted.routine.steps[i].variant == r.steps[i].variant);
    }
}

TEST_CASE("today: what is known is told briefly, in the variant that is played") {
    auto today = well();
    const auto whole = fit(routine_of({"calf", "buttock"}), today).routine;
    today.known = {{"calf", "normal"}, {"buttock", "lighter"}};
    const auto brief = fit(routine_of({"calf", "buttock"}), today).routine;
    REQUIRE(brief.steps.size() == whole.steps.size());
    CHECK(brief.steps.front().known);
    CHECK_FALSE(brief.steps.back().known);
    CHECK(brief.steps.front().get_ready <
          routine::getting_ready(whole, 0, routine::as_planned(whole, 0)));
    today.before.painkiller = true; // lighter
    const auto lighter = fit(routine_of({"calf", "buttock"}), today).routine;
    CHECK_FALSE(lighter.steps.front().known);
    CHECK(lighter.steps.back().known);
}

TEST_CASE("today: each statement that stops rolling stops all of it; quiet ones go on") {
    for (int i = 0; i < care::stops; ++i) {
        care::Today today = well();
        today.screening->stops = {static_cast<care::Stop>(i)};
        const auto fitted = care::fit(everything(), today);
        CHECK(fitted.routine.steps.empty());
        REQUIRE(effect(fitted, Why::stop) != nullptr);
        CHECK(effect(fitted, Why::stop)->stop == static_cast<care::Stop>(i));
        CHECK(care::fit(routine_of({"calm_breathing", "lie_quiet"}), today).routine.steps.size() ==
              8);
    }
}

TEST_CASE("today: every condition, over every exercise: off, light, or none of its business") {
    const auto r = everything();
    for (int i = 0; i < routine::conditions; ++i) {
        const auto condition = static_cast<Condition>(i);
        CAPTURE(routine::word(condition));
        const auto fitted = care::fit(r, with(condition));
        check_sound(fitted.routine);
        for (const auto& step : fitted.routine.steps) {
            const auto& e = fitted.routine.exercises[step.exercise];
            CAPTURE(e.id);
            if (!people::presses(e)) continue;
            const auto listed = [&](const auto& list) {
                return std::find(list.begin(), list.end(), condition) != list.end();
            };
            CHECK_FALSE(listed(e.against.off_if));
            const bool light = listed(e.against.light_if) || !care::exercise_matter(condition);
            if (light) CHECK(step.effort == Effort::light);
            const Position position = routine::position(e, step.variant);
            if (condition == Condition::pregnancy) CHECK(position != Position::prone);
            if (condition == Condition::dizziness) {
                CHECK(position != Position::supine);
                CHECK(position != Position::prone);
                CHECK(position != Position::side_lying);
            }
        }
        if (condition == Condition::bone_cancer) CHECK(pressing_steps(fitted.routine) == 0);
        if (condition != Condition::bone_cancer) CHECK(pressing_steps(fitted.routine) > 0);
        // Somebody who knows has cleared it: as if it were not there.
        const auto cleared =
            care::fit(r, with(condition, {}, care::Clearance{"Dr. A", "2026-11-02", ""}));
        CHECK(cleared.effects.empty());
        CHECK(cleared.routine.steps.size() == r.steps.size());
    }
}

TEST_CASE("today: any two conditions never allow more than each of them") {
    const auto r = routine_of({"calf", "front_thigh", "upper_back", "side_hip", "foot_sole"});
    for (int i = 0; i < routine::conditions; ++i)
        for (int j = i + 1; j < routine::conditions; ++j) {
            care::Today both = with(static_cast<Condition>(i));
            both.screening->conditions.push_back({static_cast<Condition>(j), {}, {}});
            const auto fitted = care::fit(r, both);
            check_sound(fitted.routine);
            for (const int one : {i, j}) {
                const auto alone = care::fit(r, with(static_cast<Condition>(one)));
                for (const auto& e : fitted.routine.exercises)
                    CHECK(has_exercise(alone.routine, e.id));
                if (all_light(alone.routine)) CHECK(all_light(fitted.routine));
            }
        }
}

TEST_CASE("today: where a condition is told where, it is there that nothing is rolled") {
    const auto r = routine_of({"calf", "buttock"});
    const auto fitted = care::fit(r, with(Condition::skin_disease, {Region::calf}));
    CHECK_FALSE(has_exercise(fitted.routine, "calf"));
    REQUIRE(has_exercise(fitted.routine, "buttock"));
    CHECK(fitted.routine.steps.front().effort == Effort::medium);
    const auto everywhere = care::fit(r, with(Condition::skin_disease));
    CHECK(has_exercise(everywhere.routine, "calf"));
    CHECK(all_light(everywhere.routine));
}

TEST_CASE("today: dizzy when lying, the wall stands in for the floor") {
    const auto fitted = care::fit(routine_of({"side_hip"}), with(Condition::dizziness));
    REQUIRE(fitted.routine.steps.size() == 4);
    const auto& e = fitted.routine.exercises[0];
    for (const auto& step : fitted.routine.steps)
        CHECK(routine::place(e, step.variant) == routine::Place::wall);
    REQUIRE(effect(fitted, Why::condition) != nullptr);
    CHECK(effect(fitted, Why::condition)->verdict == Verdict::light);
}

TEST_CASE("today: a painkiller means light, the lighter variant and no ramp") {
    care::Today today = well();
    const auto r = routine_of({"calf"});
    CHECK(care::fit(r, today).ramps == std::vector<std::size_t>{0});
    today.before.painkiller = true;
    const auto fitted = care::fit(r, today);
    CHECK(all_light(fitted.routine));
    for (const auto& s : fitted.routine.steps)
        CHECK(fitted.routine.exercises[0].variants[s.variant].id == "lighter");
    CHECK(fitted.ramps.empty());
    CHECK(whys(fitted) == std::vector{Why::painkiller});
}

TEST_CASE("today: discomfort before: up to four as usual, then light, from seven on no rolling") {
    const auto r = routine_of({"calf", "calm_breathing"});
    for (int d = 0; d <= 10; ++d) {
        care::Today today = well();
        today.before.discomfort = d;
        const auto fitted = care::fit(r, today);
        CHECK((pressing_steps(fitted.routine) == 0) == (d >= 7));
        CHECK(has_exercise(fitted.routine, "calm_breathing"));
        if (d >= 5) CHECK(all_light(fitted.routine));
        if (d < 5) CHECK(fitted.effects.empty());
        CHECK(fitted.professional == (d >= 7));
        CHECK(fitted.ramps.empty() == (d >= 5));
    }
}

TEST_CASE("today: five or more three times in a row is a hint to ask a professional") {
    care::Today today = well();
    today.before.discomfort = 5;
    today.discomfort_before_that = {5, 6};
    CHECK(care::fit(routine_of({"calf"}), today).professional);
    today.discomfort_before_that = {6, 6, 4};
    CHECK_FALSE(care::fit(routine_of({"calf"}), today).professional);
    today.discomfort_before_that = {6};
    CHECK_FALSE(care::fit(routine_of({"calf"}), today).professional);
}

TEST_CASE("today: a sore region is spared, a tender one light for the day, the rest goes on") {
    const auto r = routine_of({"calf", "buttock"});
    care::Today today = well();
    today.reports = {{at(26, 8), Region::calf, 4, false}};
    auto fitted = care::fit(r, today);
    CHECK_FALSE(has_exercise(fitted.routine, "calf"));
    CHECK(has_exercise(fitted.routine, "buttock"));
    REQUIRE(effect(fitted, Why::sore) != nullptr);
    CHECK(effect(fitted, Why::sore)->region == Region::calf);
    CHECK(effect(fitted, Why::sore)->exercises.size() == 1);
    CHECK(fitted.ramps == std::vector<std::size_t>{0}); // of the buttock, which is all there is
    CHECK_FALSE(fitted.professional);

    today.reports = {{at(26, 8), Region::calf, 3, false}};
    fitted = care::fit(r, today);
    REQUIRE(fitted.routine.steps.size() == 8);
    CHECK(fitted.routine.steps[0].effort == Effort::light);
    CHECK(fitted.routine.steps[4].effort == Effort::medium);
    CHECK(fitted.ramps == std::vector<std::size_t>{4});

    today.reports = {{at(25, 8), Region::calf, 3, false}}; // yesterday's tenderness is over
    CHECK(care::fit(r, today).effects.empty());
    today.reports = {{at(20, 8), Region::calf, {}, true}, {at(26, 8), Region::calf, {}, true}};
    CHECK(care::fit(r, today).professional);
}

TEST_CASE("today: what was stopped because of pain is not played again today") {
    care::Today today = well();
    today.stopped = {"calf"};
    const auto fitted = care::fit(routine_of({"calf", "buttock"}), today);
    CHECK_FALSE(has_exercise(fitted.routine, "calf"));
    CHECK(has_exercise(fitted.routine, "buttock"));
    CHECK(whys(fitted) == std::vector{Why::stopped_today});
}

TEST_CASE("today: first week: one set of thirty seconds, light, no ramp; rests stay whole") {
    care::Today today = well();
    today.first_week = true;
    const auto fitted = care::fit(routine_of({"calf", "buttock"}), today);
    REQUIRE(fitted.routine.steps.size() == 4);
    CHECK(all_light(fitted.routine));
    CHECK(fitted.ramps.empty());
    for (const auto& s : fitted.routine.steps) {
        CHECK(s.work == 30s);
        CHECK(s.set == 1);
        CHECK(s.sets == 1);
    }
    CHECK(fitted.routine.steps[0].switch_sides);
    CHECK(fitted.routine.steps[0].rest == 10s);
    CHECK_FALSE(fitted.routine.steps[1].switch_sides); // to the next exercise
    CHECK(fitted.routine.steps[1].rest == 0s);
    // The usual variant: somebody new is not sent to the wall for it.
    CHECK(fitted.routine.steps[0].variant == 0);
}

TEST_CASE("today: a new tool is light and thirty seconds; what is known is not") {
    care::Today today = well();
    today.new_tools = {routine::Tool::ball};
    const auto fitted = care::fit(routine_of({"foot_sole", "calf"}), today);
    REQUIRE(fitted.routine.steps.size() == 8);
    CHECK(fitted.routine.steps[0].effort == Effort::light);
    CHECK(fitted.routine.steps[0].work == 30s);
    CHECK(fitted.routine.steps[0].sets == 2);
    CHECK(fitted.routine.steps[4].effort == Effort::medium);
    CHECK(fitted.ramps == std::vector<std::size_t>{4});
}

TEST_CASE("today: nobody answered the screening: light, and no ramp, where that is asked for") {
    care::Today today = well();
    today.screening.reset();
    auto fitted = care::fit(routine_of({"calf"}), today);
    CHECK(all_light(fitted.routine));
    CHECK(fitted.ramps.empty());
    CHECK(whys(fitted) == std::vector{Why::not_screened});
    today.unscreened_is_light = false;
    CHECK(care::fit(routine_of({"calf"}), today).effects.empty());
}

TEST_CASE("today: one ramp, where the body mass is known and there is no mark") {
    care::Today today = well();
    const auto r = routine_of({"calf", "buttock"});
    today.marks = {{"calf", "normal", routine::Tool::roller, units::Newtons{120}}};
    CHECK(care::fit(r, today).ramps == std::vector<std::size_t>{4});
    today.marks.front().variant = "lighter"; // another variant needs its own
    CHECK(care::fit(r, today).ramps == std::vector<std::size_t>{0});
    today.marks.front() = {"calf", "normal", routine::Tool::ball, units::Newtons{120}};
    CHECK(care::fit(r, today).ramps == std::vector<std::size_t>{0});
    // One that was not reached in a lower band is looked for again in a higher one.
    today.marks.front() = {"calf", "normal", routine::Tool::roller, units::Newtons{120}, false};
    CHECK(care::fit(r, today).ramps == std::vector<std::size_t>{0});
    today.marks.front().force = units::Newtons{1000};
    CHECK(care::fit(r, today).ramps == std::vector<std::size_t>{4});
    today.mass.reset();
    CHECK(care::fit(r, today).ramps.empty());
}

TEST_CASE("today: no ramp as long as nobody said that there was no painkiller") {
    care::Today today = well();
    const auto r = routine_of({"calf"});
    REQUIRE_FALSE(care::fit(r, today).ramps.empty());
    today.before.painkiller.reset();
    CHECK(care::fit(r, today).ramps.empty());
}

TEST_CASE("today: answers older than 90 days hold, and are light until they are renewed") {
    care::Today today = well();
    const auto r = routine_of({"calf"});
    today.screening->taken.utc = today.now.utc - std::chrono::days{91};
    CHECK(whys(care::fit(r, today)) == std::vector{Why::not_screened});
    CHECK(all_light(care::fit(r, today).routine));
    today.screening->stops = {care::Stop::fever};
    CHECK(pressing_steps(care::fit(r, today).routine) == 0);
}

TEST_CASE("today: a routine file cannot ask for more sets or the stronger variant") {
    care::Today today = well();
    today.first_week = true;
    auto r = routine_of({"calf"});
    for (auto& step : r.steps) {
        step.set = step.sets = 1; // as three parts of a file would give them
        for (std::size_t v = 0; v < r.exercises[0].variants.size(); ++v)
            if (r.exercises[0].variants[v].id == "stronger") step.variant = v;
    }
    const auto fitted = care::fit(r, today).routine;
    CHECK(fitted.steps.size() == 2); // one for each side
    for (const auto& step : fitted.steps)
        CHECK(fitted.exercises[0].variants[step.variant].id != "stronger");
}

TEST_CASE("today: light is no variant heavier than the usual one, whatever its name") {
    std::size_t heavier = 0;
    for (const auto& e : people::library().exercises())
        for (std::size_t v = 0; v < e.variants.size(); ++v) {
            const auto share = [&](std::size_t of) {
                return e.variants.at(of).share_of_body_weight;
            };
            if (!people::presses(e) || share(v) <= share(0)) continue;
            ++heavier;
            CAPTURE(e.id);
            CAPTURE(e.variants[v].id);
            auto r = routine_of({e.id.c_str()});
            for (auto& step : r.steps) step.variant = v;
            CHECK(care::fit(r, well()).routine.steps[0].variant == v); // as it is, where it may
            for (int why = 0; why < 4; ++why) {
                auto today = well();
                if (why == 0) today.first_week = true;
                if (why == 1) today.new_tools = {routine::Tool::roller, routine::Tool::ball};
                if (why == 2) today.before.painkiller = true;
                if (why == 3) today.screening->conditions = {{Condition::dizziness, {}, {}}};
                const auto fitted = care::fit(r, today);
                if (fitted.effects.empty()) continue; // dizziness, where nobody lies
                for (const auto& step : fitted.routine.steps)
                    CHECK(share(step.variant) <= share(0));
            }
        }
    CHECK(heavier >= 20);
    for (const char* id : {"front_thigh", "foot_sole", "back_of_shoulder"}) // by other names
        CHECK(people::exercise(id).variants.back().id != "stronger");
}

TEST_CASE("today: what lays a roller on the body presses, whatever the file calls it") {
    care::Today today = well();
    auto r = routine_of({"calf"});
    r.exercises[0].activity = routine::Activity::stretch;
    today.screening->stops = {care::Stop::fracture};
    CHECK(care::fit(r, today).routine.steps.empty());
}

TEST_CASE("today: what hurt is over for the day, by whatever exercise") {
    care::Today today = well();
    today.stopped = {"calf"};
    today.stopped_regions = {Region::calf};
    const auto fitted = care::fit(routine_of({"calf_hold", "buttock"}), today);
    CHECK_FALSE(has_exercise(fitted.routine, "calf_hold"));
    CHECK(has_exercise(fitted.routine, "buttock"));
    CHECK(whys(fitted) == std::vector{Why::stopped_today});
}

TEST_CASE("today: a session that was cut short goes on unless something speaks against it now") {
    care::Today today = well();
    today.first_week = true;
    const auto begun = care::fit(routine_of({"calf", "buttock"}), today).routine;
    CHECK_FALSE(care::no_longer_right(begun, today));
    today.screening->stops = {care::Stop::fracture};
    REQUIRE(care::no_longer_right(begun, today));
    CHECK(care::no_longer_right(begun, today)->routine.steps.empty());
    today.screening->stops.clear();
    today.reports = {{today.now, Region::calf, 6, false}};
    CHECK(care::no_longer_right(begun, today));
}

TEST_CASE("today: no answer whatever leaves more force, time or exercises than the file asks for") {
    const auto r = routine_of({"calf", "front_thigh", "foot_sole", "shoulder_top", "upper_back"});
    for (int mask = 0; mask < 1 << 9; ++mask) {
        care::Today today = well();
        const auto on = [mask](int bit) { return (mask >> bit & 1) != 0; };
        if (on(0)) today.screening.reset();
        if (on(1)) today.before.discomfort = on(2) ? 8 : 5;
        if (on(2)) today.before.painkiller = true;
        if (on(3)) today.reports = {{at(26, 8), Region::calf, on(4) ? 7 : 2, false}};
        if (on(4)) today.first_week = true;
        if (on(5)) today.new_tools = {routine::Tool::roller};
        if (on(6)) today.stopped = {"front_thigh"};
        if (on(7) && today.screening) today.screening->stops = {care::Stop::fever};
        if (on(8) && today.screening)
            today.screening->conditions = {{Condition::vein_disease, {}, {}}};
        const auto fitted = care::fit(r, today);
        check_sound(fitted.routine);
        CHECK(routine::duration(fitted.routine) <= routine::duration(r));
        CHECK(fitted.routine.steps.size() <= r.steps.size());
        CHECK(fitted.effects.empty() == (mask == 0));
        if (on(0) || on(2) || on(4) || on(7)) CHECK(fitted.ramps.empty());
        for (const std::size_t ramp : fitted.ramps) CHECK((!on(5) || ball(fitted.routine, ramp)));
    }
}

TEST_CASE("today: nobody there to be asked: the light band and no ramp, the rest as it was set") {
    auto today = people::well();
    today.screening.reset();
    today.unscreened_is_light = false;
    today.unasked = true;
    const auto whole = people::routine_of({"calf", "buttock"});
    const auto fitted = care::fit(whole, today);
    REQUIRE(fitted.routine.steps.size() == whole.steps.size());
    for (std::size_t i = 0; i < whole.steps.size(); ++i) {
        CHECK(fitted.routine.steps[i].effort == routine::Effort::light);
        CHECK(fitted.routine.steps[i].variant == whole.steps[i].variant);
        CHECK(fitted.routine.steps[i].work == whole.steps[i].work);
    }
    CHECK(fitted.ramps.empty());
    REQUIRE(fitted.effects.size() == 1);
    CHECK(fitted.effects[0].why == care::Why::not_screened);
    today.before.painkiller = true; // known: the lighter variant as well
    CHECK(care::fit(whole, today).routine.steps[0].variant != whole.steps[0].variant);
}

TEST_CASE("today: answers that are too old are told apart from none") {
    auto today = people::well();
    today.screening->taken.utc = today.now.utc - std::chrono::days{91};
    auto fitted = care::fit(people::routine_of({"calf"}), today);
    REQUIRE_FALSE(fitted.effects.empty());
    CHECK(fitted.effects[0].out_of_date);
    today.screening.reset();
    fitted = care::fit(people::routine_of({"calf"}), today);
    REQUIRE_FALSE(fitted.effects.empty());
    CHECK_FALSE(fitted.effects[0].out_of_date);
}
