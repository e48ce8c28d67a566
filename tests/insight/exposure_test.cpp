#include "insight/exposure.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <string>

using insight::Arm, insight::Exposure, insight::Phase, insight::PhaseError;

namespace {

units::Day day(const char* text) { return units::day(text).value(); }
const auto monday = day("2026-11-02");

// "-" without, "+" with, "." left out.
std::string seen(const Exposure& e) {
    std::string text;
    for (const auto& d : e.days)
        text += ".-+"[d.arm == Arm::left_out ? 0 : d.arm == Arm::with ? 2 : 1];
    return text;
}

} // namespace

TEST_CASE("drawn days: two or three in each week of seven days") {
    std::array<int, 8> weeks{};
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto e = insight::drawn_days(monday, 8, seed);
        REQUIRE(e.days.size() == 56);
        std::array<int, 8> rolling{};
        for (std::size_t i = 0; i < e.days.size(); ++i) {
            REQUIRE(e.days[i].block == static_cast<int>(i / 7));
            if (e.days[i].arm == Arm::with) ++rolling[i / 7];
        }
        for (const int n : rolling) ++weeks.at(static_cast<std::size_t>(n));
    }
    CHECK(weeks[2] + weeks[3] == 1600);
    CHECK(std::abs(weeks[2] - 800) < 80); // four standard errors
}

TEST_CASE("drawn days: every day of the week is as likely as another") {
    std::array<int, 7> drawn{};
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const auto e = insight::drawn_days(monday, 8, seed);
        for (std::size_t i = 0; i < e.days.size(); ++i)
            if (e.days[i].arm == Arm::with) ++drawn[i % 7];
    }
    const double expected = std::accumulate(drawn.begin(), drawn.end(), 0) / 7.0;
    for (const int n : drawn) CHECK(std::abs(n - expected) < 4.0 * std::sqrt(expected));
}

TEST_CASE("drawn days: the same seed draws the same, and more weeks change none before them") {
    const auto four = insight::drawn_days(monday, 4, 7), eight = insight::drawn_days(monday, 8, 7);
    CHECK(insight::drawn_days(monday, 4, 7) == four);
    CHECK(seen(eight).substr(0, 28) == seen(four));
    CHECK(seen(insight::drawn_days(monday, 4, 8)) != seen(four));
}

TEST_CASE("phases: the first two days of each are left out, and days between them") {
    const std::vector<Phase> plan{{monday, day("2026-11-06"), false},
                                  {day("2026-11-08"), day("2026-11-12"), true}};
    CHECK_FALSE(insight::check(plan));
    const auto e = insight::phased_days(plan);
    CHECK(seen(e) == "..---...+++");
    CHECK(e.days[4].block == 0);
    CHECK(e.days[10].block == 1);
}

TEST_CASE("phases: a slip in them is named with its place") {
    const auto fault = [](std::vector<Phase> plan) { return insight::check(plan); };
    CHECK(fault({})->error == PhaseError::empty);
    CHECK(fault({{monday, day("2026-11-01"), true}})->error == PhaseError::reversed);
    CHECK(fault({{monday, day("2026-11-03"), true}})->error == PhaseError::too_short);
    CHECK_FALSE(fault({{monday, day("2026-11-04"), true}}));
    const auto overlapping =
        fault({{monday, day("2026-11-08"), true}, {day("2026-11-08"), day("2026-11-15"), false}});
    CHECK(overlapping == insight::PhaseFault{PhaseError::overlapping, 1});
}

TEST_CASE("phases: of a plan, maintenance and pause; the ramp-up is neither") {
    diary::Plan plan;
    plan.steps = {{diary::Phase::ramp_up, monday, day("2026-11-08"), {}},
                  {diary::Phase::maintenance, day("2026-11-09"), day("2026-11-15"), {}},
                  {diary::Phase::pause, day("2026-11-16"), day("2026-11-22"), {}},
                  {diary::Phase::maintenance, day("2026-11-23"), std::nullopt, {}}};
    const std::vector<Phase> so_far{{day("2026-11-09"), day("2026-11-15"), true},
                                    {day("2026-11-16"), day("2026-11-22"), false}};
    CHECK(insight::phases_of(plan, day("2026-11-20")) == so_far);
    const auto later = insight::phases_of(plan, day("2026-11-30"));
    REQUIRE(later.size() == 3);
    CHECK(later.back() == Phase{day("2026-11-23"), day("2026-11-30"), true});
}

TEST_CASE("before: only days whose entry can be there") {
    const auto e = insight::drawn_days(monday, 4, 7);
    CHECK(insight::before(e, day("2026-11-09"), 0).days.size() == 7);
    CHECK(insight::before(e, day("2026-11-09"), 1).days.size() == 6);
    CHECK(insight::before(e, monday, 1).days.empty());
    CHECK(insight::before(e, day("2027-11-09"), 1) == e);
}

TEST_CASE("kept: done when drawn, not done when not; days left out do not count") {
    const std::vector<Phase> plan{{monday, day("2026-11-06"), false},
                                  {day("2026-11-07"), day("2026-11-11"), true}};
    const auto e = insight::phased_days(plan); // ..---..+++
    const std::vector<units::Day> done{monday, day("2026-11-05"), day("2026-11-09"),
                                       day("2026-11-10")};
    CHECK(insight::kept(e, done) == insight::Kept{6, 4});
    CHECK(insight::Kept{}.share() == 1.0);
}
