#include "measure/self_test_run.h"

#include "rollers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>

using measure::SelfTestRun, measure::Trouble;
using Part = SelfTestRun::Part;

namespace {

protocol::Hello hello(std::uint32_t boot_id = 7) {
    protocol::Hello h;
    h.boot_id = boot_id;
    return h;
}

SelfTestRun begun(double part_s = 10.0) {
    const auto bed = rollers::bed();
    return {hello(), bed, measure::nominal(bed), std::nullopt, part_s};
}

// A healthy bed that is pressed when the test says so; its clock is off by `skew`.
struct Board {
    double rate = 92.8, hum_counts = 0.0, hum_hz = 50.0, skew = 0.0;
    double held_up_s = 0.0;                     // nothing arrives before
    std::uint32_t ticks_at_start = 4294000000U; // wraps within the test
    std::function<bool(std::uint32_t counter)> passes = [](std::uint32_t) { return true; };
    std::mt19937 random{4};
    std::uint32_t counter = 100;
    double at_s = 0.0;

    units::HostTime host() const {
        return units::HostTime{units::duration_of(50.0 + std::max(at_s, held_up_s))};
    }
    std::uint32_t ticks() const {
        return ticks_at_start + static_cast<std::uint32_t>(
                                    std::llround(at_s * (1.0 + skew) * protocol::ticks_per_second));
    }
    // Each conversion of all four cells, until the test is done or the time is over.
    void feed(SelfTestRun& run, double until_s = 1e9) {
        const double slope = measure::nominal(rollers::bed()).newtons_per_count[0];
        std::normal_distribution<double> noise{0.0, 40.0};
        while (run.part() != Part::done && at_s < until_s) {
            const double force = run.part() == Part::pressed ? 40.0 : 0.0;
            for (std::uint8_t i = 0; i < 4; ++i) {
                const double counts = noise(random) + force / slope +
                                      hum_counts * std::sin(2.0 * std::numbers::pi * hum_hz * at_s);
                if (passes(counter))
                    run.hear(protocol::Sample{i, counter, ticks(),
                                              static_cast<std::int32_t>(std::lround(counts))},
                             host());
            }
            run.advance(host());
            ++counter;
            at_s += 1.0 / rate;
        }
    }
};

} // namespace

TEST_CASE("self-test run: begins, quiet, change, pressed, done, by the board's clock") {
    SelfTestRun run = begun();
    Board board;
    CHECK(run.part() == Part::begin);
    for (const auto& [until_s, part] :
         {std::pair{1.4, Part::begin}, std::pair{1.6, Part::quiet}, std::pair{11.4, Part::quiet},
          std::pair{11.6, Part::change}, std::pair{15.6, Part::pressed}}) {
        board.feed(run, until_s);
        CHECK(run.part() == part);
    }
    CHECK(run.progress() == doctest::Approx(15.6 / 25.5).epsilon(0.01));
    board.feed(run);
    CHECK(board.at_s == doctest::Approx(25.5).epsilon(0.002));
    CHECK(run.progress() == 1.0);
    const auto report = run.report();
    CHECK(report.verdicts.empty());
    CHECK(report.was_pressed);
    CHECK(report.pressed_n.value_or(0.0) == doctest::Approx(160.0).epsilon(0.01));
    CHECK(report.cells[3].quiet.samples == doctest::Approx(928).epsilon(0.002));
    CHECK(report.cells[3].quiet.lost == 0);
}

TEST_CASE("self-test run: the host's clock puts the board's right, so hum and rate are found") {
    for (const double rate : {92.8, 11.7})
        for (const double mains : {50.0, 60.0})
            for (const double skew : {-0.005, 0.005}) {
                CAPTURE(rate);
                CAPTURE(mains);
                CAPTURE(skew);
                SelfTestRun run = begun();
                Board board{.rate = rate, .hum_counts = 200.0, .hum_hz = mains, .skew = skew};
                board.feed(run);
                const auto report = run.report();
                REQUIRE(report.verdicts.size() == 4);
                CHECK(report.verdicts[3].trouble == Trouble::humming);
                CHECK(report.cells[0].rate_hz.value_or(0.0) == doctest::Approx(rate).epsilon(2e-4));
            }
}

