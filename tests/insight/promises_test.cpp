// The promises of bench_insight in small: a few dozen diaries each, the same in every run. Bounds
// are those of the goals, four standard errors wide.
#include "insight/finding.h"
#include "insight/random.h"
#include "insight/simulated_diary.h"

#include <doctest/doctest.h>

#include <cmath>

using insight::Exposure, insight::Verdict;
using simulated::Life, simulated::Scale;

namespace {

const auto first = units::day("2026-11-02").value();
constexpr int diaries = 60;

struct Shares {
    double shown = 0.0, covered = 0.0, called = 0.0;
};

template <class Plan> Shares shares(const Plan& plan, const Life& life) {
    Shares s;
    const double truth = simulated::true_effect(plan(1), life);
    for (int k = 0; k < diaries; ++k) {
        const auto seed = insight::seed_of(42, static_cast<std::uint64_t>(k));
        simulated::Generator random{seed};
        const Exposure e = plan(seed);
        const auto d = simulated::diary(e, life, random);
        const auto f = insight::compare(e, d.series, {.outcome_days_after = 0, .seed = seed});
        if (f.verdict == Verdict::not_yet) continue;
        s.shown += 1.0 / diaries;
        if (f.estimate->interval.covers(truth)) s.covered += 1.0 / diaries;
        if (f.verdict == Verdict::difference) s.called += 1.0 / diaries;
    }
    return s;
}

double by_chance(double share) { return 4.0 * std::sqrt(share * (1.0 - share) / diaries); }

auto weeks(int n) {
    return [n](std::uint64_t seed) { return insight::drawn_days(first, n, seed); };
}
auto phases(int number, int days) {
    return [=](std::uint64_t seed) {
        return insight::phased_days(simulated::phases(first, number, days, seed % 2 == 0));
    };
}

} // namespace

TEST_CASE("promises: random days, intervals cover the truth and null diaries are rarely called") {
    for (const Life& life :
         {Life{.autocorrelation = 0.0}, Life{.autocorrelation = 0.4},
          Life{.scale = Scale::whole, .gaps = 0.1}, Life{.autocorrelation = 0.4, .drift = 1.5}}) {
        const Shares s = shares(weeks(14), life);
        CHECK(s.shown >= 0.9);
        CHECK(s.covered >= 0.95 - by_chance(0.95));
        CHECK(s.called <= 0.05 + by_chance(0.05));
    }
}

TEST_CASE("promises: one standard deviation over eight weeks of random days is found") {
    CHECK(shares(weeks(8), {.effect = 1.0}).called >= 0.75);
    CHECK(shares(weeks(8), {.scale = Scale::ceiling, .effect = -1.0}).called >= 0.75);
}

TEST_CASE("promises: planned phases do not take a drift or a bad beginning for a difference") {
    for (const Life& life : {Life{.autocorrelation = 0.4, .drift = 3.0},
                             Life{.autocorrelation = 0.9, .bad_start = true}})
        for (const int number : {2, 8})
            CHECK(shares(phases(number, 56 / number), life).called <= 0.05 + by_chance(0.05));
}
