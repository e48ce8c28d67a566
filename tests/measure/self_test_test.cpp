#include "measure/self_test.h"

#include "measure/acceptance.h"
#include "rollers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using measure::FaultKind, measure::Roller, measure::SelfTestReport, measure::SelfTestSamples,
    measure::Severity;
using measure::Timed, measure::TimedCounts, measure::Trouble;

namespace {

const Roller bed = rollers::bed();

struct Cell {
    double rate = 92.8, noise_counts = 60.0, hum_counts = 0.0, drift_n_per_min = 0.0,
           pressed_n = 50.0, hum_hz = 50.0;
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
            const double counts =
                3000.0 * static_cast<double>(i) + noise(random) +
                cell.hum_counts * std::sin(2.0 * std::numbers::pi * cell.hum_hz * t) +
                cell.drift_n_per_min * t / 60.0 / slope + (now ? cell.pressed_n / slope : 0.0);
            (now ? all.pressed : all.quiet)[i].samples.push_back(
                {t, static_cast<measure::Counts>(std::lround(counts))});
        }
    }
    return all;
}

measure::FaultTally& tally(measure::CellPart& part, FaultKind kind) {
    return part.faults.at(static_cast<std::size_t>(kind) - 1);
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
        for (const measure::PartCount& part : {cell.quiet, cell.pressed}) {
            CHECK(part.samples == 928);
            CHECK(part.good == 928);
            CHECK(part.saturated == 0);
        }
        CHECK(cell.nominal_rate_hz == 92.8);
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
            slow.quiet[i].samples.push_back(
                {n / 11.7, 1000 + (n * 7919 + static_cast<int>(i)) % 61});
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
    silent.quiet[3] = silent.pressed[3] = {};
    CHECK(found(tested(silent), Trouble::silent, 3));
    CHECK(tested(silent).worst == Severity::unusable);
    tally(silent.quiet[3], FaultKind::disconnected).events = 2;
    CHECK(found(tested(silent), Trouble::input_open, 3));
    auto frozen = samples();
    for (TimedCounts& s : frozen.quiet[1].samples) s.counts = -1;
    CHECK(found(tested(frozen), Trouble::frozen, 1));
    auto saturated = samples();
    for (TimedCounts& s : saturated.quiet[1].samples) s.counts = measure::highest_counts;
    CHECK(found(tested(saturated), Trouble::saturated, 1));
    auto overloaded = samples();
    tally(overloaded.pressed[1], FaultKind::saturated).conversions = 40;
    CHECK(found(tested(overloaded), Trouble::saturated, 1));
    auto losing = samples();
    losing.quiet[2].lost = 40;
    CHECK(found(tested(losing), Trouble::losing, std::nullopt));
}

TEST_CASE("self-test: every conversion is counted once, restarts and settling are no faulty ones") {
    auto s = samples();
    auto& quiet = s.quiet[2];
    tally(quiet, FaultKind::desynchronised).conversions = 3;
    tally(quiet, FaultKind::late).conversions = 2;
    tally(quiet, FaultKind::settling).conversions = 30;
    quiet.lost = 4;
    auto count = tested(s).cells[2].quiet;
    CHECK(count.good == 928);
    CHECK(count.faulty == 5);
    CHECK(count.late == 2);
    CHECK(count.settling == 30);
    CHECK(count.saturated == 0);
    CHECK(count.lost == 4);
    CHECK(count.samples == 928 + 5 + 30); // the lost ones were not collected
    CHECK(tested(s).verdicts.empty());    // 3 in 1900 are no trouble, and settling never is

    tally(quiet, FaultKind::restarted).events = 1; // one restart without a lost conversion
    const auto report = tested(s);
    CHECK(report.cells[2].quiet.restarts == 1);
    CHECK(report.cells[2].quiet.faulty == 5);
    CHECK(report.cells[2].quiet.samples == count.samples);
    CHECK(found(report, Trouble::faulty, 2));

    auto late = samples(); // cells that fall together make each other late
    tally(late.quiet[2], FaultKind::late).conversions = 40;
    CHECK(tested(late).verdicts.empty());
    tally(late.quiet[2], FaultKind::late).conversions = 110;
    CHECK(found(tested(late), Trouble::faulty, 2));
    auto faulty = samples();
    tally(faulty.quiet[2], FaultKind::missed).conversions = 20;
    CHECK(found(tested(faulty), Trouble::faulty, 2));
}

TEST_CASE("self-test: hum is said when it is stronger than a sound converter's own noise") {
    for (const double rate : {92.8, 11.7})
        for (const double mains : {50.0, 60.0}) {
            CAPTURE(rate);
            CAPTURE(mains);
            const Cell humming{
                .rate = rate, .noise_counts = 60.0, .hum_counts = 150.0, .hum_hz = mains};
            const auto report = tested(samples(1, humming));
            CHECK(found(report, Trouble::humming, 1));
            CHECK(report.cells[1].noise_free_bits.value_or(0.0) > 13.0); // good enough, yet curable
            CHECK_FALSE(report.in_order);
            const Cell faint{
                .rate = rate, .noise_counts = 20.0, .hum_counts = 30.0, .hum_hz = mains};
            CHECK(tested(samples(1, faint)).verdicts.empty());
        }
}

