#include "measure/self_test.h"

#include "measure/acceptance.h"
#include "rollers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using measure::Roller, measure::SelfTestReport, measure::SelfTestSamples, measure::Severity;
using measure::Timed, measure::TimedCounts, measure::Trouble;

namespace {

const Roller bed = rollers::bed();

struct Cell {
    double rate = 92.8, noise_counts = 60.0, hum_counts = 0.0, drift_n_per_min = 0.0,
           pressed_n = 50.0;
};

// A healthy bed, one cell of which may be otherwise.
SelfTestSamples samples(std::size_t which = 0, const Cell& other = {}, bool pressed = true) {
    std::mt19937 random{9};
    const double slope = measure::nominal(bed).newtons_per_count[0];
    SelfTestSamples all;
    for (std::size_t i = 0; i < 4; ++i) {
        const Cell cell = i == which ? other : Cell{};
        std::normal_distribution<double> noise{0.0, cell.noise_counts};
        for (int n = 0; n < 2 * 10 * cell.rate; ++n) {
            const double t = n / cell.rate;
            const bool now = t >= 10.0;
            if (now && !pressed) break;
            const double counts = 3000.0 * static_cast<double>(i) + noise(random) +
                                  cell.hum_counts * std::sin(2.0 * std::numbers::pi * 50.0 * t) +
                                  cell.drift_n_per_min * t / 60.0 / slope +
                                  (now ? cell.pressed_n / slope : 0.0);
            (now ? all.pressed : all.quiet)[i].push_back(
                {t, static_cast<measure::Counts>(std::lround(counts))});
        }
    }
    return all;
}

SelfTestReport tested(const SelfTestSamples& s) {
    return measure::self_test(s, bed, measure::nominal(bed));
}

bool found(const SelfTestReport& report, Trouble trouble, std::optional<std::uint8_t> cell) {
    return std::any_of(
        report.verdicts.begin(), report.verdicts.end(),
        [&](const measure::Verdict& v) { return v.trouble == trouble && v.cell == cell; });
}

} // namespace

TEST_CASE("self-test: a healthy bed gets its figures and no verdict") {
    const auto report = tested(samples());
    CHECK(report.verdicts.empty());
    CHECK(report.worst == Severity::fine);
    CHECK(report.was_pressed);
    CHECK(report.pressed_n.value_or(0.0) == doctest::Approx(200.0).epsilon(0.01));
    REQUIRE(report.cells.size() == 4);
    for (const auto& cell : report.cells) {
        CHECK(cell.samples == 928);
        CHECK(cell.good == 928);
        CHECK(cell.saturated == 0);
        CHECK(cell.rate_hz.value_or(0.0) == doctest::Approx(92.8));
        CHECK(cell.unique_values > 150);
        CHECK(cell.noise_counts.value_or(0.0) == doctest::Approx(60.0).epsilon(0.08));
        CHECK(cell.noise_free_bits.value_or(0.0) == doctest::Approx(15.37).epsilon(0.02));
        const auto range = static_cast<double>(cell.highest - cell.lowest);
        CHECK(range > 240.0);
        CHECK(cell.range_share_of_converter.value_or(0.0) == doctest::Approx(range / 16777216.0));
        const double slope = measure::nominal(bed).newtons_per_count[0];
        CHECK(cell.range_share_of_capacity.value_or(0.0) == doctest::Approx(range * slope / 490.0));
        CHECK(std::abs(cell.drift_n_per_min.value_or(9.0)) < 0.5);
        CHECK(cell.mains_share.value_or(1.0) < 0.05);
        CHECK(cell.pressed_share.value_or(0.0) == doctest::Approx(0.25).epsilon(0.02));
    }
}

TEST_CASE("self-test: works at the slow rate") {
    SelfTestSamples slow;
    for (std::size_t i = 0; i < 4; ++i)
        for (int n = 0; n < 117; ++n)
            slow.quiet[i].push_back({n / 11.7, 1000 + (n * 7919 + static_cast<int>(i)) % 61});
    const auto report = tested(slow);
    CHECK(report.verdicts.empty());
    CHECK_FALSE(report.was_pressed);
    CHECK_FALSE(report.pressed_n);
}

