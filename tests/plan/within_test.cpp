// What plans say of a routine that stands in none of them.
#include "plan/within.h"

#include "plan/stop_rules.h"
#include "plans.h"

#include <doctest/doctest.h>

using plans::day, plans::good;

namespace {

std::string plan_of(const std::string& id, const std::string& setting, const std::string& stop) {
    return "kind = \"plan\"\nid = \"" + id +
           "\"\ntitle = \"A\"\nauthor = \"A\"\nversion = 1\nmade = \"2026-11-02\"\n"
           "weeks = 2\n[[routine]]\nid = \"calves\"\ndays_a_week = 3\n"
           "[[routine.exercise]]\nid = \"calf\"\n" +
           setting + "\n[stop]\n" + stop + "\n";
}

const routine::Prescribed* calf(const plan::Within& within) {
    for (const auto& one : within.exercises)
        if (one.exercise == "calf") return &one;
    return nullptr;
}

} // namespace

TEST_CASE("within: of plans that hold the day the strictest rule, the lighter and slower way") {
    const auto slow = good(plan_of("a", "seconds_per_stroke = 8", "session_from_pain = 6"));
    const auto light =
        good(plan_of("b", "effort = \"light\"", "session_from_pain = 5\nsession_up_to_min = 12"));
    plan::Within within;
    plan::add(within, slow, day("2026-11-03"), {});
    plan::add(within, light, day("2026-11-03"), {});
    CHECK(within.stop.session_from_pain == 5);
    CHECK(within.stop.session_up_to_min == 12.0);
    REQUIRE(calf(within) != nullptr);
    CHECK(calf(within)->seconds_per_stroke == 8.0);
    CHECK(calf(within)->effort == routine::Effort::light);
    REQUIRE(calf(within)->pace_band);
    CHECK(calf(within)->pace_band->high > 8.0);
}

TEST_CASE("within: a plan that is over says nothing any more") {
    plan::Within within;
    plan::add(within, good(plan_of("a", "seconds_per_stroke = 8", "session_from_pain = 6")),
              day("2026-11-16"), {});
    CHECK_FALSE(plan::StopRules{within.stop}.any());
    CHECK(within.exercises.empty());
}

TEST_CASE("within: minutes end with the plan's time, and are of those there are") {
    CHECK(plan::minutes_within({}, 20) == 20);
    CHECK(plan::minutes_within({{}, {}, 12.0}, 20) == 10);
    CHECK(plan::minutes_within({{}, {}, 12.0}, 5) == 5);
    CHECK(plan::minutes_within({{}, {}, 10.0}, 10) == 10);
    CHECK(plan::minutes_within({{}, {}, 3.0}, 20) == 3);
}