TEST_CASE("self-test run: faults by conversions and events, losses by the running number") {
    SelfTestRun run = begun();
    Board board;
    board.passes = [](std::uint32_t counter) {
        return !(counter >= 300 && counter < 310) && !(counter >= 400 && counter < 405);
    };
    board.feed(run, 4.0);
    const auto fault = [&](protocol::FaultKind kind, std::uint32_t counter, std::uint16_t count) {
        run.hear(protocol::Fault{1, kind, counter, board.ticks(), count}, board.host());
    };
    fault(protocol::FaultKind::restarted, 400, 0);
    fault(protocol::FaultKind::settling, 400, 4);
    fault(protocol::FaultKind::desynchronised, 404, 1);
    board.feed(run);
    const auto report = run.report();
    CHECK(report.cells[1].quiet.restarts == 1);
    CHECK(report.cells[1].quiet.settling == 4);
    CHECK(report.cells[1].quiet.faulty == 1);
    CHECK(report.cells[1].quiet.lost == 10); // 300 to 309: nothing explains them
    CHECK(report.cells[0].quiet.lost == 15);
    CHECK(report.cells[1].quiet.samples + 10 == report.cells[0].quiet.samples + 15);
    REQUIRE(report.verdicts.size() == 1);
    CHECK(report.verdicts[0] == measure::Verdict{Trouble::faulty, std::uint8_t{1}});
}

TEST_CASE("self-test run: a damaged stamp neither ends the test nor counts") {
    SelfTestRun run = begun();
    Board board;
    board.feed(run, 3.0);
    for (const std::uint32_t ahead_s : {10U, 100U, 900U, 2000U})
        run.hear(protocol::Sample{0, 1, board.ticks() + ahead_s * protocol::ticks_per_second, 0},
                 board.host());
    CHECK(run.part() == Part::quiet);
    board.feed(run);
    CHECK(board.at_s == doctest::Approx(25.5).epsilon(0.01));
    CHECK(run.report().verdicts.empty());
}

TEST_CASE("self-test run: a computer that is held up at the beginning loses nothing") {
    SelfTestRun run = begun();
    Board board;
    board.held_up_s = 4.0;
    board.feed(run);
    CHECK(board.at_s == doctest::Approx(25.5).epsilon(0.01));
    CHECK(run.report().verdicts.empty());
}

TEST_CASE("self-test run: what an overfull line lost at the beginning begins the test anew") {
    SelfTestRun run = begun();
    Board board;
    board.held_up_s = 4.0;
    board.passes = [](std::uint32_t counter) { return counter == 100 || counter > 472; };
    board.feed(run);
    CHECK(board.at_s == doctest::Approx(4.0 + 25.5).epsilon(0.01));
    const auto report = run.report();
    CHECK(report.verdicts.empty());
    CHECK(report.cells[0].quiet.samples == doctest::Approx(928).epsilon(0.002));
}

TEST_CASE("self-test run: a board that starts anew begins the test anew; a dead one ends it") {
    SelfTestRun run = begun(3.0);
    Board board;
    board.feed(run, 5.0);
    CHECK(run.part() == Part::change);
    run.hear(hello(8), board.host());
    CHECK(run.part() == Part::begin);
    board.ticks_at_start -= board.ticks(); // counts from nothing
    board.feed(run);
    CHECK(board.at_s == doctest::Approx(5.0 + 11.5).epsilon(0.01));
    CHECK(run.report().verdicts.empty());

    SelfTestRun dead = begun();
    for (int s = 0; s < 5; ++s) dead.advance(units::HostTime{std::chrono::seconds{s}});
    CHECK(dead.part() == Part::begin);
    dead.advance(units::HostTime{std::chrono::seconds{6}});
    CHECK(dead.part() == Part::done);
    CHECK(dead.report().verdicts.size() == 4);

    SelfTestRun restless = begun(3.0); // never stays up for long
    Board again;
    for (std::uint32_t boot = 9; boot < 100 && restless.part() != Part::done; ++boot) {
        again.feed(restless, again.at_s + 4.0);
        restless.hear(hello(boot), again.host());
        again.ticks_at_start -= again.ticks();
    }
    CHECK(restless.part() == Part::done);
    CHECK(again.at_s == doctest::Approx(3.0 * 11.5 + 5.0).epsilon(0.01));

    SelfTestRun half = begun(); // falls silent after the quiet part
    Board sound;
    sound.feed(half, 13.0);
    for (int s = 0; s < 8; ++s) half.advance(units::HostTime{std::chrono::seconds{63 + s}});
    CHECK(half.part() == Part::done);
    REQUIRE(half.report().verdicts.size() == 1);
    CHECK(half.report().verdicts[0].trouble == Trouble::cut_short);
    CHECK_FALSE(half.report().in_order);

    SelfTestRun mute = begun(); // answers, and measures nothing
    for (int s = 0; s < 8; ++s) {
        mute.hear(hello(), units::HostTime{std::chrono::seconds{s}});
        mute.advance(units::HostTime{std::chrono::seconds{s}});
    }
    CHECK(mute.part() == Part::done);
    CHECK(mute.report().verdicts[0].trouble == Trouble::silent);
}
