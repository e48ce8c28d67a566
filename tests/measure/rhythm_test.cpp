// The rhythm of a force alone: told where it is clear, silent where it is not.
#include "measure/rhythm.h"

#include "measure/pace.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <random>

using measure::Rhythm, measure::RhythmMeter;

namespace {

struct Listening {
    double seconds = 60.0, rate_hz = 92.8, from_s = 0.0;
};

std::optional<Rhythm> heard(const std::function<double(double)>& force, double window_s,
                            const Listening& how = {}) {
    RhythmMeter meter;
    for (int i = 0; i < how.seconds * how.rate_hz; ++i) {
        const double t = i / how.rate_hz;
        meter.push(units::session_time(how.from_s + t), force(t));
    }
    return meter.over(window_s);
}

std::function<double(double)> waves(double cycle_s, double depth = 0.5, double mean_n = 250.0) {
    return [=](double t) {
        return mean_n * (1.0 + 0.5 * depth * std::sin(2.0 * std::numbers::pi * t / cycle_s));
    };
}

bool tells(const std::optional<Rhythm>& rhythm) {
    return rhythm && rhythm->confidence >= measure::least_confidence;
}

} // namespace

TEST_CASE("rhythm: even waves are told within 1 %, at both rates, in every window of two cycles") {
    for (const double rate_hz : {92.8, 11.7})
        for (const double cycle_s : {1.6, 3.0, 6.0, 12.0})
            for (const double window_s : {8.0, 16.0, 32.0}) {
                if (window_s < 2.0 * cycle_s) continue;
                CAPTURE(rate_hz);
                CAPTURE(cycle_s);
                CAPTURE(window_s);
                const auto rhythm = heard(waves(cycle_s), window_s, {.rate_hz = rate_hz});
                REQUIRE(tells(rhythm));
                CHECK(rhythm->seconds_per_cycle == doctest::Approx(cycle_s).epsilon(0.01));
                CHECK(rhythm->since_turn_s < cycle_s);
            }
}

TEST_CASE("rhythm: time shift and gain change nothing") {
    const auto here = heard(waves(5.0), 16.0);
    const auto later = heard(waves(5.0), 16.0, {.from_s = 5000.0});
    const auto lighter = heard(waves(5.0, 0.5, 30.0), 16.0);
    for (const auto& other : {later, lighter}) {
        REQUIRE(tells(other));
        CHECK(other->seconds_per_cycle == doctest::Approx(here->seconds_per_cycle).epsilon(1e-4));
        CHECK(other->confidence == doctest::Approx(here->confidence).epsilon(0.01));
    }
}

TEST_CASE("rhythm: breathing of somebody who lies still is none; unrest seldom looks like one") {
    for (const double depth : {0.02, 0.05, 0.09})
        CHECK_FALSE(tells(heard(waves(4.0, depth), 16.0)));
    int told = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random{seed};
        std::normal_distribution<double> noise{0.0, 1.0};
        double wander = 0.0; // by a third of the mean force, without any rhythm
        const auto unsteady = [&](double) {
            wander += -0.01 * wander + 3.0 * noise(random);
            return 250.0 + wander + 2.0 * noise(random);
        };
        told += tells(heard(unsteady, 32.0)) ? 1 : 0;
    }
    CHECK(told <= 1);
}

TEST_CASE("rhythm: a change of pace within the window, or a pause in it, is not called sure") {
    const auto steady = heard(waves(4.0), 32.0);
    const auto faster = [](double t) { return t < 44.0 ? waves(8.0)(t) : waves(2.4)(t - 44.0); };
    const auto paused = [](double t) { return t < 36.0 || t > 50.0 ? waves(4.0)(t) : 250.0; };
    REQUIRE(tells(steady));
    for (const auto& rhythm : {heard(faster, 32.0), heard(paused, 32.0)})
        CHECK((!rhythm || rhythm->confidence < steady->confidence - 0.2));
}

TEST_CASE("rhythm: too little of it is not guessed from") {
    CHECK_FALSE(heard(waves(2.0), 8.0, {.seconds = 2.0}));
    CHECK_FALSE(heard(waves(12.0), 32.0, {.seconds = 7.0}));
    CHECK_FALSE(RhythmMeter{}.over(8.0));
    RhythmMeter meter;
    for (int i = 0; i < 6000; ++i) meter.push(units::session_time(0.01 * i), waves(3.0)(0.01 * i));
    meter.clear();
    CHECK_FALSE(meter.over(16.0));
}

TEST_CASE("rhythm: its last turn grows old when the force stops moving") {
    const auto stops = [](double t) { return t < 50.0 ? waves(4.0)(t) : 250.0; };
    const auto rhythm = heard(stops, 32.0);
    REQUIRE(rhythm);
    CHECK(rhythm->since_turn_s > 8.0);
    CHECK_FALSE(measure::pace_by_rhythm(rhythm, 1, units::session_time(60.0)).seconds_per_stroke);
}

TEST_CASE("rhythm: short pauses of the samples are bridged") {
    RhythmMeter meter;
    for (int i = 0; i < 6000; ++i) {
        const double t = 0.01 * i;
        if (std::fmod(t, 7.0) < 0.4) continue;
        meter.push(units::session_time(t), waves(5.0)(t));
    }
    const auto rhythm = meter.over(32.0);
    REQUIRE(tells(rhythm));
    CHECK(rhythm->seconds_per_cycle == doctest::Approx(5.0).epsilon(0.01));
}

TEST_CASE("rhythm: one top for each stroke, or for each there-and-back") {
    const auto rhythm = heard(waves(6.0), 32.0);
    const auto now = units::session_time(60.0);
    REQUIRE(tells(rhythm));
    CHECK(*measure::pace_by_rhythm(rhythm, 1, now).seconds_per_stroke ==
          doctest::Approx(3.0).epsilon(0.01));
    CHECK(*measure::pace_by_rhythm(rhythm, 2, now).seconds_per_stroke ==
          doctest::Approx(6.0).epsilon(0.01));
    CHECK_FALSE(measure::pace_by_rhythm(std::nullopt, 1, now).seconds_per_stroke);
}
