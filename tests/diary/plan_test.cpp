#include "diary/plan.h"

#include "days.h"

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;
using days::at, days::day;
using diary::Anchor, diary::Milligrams, diary::Phase, diary::Plan, diary::PlanError,
    diary::PlannedDose, diary::PlanStep, diary::Product, diary::Rhythm, diary::Route;

namespace {

PlannedDose hung(Anchor anchor, double mg, const char* name = "capsule") {
    return {anchor, {}, Product{name, Route::swallowed, {}, Milligrams{mg}}, 1.0};
}

PlanStep step(Phase phase, const char* from, std::optional<const char*> until,
              std::vector<PlannedDose> doses) {
    return {phase, day(from), until ? std::optional{day(*until)} : std::nullopt, std::move(doses)};
}

const Plan plan{{
    step(Phase::ramp_up, "2026-11-01", "2026-11-07", {hung(Anchor::before_bed, 100)}),
    step(Phase::ramp_up, "2026-11-08", "2026-11-14",
         {hung(Anchor::before_bed, 200), hung(Anchor::morning, 200, "tablet")}),
    step(Phase::pause, "2026-11-15", "2026-11-21", {}),
    step(Phase::maintenance, "2026-11-25", std::nullopt,
         {hung(Anchor::after_rolling, 100), hung(Anchor::morning, 100)}),
}};
const Rhythm berlin{"Europe/Berlin", 7h, 22h + 15min, std::nullopt};

// "morning 2026-11-08T07:00:00+01:00, .." with a + before what was taken.
std::string due(const char* date, const Rhythm& rhythm, std::span<const diary::Dose> logged = {}) {
    std::string text;
    for (const auto& d : diary::due(plan, day(date), rhythm, logged)) {
        const auto& dose = diary::step_on(plan, day(date))->doses[d.dose];
        if (!text.empty()) text += ", ";
        if (d.taken) text += '+';
        text += word(dose.anchor);
        if (!d.at) continue;
        text += ' ';
        text += units::iso8601(*d.at);
    }
    return text;
}

} // namespace

TEST_CASE("plan: steps follow their dates, with pauses and days between") {
    CHECK_FALSE(check(plan));
    CHECK(diary::step_on(plan, day("2026-10-31")) == nullptr);
    CHECK(diary::step_on(plan, day("2026-11-07")) == plan.steps.data());
    CHECK(diary::step_on(plan, day("2026-11-08")) == &plan.steps[1]);
    CHECK(diary::step_on(plan, day("2026-11-21"))->phase == Phase::pause);
    CHECK(diary::step_on(plan, day("2026-11-22")) == nullptr);
    CHECK(diary::step_on(plan, day("2099-01-01")) == &plan.steps[3]);
}

TEST_CASE("plan: what cannot be is refused and named") {
    const auto error = [](std::vector<PlanStep> steps) {
        return check(Plan{std::move(steps)})->error;
    };
    const std::vector<PlannedDose> one{hung(Anchor::morning, 100)};
    CHECK(error({}) == PlanError::empty);
    CHECK(error({step(Phase::ramp_up, "2026-11-08", "2026-11-07", one)}) == PlanError::reversed);
    CHECK(error({step(Phase::ramp_up, "2026-11-01", "2026-11-07", one),
                 step(Phase::maintenance, "2026-11-07", {}, one)}) == PlanError::overlapping);
    CHECK(error({step(Phase::ramp_up, "2026-11-01", {}, one),
                 step(Phase::maintenance, "2026-11-07", {}, one)}) == PlanError::overlapping);
    CHECK(error({step(Phase::ramp_up, "2026-11-01", {}, {})}) == PlanError::no_doses);
    CHECK(error({step(Phase::pause, "2026-11-01", {}, one)}) == PlanError::doses_in_pause);
    auto clock = one;
    clock[0].anchor = Anchor::clock;
    CHECK(error({step(Phase::ramp_up, "2026-11-01", {}, clock)}) == PlanError::clock);
    clock[0].clock = 24h;
    CHECK(error({step(Phase::ramp_up, "2026-11-01", {}, clock)}) == PlanError::clock);
    clock[0].clock = 12h;
    CHECK_FALSE(check(Plan{{step(Phase::ramp_up, "2026-11-01", {}, clock)}}));
    auto superfluous = one;
    superfluous[0].clock = 12h;
    CHECK(error({step(Phase::ramp_up, "2026-11-01", {}, superfluous)}) == PlanError::clock);
    auto guessed = one;
    guessed[0].product = {"x", Route::swallowed, {{{}, diary::Basis::compound, {500}}}, {}};
    const auto fault = check(Plan{{step(Phase::ramp_up, "2026-11-01", {}, guessed)}});
    REQUIRE(fault);
    CHECK(fault->error == PlanError::wrong_dose);
    CHECK(fault->of_dose->product->error == diary::ProductError::no_form);
}

TEST_CASE("plan: the same is said of a ramp-up while it is planned as of doses taken") {
    const diary::Person german{"DE", {diary::Caution::kidney_disease}};
    const auto total = diary::planned_total(plan.steps[1]);
    CHECK(total.supplements == Milligrams{400});
    CHECK(total.largest_single() == Milligrams{200});

    const std::vector<diary::Dose> taken{
        {at("2026-11-08T07:00:00+01:00"), "Europe/Berlin", plan.steps[1].doses[1].product, 1, ""},
        {at("2026-11-08T22:00:00+01:00"), "Europe/Berlin", plan.steps[1].doses[0].product, 1, ""}};
    const auto planned = diary::notices(total, german);
    const auto real = diary::notices(diary::day_total(taken, day("2026-11-08")), german);
    REQUIRE(planned.size() == real.size());
    REQUIRE(planned.size() == 4);
    for (std::size_t i = 0; i < real.size(); ++i) {
        CHECK(planned[i].code == real[i].code);
        CHECK(planned[i].value == real[i].value);
    }
}

