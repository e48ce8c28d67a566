#include "insight/finding.h"

#include "insight/random.h"
#include "insight/simulated_diary.h"

#include <doctest/doctest.h>

#include <algorithm>

using insight::Arm, insight::Doubt, insight::Exposure, insight::Finding;
using insight::Looking, insight::Missing, insight::Series, insight::Verdict;
using simulated::Life, simulated::Scale;
using What = Missing::What;

namespace {

const auto first = units::day("2026-11-02").value();
const Looking same_day{.outcome_days_after = 0};

Exposure weeks(int n, std::uint64_t seed = 5) { return insight::drawn_days(first, n, seed); }
Exposure phases(int number, int days) {
    return insight::phased_days(simulated::phases(first, number, days));
}

Series lived(const Exposure& e, const Life& life, std::uint64_t seed = 3) {
    simulated::Generator random{seed};
    return simulated::diary(e, life, random).series;
}

Finding found(const Exposure& e, const Life& life, std::uint64_t seed = 3) {
    return insight::compare(e, lived(e, life, seed), same_day);
}

// Empties filled days of an arm until so many are left.
void leave(Series& s, const Exposure& e, Arm arm, int left) {
    for (std::size_t i = 0; i < e.days.size(); ++i)
        if (e.days[i].arm == arm && left-- <= 0) s.values[i + 1].reset();
}

bool doubts(const Finding& f, Doubt d) {
    return std::find(f.doubts.begin(), f.doubts.end(), d) != f.doubts.end();
}

bool silent(const Finding& f) {
    return f.verdict == Verdict::not_yet && !f.missing.empty() && f.doubts.empty() && !f.estimate &&
           !f.rates && !f.controls && f.days_with == 0 && f.mean_with == 0.0;
}

} // namespace

TEST_CASE("finding: a fortnight says nothing, and how many days are missing") {
    const auto e = weeks(2);
    const auto f = found(e, {.effect = 3.0});
    CHECK(silent(f));
    const auto with = static_cast<int>(std::count_if(
        e.days.begin(), e.days.end(), [](const auto& d) { return d.arm == Arm::with; }));
    CHECK(f.missing == std::vector<Missing>{{What::days_with, 10 - with},
                                            {What::days_without, 10 - (14 - with)}});
}

TEST_CASE("finding: eight weeks with one standard deviation give a bounded difference") {
    const auto f = found(weeks(8), {.effect = 1.0});
    REQUIRE(f.verdict == Verdict::difference);
    CHECK(f.missing.empty());
    CHECK(f.doubts.empty());
    CHECK(f.estimate->interval.covers(1.5)); // points: the scale's deviation is 1.5
    CHECK(f.estimate->interval.low > 0.0);
    CHECK(f.estimate->interval.high < 4.0);
    CHECK(f.days_with + f.days_without == 56);
    CHECK(f.filled_with == 1.0);
    CHECK(f.mean_with > f.mean_without);
}

TEST_CASE("finding: silent with nine days in an arm, shown with ten, called with fourteen") {
    const auto e = weeks(12);
    for (const Arm arm : {Arm::with, Arm::without}) {
        for (const auto& [left, verdict] : {std::pair{9, Verdict::not_yet},
                                            {10, Verdict::cannot_tell},
                                            {13, Verdict::cannot_tell},
                                            {14, Verdict::difference}}) {
            // Days left out beforehand, so that 70 % of those compared stay filled.
            auto fewer = e;
            int kept = 0;
            for (auto& d : fewer.days)
                if (d.arm == arm && ++kept > left) d.arm = Arm::left_out;
            const auto f = found(fewer, {.autocorrelation = 0.0, .effect = 3.0});
            CHECK(f.verdict == verdict);
            if (left == 9)
                CHECK(f.missing ==
                      std::vector<Missing>{
                          {arm == Arm::with ? What::days_with : What::days_without, 1}});
            if (verdict == Verdict::cannot_tell) CHECK(f.doubts == std::vector{Doubt::few_days});
        }
    }
}

TEST_CASE("finding: silent while fewer than seven days of ten are filled") {
    const auto e = weeks(10);
    auto s = lived(e, {.effect = 3.0});
    leave(s, e, Arm::without,
          48 - static_cast<int>(std::count_if(e.days.begin(), e.days.end(),
                                              [](const auto& d) { return d.arm == Arm::with; })));
    const auto f = insight::compare(e, s, same_day); // 48 of 70, 49 are needed
    CHECK(silent(f));
    CHECK(f.missing == std::vector<Missing>{{What::filled_days, 1}});
    CHECK(insight::still_missing(e, s, same_day) == f.missing);
}

