// What is like the last time, and why something is not.
#include "session/compare.h"

#include <doctest/doctest.h>

using session::Account, session::compare, session::Comparison, session::NotCompared;
using session::RollerKind, session::StepFigures, session::Than;
using namespace std::chrono_literals;

namespace {

StepFigures calf(double pace = 3.0) {
    StepFigures step;
    step.exercise = "calf";
    step.variant = "normal";
    step.side = routine::Side::left;
    step.tool = routine::Tool::roller;
    step.measured = true;
    step.force_band = measure::Range{80, 130};
    step.pace_band = measure::Range{2.3, 4.5};
    step.mean_force = units::Newtons{100};
    step.seconds_per_stroke = pace;
    step.in_both_bands_percent = 70;
    step.pace_variation_percent = 12;
    return step;
}

Account on_bed(const std::string& id, std::vector<StepFigures> steps = {calf()}) {
    Account a;
    a.id = id;
    a.started.utc += 24h * static_cast<int>(id.front());
    a.roller = RollerKind::port;
    a.counts = a.usable = true;
    a.build = protocol::Build::bed;
    a.serial = "00ff";
    a.calibration = {7, {0.001, 0.0011, 0.0012, 0.0013}};
    a.steps = std::move(steps);
    return a;
}

Comparison one(const Account& now, const std::vector<Account>& earlier) {
    const auto all = compare(now, earlier);
    REQUIRE(all.size() == 1);
    return all.front();
}

// Of the first step, where the last time was like this.
template <class Change> NotCompared why_not(Change change) {
    Account before = on_bed("a");
    change(before);
    const auto found = one(on_bed("z"), {before});
    CHECK_FALSE(found.this_session);
    CHECK(found.last.has_value() == (found.why == NotCompared::no));
    return found.why;
}

} // namespace

TEST_CASE("compare: with the latest of those like it, not with a later one that is not") {
    auto simulated = on_bed("y");
    simulated.roller = RollerKind::sim;
    simulated.counts = false;
    const auto found = one(on_bed("z"), {simulated, on_bed("x", {calf(2.5)}), on_bed("w")});
    CHECK(found.why == NotCompared::no);
    REQUIRE(found.last);
    CHECK(found.last->session == "x");
    CHECK(found.last->started == on_bed("x").started);
    CHECK(found.last->step.seconds_per_stroke == 2.5);
    CHECK(found.last->step.mean_force == units::Newtons{100});
    CHECK(found.same_bands);
}

TEST_CASE("compare: exercise, variant and side must be the same; who never did it is told so") {
    auto other_side = calf(), other_variant = calf(), other_exercise = calf();
    other_side.side = routine::Side::right;
    other_variant.variant = "lighter";
    other_exercise.exercise = "foot";
    const auto found = one(on_bed("z"), {on_bed("a", {other_side, other_variant, other_exercise})});
    CHECK(found.why == NotCompared::first_time);
    CHECK_FALSE(found.last);
    CHECK(one(on_bed("z"), {}).why == NotCompared::first_time);
    CHECK(compare(on_bed("z", {}), {}).empty());
}

TEST_CASE("compare: each step by itself, in their order, set by set") {
    auto second = calf(3.4), third = calf(3.6), then_second = calf(3.1);
    second.set = then_second.set = 2;
    third.set = 3;
    auto foot = calf();
    foot.exercise = "foot";
    const auto all =
        compare(on_bed("z", {calf(), second, third, foot}),
                std::vector{on_bed("y", {calf(2.9), then_second}), on_bed("x", {foot})});
    REQUIRE(all.size() == 4);
    CHECK(all[0].last->step.seconds_per_stroke == 2.9);
    CHECK(all[1].last->step.set == 2);
    CHECK(all[2].last->step.set == 2); // the nearest there is
    CHECK(all[3].last->session == "x");
}

TEST_CASE("compare: why the last time is not compared") {
    CHECK(why_not([](Account&) {}) == NotCompared::no);
    CHECK(why_not([](Account& a) { a.build = protocol::Build::cradle; }) ==
          NotCompared::other_build);
    CHECK(why_not([](Account& a) { a.serial = "00fe"; }) == NotCompared::other_roller);
    CHECK(why_not([](Account& a) { a.steps[0].tool = routine::Tool::ball; }) ==
          NotCompared::other_tool);
    CHECK(why_not([](Account& a) { a.calibration.id = 8; }) == NotCompared::other_calibration);
    CHECK(why_not([](Account& a) { a.calibration.newtons_per_count[3] = 0.00131; }) ==
          NotCompared::other_calibration);
    CHECK(why_not([](Account& a) { // as it comes back from the board
              for (double& slope : a.calibration.newtons_per_count)
                  slope = static_cast<double>(static_cast<float>(slope));
          }) == NotCompared::no);
    CHECK(why_not([](Account& a) { a.usable = false; }) == NotCompared::bad_signal);
    CHECK(why_not([](Account& a) { a.roller = RollerKind::none; }) == NotCompared::not_measured);
    CHECK(why_not([](Account& a) { a.steps[0].measured = false; }) == NotCompared::not_measured);
    CHECK(why_not([](Account& a) { a.steps[0].left_early = true; }) == NotCompared::first_time);
    CHECK(why_not([](Account& a) {
              a.roller = RollerKind::replay;
              a.counts = false;
          }) == NotCompared::simulated);
}