TEST_CASE("self-test: each trouble is named, with its cell") {
    CHECK(found(tested(samples(2, {.rate = 40.0})), Trouble::odd_rate, 2));
    CHECK(found(tested(samples(1, {.noise_counts = 900.0})), Trouble::noisy, 1));
    CHECK(found(tested(samples(1, {.hum_counts = 1500.0})), Trouble::humming, 1));
    CHECK(found(tested(samples(3, {.drift_n_per_min = 6.0})), Trouble::drifting, 3));
    CHECK(found(tested(samples(0, {.pressed_n = -50.0})), Trouble::reversed, 0));
    CHECK(found(tested(samples(0, {.pressed_n = 1.0})), Trouble::carries_nothing, 0));
    CHECK(found(tested(samples(0, {.pressed_n = 600.0})), Trouble::moves_alone, 0));
    auto silent = samples();
    silent.quiet[3].clear();
    silent.pressed[3].clear();
    CHECK(found(tested(silent), Trouble::silent, 3));
    CHECK(tested(silent).worst == Severity::unusable);
    auto frozen = samples();
    for (TimedCounts& s : frozen.quiet[1]) s.counts = -1;
    CHECK(found(tested(frozen), Trouble::frozen, 1));
    auto saturated = samples();
    for (TimedCounts& s : saturated.quiet[1]) s.counts = measure::highest_counts;
    CHECK(found(tested(saturated), Trouble::saturated, 1));
    auto faulty = samples();
    faulty.faults[2][0] = 12;
    CHECK(found(tested(faulty), Trouble::faulty, 2));
    CHECK(tested(faulty).cells[2].samples == 940);
}

TEST_CASE("self-test: pressing too lightly is said, not held against the cells") {
    auto light = samples();
    for (auto& cell : light.pressed) cell.clear();
    for (std::size_t i = 0; i < 4; ++i) light.pressed[i] = light.quiet[i];
    const auto report = tested(light);
    REQUIRE(report.verdicts.size() == 1);
    CHECK(report.verdicts[0].trouble == Trouble::not_pressed);
    CHECK_FALSE(report.verdicts[0].cell);
    CHECK(report.worst == Severity::hint);
}

TEST_CASE("self-test: the cradle's magnet belongs to it") {
    const Roller cradle = rollers::cradle();
    auto s = samples();
    s.magnet = protocol::Magnet::weak;
    const auto calibration = measure::nominal(cradle);
    CHECK(found(measure::self_test(s, cradle, calibration), Trouble::magnet_weak, std::nullopt));
    s.magnet.reset();
    CHECK(found(measure::self_test(s, cradle, calibration), Trouble::sensor_silent, std::nullopt));
    s.magnet = protocol::Magnet::good;
    CHECK(measure::self_test(s, cradle, calibration).verdicts.empty());
}

TEST_CASE("self-test: without any cell or sample it says so and does not fail") {
    CHECK(measure::self_test({}, {}, {}).verdicts.empty());
    const auto report = tested({});
    CHECK(report.verdicts.size() == 4);
    CHECK(report.worst == Severity::unusable);
}

TEST_CASE("acceptance: nine spots, each within 2 %") {
    std::vector<measure::SpotReading> spots(9, {{100.5}, {100.0}});
    spots[4].reads = {98.2};
    auto result = measure::judge_spots(spots);
    CHECK(result.passed);
    CHECK(result.worst == 4);
    CHECK(result.worst_error == doctest::Approx(-0.018));
    spots[7].reads = {102.1};
    CHECK_FALSE(measure::judge_spots(spots).passed);
    spots.resize(4);
    CHECK_FALSE(measure::judge_spots(spots).passed);
}

TEST_CASE("acceptance: return to zero within 3 N") {
    CHECK(measure::judge_return({0.4}, {3.2}).passed);
    CHECK(measure::judge_return({0.4}, {-2.5}).passed);
    CHECK_FALSE(measure::judge_return({0.4}, {3.5}).passed);
    CHECK(measure::judge_return({0.4}, {3.5}).error.value == doctest::Approx(3.1));
}

TEST_CASE("acceptance: creep over ten minutes at 400 N") {
    const auto creeping = [](double share, double seconds, double newtons) {
        std::vector<Timed> all;
        for (int n = 0; n <= seconds * 11.7; ++n) {
            const double t = n / 11.7;
            all.push_back({t, newtons * (1.0 + share * t / 600.0) + (n % 2 == 0 ? 0.1 : -0.1)});
        }
        return measure::judge_creep(all);
    };
    REQUIRE(creeping(0.008, 600.0, 400.0));
    CHECK(creeping(0.008, 600.0, 400.0)->passed);
    CHECK(creeping(0.008, 600.0, 400.0)->creep == doctest::Approx(0.0078).epsilon(0.02));
    CHECK_FALSE(creeping(-0.012, 600.0, 400.0)->passed);
    CHECK_FALSE(creeping(0.0, 500.0, 400.0));
    CHECK_FALSE(creeping(0.0, 600.0, 200.0));
    CHECK_FALSE(measure::judge_creep({}));
}