TEST_CASE("finding: counts are silent under ten events") {
    const auto e = weeks(10);
    Series s{first, std::vector<std::optional<double>>(70, 0.0)};
    for (int i = 0; i < 9; ++i) s.values[static_cast<std::size_t>(7 * i)] = 1.0;
    Looking cramps = same_day;
    cramps.counted = true;
    CHECK(insight::compare(e, s, cramps).missing == std::vector<Missing>{{What::events, 1}});
    s.values[66] = 1.0;
    const auto f = insight::compare(e, s, cramps);
    REQUIRE(f.rates);
    CHECK(f.rates->events_with + f.rates->events_without == 10.0);
}

TEST_CASE("finding: nothing that never varies") {
    const auto e = weeks(8);
    const Series same{first, std::vector<std::optional<double>>(56, 7.0)};
    const auto f = insight::compare(e, same, same_day);
    CHECK(f.missing == std::vector<Missing>{{What::variation, 0}});
    CHECK(silent(f));
}

TEST_CASE("finding: looked at before its end it is not called") {
    const auto e = weeks(8);
    Looking early = same_day;
    early.over = false;
    const auto f = insight::compare(e, lived(e, {.effect = 2.0}), early);
    CHECK(f.verdict == Verdict::cannot_tell);
    CHECK(f.doubts == std::vector{Doubt::not_over});
}

TEST_CASE("finding: days done otherwise than drawn are not called") {
    const auto e = weeks(8);
    Looking loose = same_day;
    loose.as_planned = 0.69;
    CHECK(insight::compare(e, lived(e, {.effect = 2.0}), loose).doubts ==
          std::vector{Doubt::not_as_planned});
}

TEST_CASE("finding: rolled because of a bad day before, and the day before says so") {
    simulated::Generator random{8};
    auto e = weeks(16);
    Series s = lived(e, {.autocorrelation = 0.6});
    for (std::size_t i = 0; i < e.days.size(); ++i) // worse yesterday than usual: rolls today
        e.days[i].arm = *s.values[i] < 4.5 ? Arm::with : Arm::without;
    const auto f = insight::compare(e, s, same_day);
    REQUIRE(f.controls->day_before);
    CHECK(f.controls->day_before->differs());
    CHECK(doubts(f, Doubt::day_before));
}

TEST_CASE("finding: two phases cannot be told from a drift, however large") {
    const auto f = found(phases(2, 28), {.effect = 3.0});
    CHECK(f.verdict == Verdict::cannot_tell);
    CHECK(doubts(f, Doubt::few_phases));
    REQUIRE(f.estimate);
    CHECK(f.estimate->method == insight::Method::autocorrelated_line);
}

TEST_CASE("finding: ten phases that alternate can show a large difference") {
    const auto f = found(phases(10, 7), {.effect = 2.0});
    CHECK(f.verdict == Verdict::difference);
    CHECK(f.estimate->method == insight::Method::phase_means);
    CHECK_FALSE(f.controls->day_before);
    CHECK(f.controls->of_phases);
    CHECK(f.controls->shuffles > 300);
}

TEST_CASE(
    "finding: shuffled dates rarely show as much as a real difference, often as a chance one") {
    const auto real = found(weeks(8), {.effect = 1.5});
    CHECK(real.controls->shuffles == 400);
    CHECK(real.controls->as_large <= 2);
    const auto chance = found(weeks(8), {});
    CHECK(chance.verdict == Verdict::cannot_tell);
    CHECK(chance.controls->as_large > 20);
}

TEST_CASE("finding: the day before a drawn day cannot differ by what was found") {
    int differs = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const auto f = found(weeks(10, seed), {.effect = 3.0}, seed + 70);
        REQUIRE(f.controls->day_before);
        REQUIRE(f.controls->day_after);
        if (f.controls->day_before->differs()) ++differs;
    }
    CHECK(differs <= 9); // of 60, 3 expected
}

TEST_CASE("finding: the same seed finds the same") {
    const auto e = weeks(8);
    const auto s = lived(e, {});
    CHECK(insight::compare(e, s, same_day).estimate->interval ==
          insight::compare(e, s, same_day).estimate->interval);
}

TEST_CASE("holm: the smallest times all of them, never falling, never above one") {
    const std::vector<double> chances{0.04, 0.01, 0.03, 0.5};
    const auto left = insight::holm(chances);
    CHECK(left[1] == doctest::Approx(0.04));
    CHECK(left[2] == doctest::Approx(0.09));
    CHECK(left[0] == doctest::Approx(0.09));
    CHECK(left[3] == doctest::Approx(0.5));
    CHECK(insight::holm(std::vector{0.9, 0.8}) == std::vector{1.0, 1.0});
    CHECK(insight::holm({}).empty());
}
