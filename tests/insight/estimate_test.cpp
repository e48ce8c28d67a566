#include "insight/estimate.h"

#include "insight/random.h"
#include "insight/simulated_diary.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>

using doctest::Approx;
using insight::Estimate, insight::Sample;

namespace {

using Samples = std::vector<Sample>;

const auto first = units::day("2026-11-02").value();

Samples of(const insight::Exposure& e, simulated::Life life, std::uint64_t seed) {
    simulated::Generator random{seed};
    return insight::samples(e, simulated::diary(e, life, random).series, 0);
}

Samples drawn(std::uint64_t seed, simulated::Life life = {}, int weeks = 8) {
    return of(insight::drawn_days(first, weeks, seed), life, seed);
}
Samples phased(std::uint64_t seed, int number = 8, int days = 7) {
    return of(insight::phased_days(simulated::phases(first, number, days)), {}, seed);
}

Samples shifted(Samples all, double by) {
    for (auto& s : all) s.value += by;
    return all;
}
Samples scaled(Samples all, double by) {
    for (auto& s : all) s.value *= by;
    return all;
}
Samples swapped(Samples all) {
    for (auto& s : all) s.with = !s.with;
    return all;
}

// Every method under its name, on samples it is made for.
struct Way {
    const char* name;
    Samples (*made)(std::uint64_t);
    std::optional<Estimate> (*estimate)(const Samples&);
};
const Way ways[] = {
    {"redrawn weeks", [](std::uint64_t seed) { return drawn(seed); },
     [](const Samples& s) { return insight::redrawn_weeks(s, 11); }},
    {"line", [](std::uint64_t seed) { return drawn(seed); },
     [](const Samples& s) { return insight::autocorrelated_line(s); }},
    {"phases", [](std::uint64_t seed) { return phased(seed); },
     [](const Samples& s) { return insight::phase_means(s, insight::Drift::curve); }},
};

void holds(const char* law, const auto& property) {
    setenv("RC_PARAMS", "seed=20261121 max_success=12", 0);
    CHECK_MESSAGE(rc::check(law, property), law);
}

bool near(double a, double b, double unit = 1.0) { return std::fabs(a - b) < 1e-4 * unit; }

bool same(const Estimate& a, double difference, double low, double high, double unit = 1.0) {
    return near(a.difference, difference, unit) && near(a.interval.low, low, unit) &&
           near(a.interval.high, high, unit);
}

} // namespace

TEST_CASE("estimates: another zero of the scale changes nothing") {
    for (const Way& way : ways)
        holds(way.name, [&] {
            const auto seed = *rc::gen::arbitrary<std::uint32_t>();
            const double by = *rc::gen::inRange(-50, 50);
            const auto a = way.estimate(way.made(seed)).value();
            const auto b = way.estimate(shifted(way.made(seed), by)).value();
            RC_ASSERT(same(b, a.difference, a.interval.low, a.interval.high));
        });
}

TEST_CASE("estimates: another unit of the scale is another unit of the difference") {
    for (const Way& way : ways)
        holds(way.name, [&] {
            const auto seed = *rc::gen::arbitrary<std::uint32_t>();
            const double by = *rc::gen::element(-1.0, 0.1, 3.0, 60.0);
            const auto a = way.estimate(way.made(seed)).value();
            const auto b = way.estimate(scaled(way.made(seed), by)).value();
            const double one = by * a.interval.low, other = by * a.interval.high;
            RC_ASSERT(same(b, by * a.difference, std::min(one, other), std::max(one, other),
                           std::fabs(by)));
        });
}

TEST_CASE("estimates: with and without swapped, the difference has the other sign") {
    for (const Way& way : {ways[1], ways[2]})
        holds(way.name, [&] {
            const auto seed = *rc::gen::arbitrary<std::uint32_t>();
            const auto a = way.estimate(way.made(seed)).value();
            const auto b = way.estimate(swapped(way.made(seed))).value();
            RC_ASSERT(same(b, -a.difference, -a.interval.high, -a.interval.low));
        });
    // Redrawn, the other days are drawn first: the same up to the redrawing.
    holds("redrawn weeks", [] {
        const auto seed = *rc::gen::arbitrary<std::uint32_t>();
        const auto a = insight::redrawn_weeks(drawn(seed), 1).value();
        const auto b = insight::redrawn_weeks(swapped(drawn(seed)), 2).value();
        const double width = a.interval.high - a.interval.low;
        RC_ASSERT(near(b.difference, -a.difference));
        RC_ASSERT(std::fabs(b.interval.low + a.interval.high) < 0.2 * width);
        RC_ASSERT(std::fabs(b.interval.high + a.interval.low) < 0.2 * width);
    });
}

TEST_CASE("estimates: the interval holds the difference, and a chance of 5 % is its edge") {
    for (const Way& way : ways)
        holds(way.name, [&] {
            const auto seed = *rc::gen::arbitrary<std::uint32_t>();
            const auto e = way.estimate(way.made(seed)).value();
            RC_ASSERT(e.interval.covers(e.difference));
            // Redrawn limits lie a little further out than 5 %.
            if (!e.interval.covers(0.0)) RC_ASSERT(e.chance <= 0.05);
            if (e.chance > 0.05) RC_ASSERT(e.interval.covers(0.0));
        });
}