TEST_CASE("plan: two products at one anchor are one intake; oil and bath are none") {
    auto both = step(Phase::maintenance, "2026-11-01", {},
                     {hung(Anchor::before_bed, 80), hung(Anchor::before_bed, 70, "other"),
                      hung(Anchor::morning, 40)});
    both.doses.push_back({Anchor::before_bed, {}, Product{"bath", Route::bath, {}, {}}, 1.0});
    const auto total = diary::planned_total(both);
    CHECK(total.singles.size() == 2);
    CHECK(total.largest_single() == Milligrams{150});
    CHECK(total.supplements == Milligrams{190});
    CHECK(total.entries == 4);
}

TEST_CASE("plan: what is due when, in order of time") {
    CHECK(due("2026-11-05", berlin) == "before_bed 2026-11-05T22:15:00+01:00");
    CHECK(due("2026-11-10", berlin) ==
          "morning 2026-11-10T07:00:00+01:00, before_bed 2026-11-10T22:15:00+01:00");
    CHECK(due("2026-11-16", berlin) == "");
    CHECK(due("2026-11-23", berlin) == "");
    CHECK(due("2026-11-25", berlin) == "morning 2026-11-25T07:00:00+01:00, after_rolling");
    Rhythm rolled = berlin;
    rolled.rolled = at("2026-11-25T06:00:00+01:00");
    CHECK(due("2026-11-25", rolled) ==
          "after_rolling 2026-11-25T06:00:00+01:00, morning 2026-11-25T07:00:00+01:00");
    Rhythm late = berlin;
    late.before_bed = 30min; // half past midnight is still that day's
    CHECK(due("2026-11-05", late) == "before_bed 2026-11-06T00:30:00+01:00");
}

TEST_CASE("plan: a dose that was logged is no longer due, each counted once") {
    const std::vector<diary::Dose> logged{
        {at("2026-11-10T21:00:00+01:00"), "Europe/Berlin", plan.steps[1].doses[0].product, 1, ""},
        {at("2026-11-10T21:01:00+01:00"), "Europe/Berlin", plan.steps[1].doses[0].product, 1, ""},
        {at("2026-11-09T08:00:00+01:00"), "Europe/Berlin", plan.steps[1].doses[1].product, 1, ""}};
    CHECK(due("2026-11-10", berlin, logged) ==
          "morning 2026-11-10T07:00:00+01:00, +before_bed 2026-11-10T22:15:00+01:00");
}

TEST_CASE("plan: what has no name is known by what is in it") {
    const auto planned = hung(Anchor::morning, 100, ""), other = hung(Anchor::before_bed, 300, "");
    const Plan nameless{{step(Phase::maintenance, "2026-11-01", std::nullopt, {planned, other})}};
    const auto taken = [&](const Product& product) {
        const std::vector<diary::Dose> logged{
            {at("2026-11-05T06:00:00+01:00"), "Europe/Berlin", product, 1, ""}};
        std::vector<bool> all;
        for (const auto& d : diary::due(nameless, day("2026-11-05"), berlin, logged))
            all.push_back(d.taken);
        return all;
    };
    CHECK(taken(planned.product) == std::vector{true, false});
    CHECK(taken(other.product) == std::vector{false, true});
    CHECK(taken(hung(Anchor::morning, 200, "").product) == std::vector{false, false});
}

TEST_CASE("plan: a product is the same by its name, though more is known of it since") {
    auto written = plan.steps[0].doses[0].product;
    written.components = {{{}, diary::Basis::compound, {500}}};
    CHECK(diary::same_product(written, plan.steps[0].doses[0].product));
    CHECK_FALSE(diary::same_product(written, hung(Anchor::morning, 100, "tablet").product));
}

TEST_CASE("plan: magnesium in food takes no planned dose off the day") {
    const Product food{"capsule", Route::food, {}, Milligrams{100}};
    const std::vector<diary::Dose> logged{
        {at("2026-11-05T13:00:00+01:00"), "Europe/Berlin", food, 1, ""}};
    CHECK(due("2026-11-05", berlin, logged) == "before_bed 2026-11-05T22:15:00+01:00");
}

TEST_CASE("plan: a further step ends an open one, and an end leaves nothing after it") {
    Plan made;
    const auto open =
        step(Phase::maintenance, "2026-11-01", std::nullopt, {hung(Anchor::before_bed, 100)});
    CHECK_FALSE(diary::add(made, open));
    auto later = open;
    later.from = day("2026-11-10");
    CHECK(diary::add(made, later) == day("2026-11-09"));
    CHECK_FALSE(check(made));
    later.from = day("2026-12-01");
    diary::add(made, later);
    diary::end(made, day("2026-11-20"));
    REQUIRE(made.steps.size() == 2);
    CHECK(made.steps[0].until == day("2026-11-09"));
    CHECK(made.steps[1].until == day("2026-11-20"));
    diary::end(made, day("2026-10-31"));
    CHECK(made.steps.empty());
}

TEST_CASE("plan: anchors have words") {
    for (int i = 0; i < diary::anchors; ++i)
        CHECK(diary::anchor_named(word(static_cast<Anchor>(i))) == static_cast<Anchor>(i));
    CHECK_FALSE(diary::anchor_named("noon"));
}