TEST_CASE("compare: what whole sessions were measured with") {
    const Account now = on_bed("b");
    Account before = on_bed("a", {});
    CHECK(session::measured_otherwise(now, before) == NotCompared::no);
    before.calibration.newtons_per_count[1] = 0.002;
    CHECK(session::measured_otherwise(now, before) == NotCompared::other_calibration);
    before.serial = "0100";
    CHECK(session::measured_otherwise(now, before) == NotCompared::other_roller);
    before.build = protocol::Build::cradle;
    CHECK(session::measured_otherwise(now, before) == NotCompared::other_build);
}

TEST_CASE("compare: the reason is that of the latest one, where none is like it") {
    auto cradle = on_bed("x"), recalibrated = on_bed("y");
    cradle.build = protocol::Build::cradle;
    recalibrated.calibration.id = 9;
    CHECK(one(on_bed("z"), {recalibrated, cradle}).why == NotCompared::other_calibration);
    CHECK(one(on_bed("z"), {cradle, recalibrated}).why == NotCompared::other_build);
}

TEST_CASE("compare: what lies in this session is said of this session") {
    const auto why = [](const Account& now) {
        const auto found = one(now, {on_bed("a")});
        CHECK(found.this_session);
        CHECK_FALSE(found.last);
        return found.why;
    };
    auto now = on_bed("z");
    now.usable = false;
    CHECK(why(now) == NotCompared::bad_signal);
    now.roller = RollerKind::none;
    CHECK(why(now) == NotCompared::not_measured);
    now.roller = RollerKind::sim;
    now.counts = false;
    CHECK(why(now) == NotCompared::simulated);
    now = on_bed("z");
    now.steps[0].left_early = true;
    CHECK(why(now) == NotCompared::left_early);
    now = on_bed("z");
    now.steps[0].measured = false;
    CHECK(why(now) == NotCompared::not_measured);
}

TEST_CASE("compare: simulated sessions of the person 'practice' count for each other") {
    auto now = on_bed("z"), before = on_bed("a");
    now.roller = before.roller = RollerKind::sim;
    CHECK(one(now, {before}).why == NotCompared::no);
}

TEST_CASE("compare: slower and steadier are told when the difference is more than chance") {
    const auto than = [](double pace, double variation) {
        auto step = calf(pace);
        step.pace_variation_percent = variation;
        return one(on_bed("z", {step}), {on_bed("a")});
    };
    CHECK(than(3.2, 12).seconds_per_stroke == Than::more);
    CHECK(than(3.1, 12).seconds_per_stroke == Than::about_the_same);
    CHECK(than(2.9, 12).seconds_per_stroke == Than::about_the_same);
    CHECK(than(2.8, 12).seconds_per_stroke == Than::less);
    CHECK(than(3.0, 8).variation == Than::less);
    CHECK(than(3.0, 10).variation == Than::about_the_same);
    CHECK(than(3.0, 17).variation == Than::more);
    auto silent = calf();
    silent.seconds_per_stroke.reset();
    silent.pace_variation_percent.reset();
    const auto found = one(on_bed("z", {silent}), {on_bed("a")});
    CHECK(found.why == NotCompared::no); // its force can be
    CHECK_FALSE(found.seconds_per_stroke);
    CHECK_FALSE(found.variation);
}

TEST_CASE("compare: a measured pace is not held against an estimated one") {
    auto estimated = calf(5.0);
    estimated.pace_estimated = true;
    const auto found = one(on_bed("z"), {on_bed("a", {estimated})});
    CHECK(found.why == NotCompared::no);
    CHECK_FALSE(found.seconds_per_stroke);
    CHECK(found.last->step.pace_estimated);
}

TEST_CASE("compare: shares of time need the same bands") {
    auto moved = calf(), near = calf(), none = calf();
    moved.force_band = measure::Range{80, 140};
    near.force_band = measure::Range{81, 131};
    none.pace_band.reset();
    CHECK_FALSE(one(on_bed("z"), {on_bed("a", {moved})}).same_bands);
    CHECK(one(on_bed("z"), {on_bed("a", {near})}).same_bands);
    CHECK_FALSE(one(on_bed("z"), {on_bed("a", {none})}).same_bands);
}