TEST_CASE("redrawn weeks: what is added to the days with is added to the difference") {
    holds("constant difference", [] {
        const auto seed = *rc::gen::arbitrary<std::uint32_t>();
        const double by = 0.1 * *rc::gen::inRange(-40, 40);
        auto all = drawn(seed);
        const auto a = insight::redrawn_weeks(all, 5).value();
        for (auto& s : all) s.value += s.with ? by : 0.0;
        const auto b = insight::redrawn_weeks(all, 5).value();
        RC_ASSERT(same(b, a.difference + by, a.interval.low + by, a.interval.high + by));
    });
}

TEST_CASE("redrawn weeks: a level of its own in each week is not in the difference") {
    auto all = drawn(3);
    const auto a = insight::redrawn_weeks(all, 5).value();
    for (auto& s : all) s.value += s.block * s.block;
    const auto b = insight::redrawn_weeks(all, 5).value();
    CHECK(same(b, a.difference, a.interval.low, a.interval.high));
}

TEST_CASE("redrawn weeks: the order within a week does not matter to the difference") {
    auto all = drawn(4);
    const auto a = insight::difference_within_weeks(all).value();
    std::reverse(all.begin(), all.end());
    CHECK(insight::difference_within_weeks(all).value() == Approx(a));
    CHECK(insight::redrawn_weeks(all, 1)->difference == Approx(a));
}

TEST_CASE("redrawn weeks: another seed moves the limits by a few percent of the width") {
    const auto all = drawn(6);
    const auto a = insight::redrawn_weeks(all, 1).value(),
               b = insight::redrawn_weeks(all, 2).value();
    const double width = a.interval.high - a.interval.low;
    CHECK(a.interval.low != b.interval.low);
    CHECK(std::fabs(a.interval.low - b.interval.low) < 0.1 * width);
    CHECK(insight::redrawn_weeks(all, 1)->interval == a.interval);
}

TEST_CASE("redrawn weeks: nothing without variation, nor with one side of a week only") {
    auto all = drawn(7);
    for (auto& s : all) s.value = 4.0;
    CHECK_FALSE(insight::redrawn_weeks(all, 1));
    CHECK_FALSE(insight::redrawn_weeks({}, 1));
    const Samples apart{
        {0, 1.0, true, 0}, {1, 2.0, true, 0}, {7, 3.0, false, 1}, {8, 5.0, false, 1}};
    CHECK_FALSE(insight::redrawn_weeks(apart, 1));
    CHECK_FALSE(insight::difference_within_weeks(apart));
}

TEST_CASE("redrawn weeks: one week allows too few draws for any limit") {
    const Samples week{{0, 1.0, true, 0},  {1, 2.0, false, 0}, {2, 8.0, true, 0},
                       {3, 5.0, false, 0}, {4, 3.0, false, 0}, {5, 1.5, false, 0},
                       {6, 4.0, false, 0}};
    CHECK_FALSE(insight::redrawn_weeks(week, 1));
}

TEST_CASE("line: a straight drift is not a difference, and a longer memory is a wider interval") {
    auto all = drawn(8, {.autocorrelation = 0.0});
    const auto a = insight::autocorrelated_line(all).value();
    for (auto& s : all) s.value += 0.3 * s.day;
    const auto b = insight::autocorrelated_line(all).value();
    CHECK(same(b, a.difference, a.interval.low, a.interval.high));
    CHECK(a.autocorrelation.value() == Approx(0.0).epsilon(0.3));
    const auto phases = insight::phased_days(simulated::phases(first, 4, 14));
    const auto before_after = of(phases, {.autocorrelation = 0.7}, 8);
    const auto wide = insight::autocorrelated_line(before_after).value();
    CHECK(wide.autocorrelation.value() > 0.3);
}

TEST_CASE("line: a single change cannot be told from a drift as long as the record") {
    Samples drift;
    for (int day = 0; day < 56; ++day)
        drift.push_back({day, 0.1 * day + (day % 2 == 0 ? 0.2 : -0.2), day >= 28, day / 28});
    const auto e = insight::autocorrelated_line(drift).value();
    CHECK(e.interval.covers(0.0));
    CHECK(e.difference == Approx(0.0).epsilon(0.1));
}

TEST_CASE("phases: six that hold three days each, not five, and no line or curve in them") {
    CHECK_FALSE(insight::phase_means(phased(1, 5), insight::Drift::line));
    auto all = phased(1, 6, 10);
    const auto a = insight::phase_means(all, insight::Drift::curve).value();
    for (auto& s : all) s.value += 2.0 * s.day;
    const auto b = insight::phase_means(all, insight::Drift::curve).value();
    CHECK(same(b, a.difference, a.interval.low, a.interval.high));
    std::erase_if(all, [](const Sample& s) { return s.block == 3 && s.day % 10 != 5; });
    CHECK_FALSE(insight::phase_means(all, insight::Drift::curve));
}