TEST_CASE("self-test: somebody on the roller in the quiet part") {
    const double slope = measure::nominal(bed).newtons_per_count[0];
    const auto lie = [&](SelfTestSamples& s, double newtons, double breath) {
        for (auto& cell : s.quiet)
            for (TimedCounts& c : cell.samples)
                c.counts += static_cast<measure::Counts>(newtons / 4.0 / slope *
                                                         (1.0 + breath * std::sin(1.6 * c.at_s)));
    };
    for (const double breath : {0.01, 0.05}) { // lying still all the time, breathing
        auto s = samples();
        lie(s, 150.0, breath);
        const auto report = tested(s);
        REQUIRE(report.verdicts.size() == 1);
        CHECK(report.verdicts[0] == measure::Verdict{Trouble::disturbed, std::nullopt});
        CHECK_FALSE(report.cells[0].noise_n); // says nothing about the cell
        CHECK_FALSE(report.cells[0].mains_share);
        CHECK_FALSE(report.was_pressed);
        CHECK_FALSE(report.in_order);
        CHECK(report.cells[0].quiet.good == 928);
    }
    auto pressed_early = samples(); // for the last three seconds
    for (auto& cell : pressed_early.quiet)
        for (TimedCounts& c : cell.samples)
            if (c.at_s > 7.0) c.counts += static_cast<measure::Counts>(30.0 / slope);
    CHECK(tested(pressed_early).verdicts.size() == 1);
    CHECK(found(tested(pressed_early), Trouble::disturbed, std::nullopt));

    auto swapped = samples(); // pressed when it should be quiet, quiet when pressed
    std::swap(swapped.quiet, swapped.pressed);
    for (auto& cell : swapped.quiet)
        for (TimedCounts& c : cell.samples)
            c.counts += static_cast<measure::Counts>(2.0 / slope * std::sin(3.0 * c.at_s));
    CHECK(found(tested(swapped), Trouble::disturbed, std::nullopt));
    CHECK(tested(swapped).verdicts.size() == 1); // not four cells the wrong way round

    auto loaded = samples(); // a bag that lies there: known from the calibration's zero
    loaded.reference_zero.emplace();
    for (std::size_t i = 0; i < 4; ++i)
        loaded.reference_zero->at(i) = 3000.0 * static_cast<double>(i);
    CHECK(tested(loaded).verdicts.empty());
    lie(loaded, 60.0, 0.0);
    REQUIRE(tested(loaded).verdicts.size() == 1);
    CHECK(found(tested(loaded), Trouble::loaded, std::nullopt));
}

TEST_CASE("self-test: a single cell that jumps or drifts is not taken for somebody") {
    const double slope = measure::nominal(bed).newtons_per_count[0];
    auto jumping = samples();
    for (TimedCounts& c : jumping.quiet[2].samples)
        if (std::fmod(c.at_s, 3.0) > 2.0) c.counts += static_cast<measure::Counts>(4.0 / slope);
    CHECK(found(tested(jumping), Trouble::noisy, 2));
    CHECK_FALSE(found(tested(jumping), Trouble::disturbed, std::nullopt));
    CHECK_FALSE(
        found(tested(samples(2, {.noise_counts = 2000.0})), Trouble::disturbed, std::nullopt));
    SelfTestSamples noisy = samples(0, {.noise_counts = 1500.0}); // all of them
    for (std::size_t i = 1; i < 4; ++i)
        noisy.quiet[i].samples = samples(i, {.noise_counts = 1500.0}).quiet[i].samples;
    CHECK_FALSE(found(tested(noisy), Trouble::disturbed, std::nullopt));
    CHECK(found(tested(noisy), Trouble::noisy, 3));
}

TEST_CASE("self-test: only one cell of four carries: that is said once") {
    auto s = samples(2, {.pressed_n = 150.0});
    for (const std::size_t i : {0U, 1U, 3U}) s.pressed[i].samples = s.quiet[i].samples;
    for (const std::size_t i : {0U, 1U, 3U})
        for (TimedCounts& c : s.pressed[i].samples) c.at_s += 10.0;
    const auto report = tested(s);
    REQUIRE(report.verdicts.size() == 1);
    CHECK(report.verdicts[0] == measure::Verdict{Trouble::moves_alone, std::uint8_t{2}});
}

TEST_CASE("self-test: each corner pressed in turn, or only for a while, is pressed") {
    const double slope = measure::nominal(bed).newtons_per_count[0];
    auto s = samples(0, {}, true);
    for (std::size_t i = 0; i < 4; ++i)
        for (TimedCounts& c : s.pressed[i].samples) {
            c.counts -= static_cast<measure::Counts>(50.0 / slope);
            const auto corner = static_cast<std::size_t>((c.at_s - 10.0) / 1.5); // then it is left
            if (corner == i) c.counts += static_cast<measure::Counts>(120.0 / slope);
        }
    const auto report = tested(s);
    CHECK(report.was_pressed);
    CHECK(report.verdicts.empty());
    for (const auto& cell : report.cells)
        CHECK(cell.pressed_share.value_or(0.0) == doctest::Approx(0.25).epsilon(0.15));
}

TEST_CASE("self-test: pressing too lightly is said, not held against the cells") {
    auto light = samples();
    light.pressed = light.quiet;
    const auto report = tested(light);
    REQUIRE(report.verdicts.size() == 1);
    CHECK(report.verdicts[0].trouble == Trouble::not_pressed);
    CHECK_FALSE(report.verdicts[0].cell);
    CHECK(report.worst == Severity::hint);
    CHECK(report.in_order);
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
