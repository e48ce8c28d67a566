#include "measure/quality.h"

#include "measure/rate.h"
#include "rollers.h"
#include "simulated_line.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <random>

using measure::FaultKind, measure::Quality, measure::QualityMeter, measure::Timed;
using units::session_time;

namespace {

struct Stream {
    double rate = 92.8, seconds = 20.0, noise = 0.05, hum = 0.0, hum_hz = 50.0, drift_per_s = 0.0;
    unsigned seed = 1;
};

std::vector<Timed> readings(const Stream& s) {
    std::mt19937 random{s.seed};
    std::normal_distribution<double> noise{0.0, s.noise};
    std::vector<Timed> all;
    for (int n = 0; n < s.seconds * s.rate; ++n) {
        const double t = n / s.rate;
        const double hum = s.hum * std::sin(2.0 * std::numbers::pi * s.hum_hz * t + 0.3);
        all.push_back({t, noise(random) + hum + s.drift_per_s * t});
    }
    return all;
}

} // namespace

TEST_CASE("noise: the deviation around a line, drift or not") {
    for (const double drift : {0.0, 0.5}) {
        const auto noise =
            measure::noise_around_line(readings({.noise = 0.05, .drift_per_s = drift}));
        CHECK(noise.value_or(0.0) == doctest::Approx(0.05).epsilon(0.06));
    }
    CHECK_FALSE(measure::noise_around_line({}));
}

TEST_CASE("noise-free bits: 80 counts of noise leave 15 of 24 bits") {
    CHECK(measure::noise_free_bits(16777216.0, 80.0) == doctest::Approx(14.95).epsilon(0.001));
    CHECK(measure::noise_free_bits(16777216.0, 0.0) < 24.0);
}

TEST_CASE("drift: newtons per minute, unmoved by a hand that touches the roller") {
    auto all = readings({.seconds = 60.0, .drift_per_s = 0.02});
    CHECK(measure::drift_per_minute(all).value_or(0.0) == doctest::Approx(1.2).epsilon(0.05));
    for (Timed& t : all)
        if (t.at_s > 30.0 && t.at_s < 38.0) t.value += 9.0;
    CHECK(measure::drift_per_minute(all).value_or(0.0) == doctest::Approx(1.2).epsilon(0.25));
    CHECK_FALSE(measure::drift_per_minute(readings({.seconds = 5.0})));
}

TEST_CASE("hum: the share of the mains is found where the converter folds it") {
    for (const double rate : {92.8, 95.1, 11.7, 11.4})
        for (const double mains : {49.9, 50.0, 60.1}) {
            CAPTURE(rate);
            CAPTURE(mains);
            const double share = 0.5 * 0.1 * 0.1 / (0.5 * 0.1 * 0.1 + 0.05 * 0.05);
            const auto found = measure::mains_share(
                readings({.rate = rate, .noise = 0.05, .hum = 0.1, .hum_hz = mains}), rate);
            CHECK(found.value_or(-1.0) == doctest::Approx(share).epsilon(0.12));
        }
}

TEST_CASE("hum: white noise has none, and a swing of the person's kind is not taken for it") {
    int wrong = 0;
    for (unsigned seed = 1; seed <= 40; ++seed)
        if (measure::mains_share(readings({.seconds = 10.0, .seed = seed}), 92.8).value_or(1.0) >
            0.0)
            ++wrong;
    CHECK(wrong <= 3);
    CHECK(measure::mains_share(readings({.hum = 1.0, .hum_hz = 2.0}), 92.8).value_or(1.0) < 0.01);
}

TEST_CASE("hum: found at both rates, half a percent off, at both mains frequencies") {
    std::mt19937 random{3};
    const auto within = [&](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    for (const double nominal : {92.8, 11.7})
        for (const double mains : {50.0, 60.0}) {
            CAPTURE(nominal);
            CAPTURE(mains);
            int found = 0;
            for (unsigned seed = 1; seed <= 50; ++seed) {
                const double rate = nominal * within(0.995, 1.005);
                const auto share =
                    measure::mains_share(readings({.rate = rate,
                                                   .seconds = 10.0,
                                                   .noise = 0.05,
                                                   .hum = within(0.05, 0.15),
                                                   .hum_hz = mains + within(-0.15, 0.15),
                                                   .seed = seed}),
                                         rate);
                if (share.value_or(0.0) > 0.1) ++found;
            }
            CHECK(found == 50);
        }
}

TEST_CASE("hum: one mains frequency is found where the other folds onto slow drift") {
    const double rate = 12.1; // 50 Hz shows at 1.6 Hz, 60 Hz at 0.5 Hz
    CHECK(measure::mains_share(readings({.rate = rate, .hum = 0.1}), rate).value_or(0.0) > 0.5);
    CHECK_FALSE(measure::mains_share(readings({.rate = rate}), rate)); // of 60 Hz nothing is known
}

TEST_CASE("hum: none from noise, warming up, or somebody who lies still") {
    std::mt19937 random{5};
    std::normal_distribution<double> normal;
    const auto within = [&](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    for (const double nominal : {92.8, 11.7}) {
        CAPTURE(nominal);
        int noise = 0, warming = 0, lying = 0;
        for (unsigned seed = 1; seed <= 200; ++seed) {
            const double rate = nominal * within(0.995, 1.005);
            const auto claimed = [&](const std::vector<Timed>& values) {
                return measure::mains_share(values, rate).value_or(0.0) > 0.0 ? 1 : 0;
            };
            const auto still = readings(
                {.rate = rate, .seconds = 10.0, .drift_per_s = within(-0.1, 0.1), .seed = seed});
            noise += claimed(still);
            auto warm = still;
            const double by = within(-2.0, 2.0), time_s = within(2.0, 20.0);
            for (Timed& t : warm) t.value += by * std::exp(-t.at_s / time_s);
            warming += claimed(warm);
            auto breathing = still; // breath, and a heart with overtones where a hum would fold to
            const double breath = within(0.2, 5.0), heart = breath * within(0.05, 0.5);
            double breath_phase = within(0.0, 6.0), heart_phase = within(0.0, 6.0);
            const double breath_hz = within(0.15, 0.4), heart_hz = within(0.8, 1.7);
            for (Timed& t : breathing) {
                const double turn = 2.0 * std::numbers::pi / rate;
                breath_phase += turn * breath_hz * (1.0 + 0.05 * normal(random));
                heart_phase += turn * heart_hz * (1.0 + 0.05 * normal(random));
                t.value += breath * (std::sin(breath_phase) + 0.4 * std::sin(2.0 * breath_phase)) +
                           heart * (std::sin(heart_phase) + 0.7 * std::sin(2.0 * heart_phase) +
                                    0.4 * std::sin(3.0 * heart_phase));
            }
            lying += claimed(breathing);
        }
        CHECK(noise <= 6); // one in a hundred by design
        CHECK(warming <= 4);
        CHECK(lying == 0);
    }
}

TEST_CASE("hum: cannot be told from a short or holed stretch, or where it folds onto slow drift") {
    CHECK_FALSE(measure::mains_share(readings({.seconds = 3.0}), 92.8));
    auto holed = readings({});
    holed.erase(holed.begin() + 300, holed.begin() + 500);
    CHECK_FALSE(measure::mains_share(holed, 92.8));
    CHECK_FALSE(measure::mains_share(readings({.rate = 12.5}), 12.5)); // 50 Hz shows as 0 Hz
    CHECK_FALSE(measure::mains_share(readings({.rate = 100.0}), 100.0));
}

TEST_CASE("rate: from running numbers, so that lost samples do not matter") {
    measure::RateMeter meter;
    measure::SampleClock clock{2000000};
    simulated::Arriving first, last;
    for (const auto& a : simulated::arrivals({.cells = 1, .wander = 0.0}, 60.0, 5)) {
        const auto ticks = clock.unwrap(a.ticks);
        clock.arrived(ticks, a.passage);
        if (!a.sample) continue;
        if (!first.sample) first = a;
        last = a;
        if (a.counter % 10 >= 3) meter.sample(a.counter, ticks);
    }
    const double truth = (last.counter - first.counter) / (last.true_s - first.true_s);
    CHECK(std::abs(meter.rate_hz(clock.fit()).value_or(0.0) / truth - 1.0) < 50e-6);
}

TEST_CASE("rate: a converter that paused is measured afresh") {
    measure::RateMeter meter;
    const measure::ClockFit fit{};
    CHECK_FALSE(meter.rate_hz(fit));
    for (std::uint32_t n = 0; n < 200; ++n) meter.sample(n, 1000 + 20000ULL * n);
    for (std::uint32_t n = 200; n < 210; ++n) meter.sample(n, 9000000 + 25000ULL * n);
    CHECK(meter.rate_hz(fit).value_or(0.0) == doctest::Approx(100.0)); // the longer stretch
    for (std::uint32_t n = 210; n < 500; ++n) meter.sample(n, 9000000 + 25000ULL * n);
    CHECK(meter.rate_hz(fit).value_or(0.0) == doctest::Approx(80.0));
    CHECK(meter.conversions() == 299);
    CHECK(meter.rate_hz({.microseconds_per_tick = 0.502}).value_or(0.0) ==
          doctest::Approx(80.0 / 1.004));
}

TEST_CASE("quality: noise, bits and drift of an empty bed with somebody on it in between") {
    const auto bed = rollers::bed();
    const auto nominal = measure::nominal(bed);
    QualityMeter meter{bed, nominal};
    std::mt19937 random{4};
    std::normal_distribution<double> noise{0.0, 80.0 * nominal.newtons_per_count[0]};
    for (int n = 0; n < 92 * 60; ++n) {
        const double t = n / 92.0;
        const double load = t > 20.0 && t < 45.0 ? 60.0 + 10.0 * std::sin(t) : 0.0;
        for (std::uint8_t i = 0; i < 4; ++i)
            meter.sample(i, session_time(t + 0.002 * i), load + 0.01 * t + noise(random));
    }
    const Quality q = meter.quality();
    CHECK(q.samples == 4 * 92 * 60);
    CHECK(q.rate_hz.value_or(0.0) == doctest::Approx(92.0).epsilon(1e-3));
    CHECK(q.noise_n.value_or(0.0) ==
          doctest::Approx(2.0 * 80.0 * nominal.newtons_per_count[0]).epsilon(0.05));
    CHECK(q.noise_free_bits.value_or(0.0) == doctest::Approx(14.95).epsilon(0.01));
    CHECK(q.drift_n_per_min.value_or(0.0) == doctest::Approx(4 * 0.6).epsilon(0.1));
    CHECK(q.mains_share.value_or(1.0) < 0.03);
    CHECK(q.usable);
}

TEST_CASE("quality: what is not known is said to be unknown") {
    QualityMeter meter{1, {}};
    CHECK_FALSE(meter.quality().rate_hz);
    CHECK_FALSE(meter.quality().usable);
    for (int n = 0; n < 100; ++n) meter.sample(0, session_time(n * 0.04), 200.0 + n % 3);
    const Quality q = meter.quality();
    CHECK(q.rate_hz.value_or(0.0) == doctest::Approx(25.0));
    CHECK_FALSE(q.noise_n);
    CHECK_FALSE(q.noise_free_bits);
    CHECK_FALSE(q.drift_n_per_min);
    CHECK_FALSE(q.mains_share);
    CHECK(q.usable);
}

TEST_CASE("quality: many faults, losses or saturated readings make a session unusable") {
    const auto meter_with = [](FaultKind kind, std::uint64_t faults, std::uint64_t lost) {
        QualityMeter meter{1, {}};
        for (int n = 0; n < 1000; ++n) meter.sample(0, session_time(n * 0.01), 100.0);
        meter.fault(kind, faults);
        if (lost > 0) meter.gap({session_time(3.0), session_time(4.0), lost});
        return meter.quality();
    };
    CHECK(meter_with(FaultKind::desynchronised, 40, 0).usable);
    CHECK(meter_with(FaultKind::desynchronised, 40, 0).desynchronised == 40);
    CHECK_FALSE(meter_with(FaultKind::desynchronised, 60, 0).usable);
    CHECK_FALSE(meter_with(FaultKind::saturated, 20, 0).usable);
    CHECK(meter_with(FaultKind::late, 10, 30).usable);
    CHECK_FALSE(meter_with(FaultKind::late, 10, 60).usable);
    CHECK(meter_with(FaultKind::late, 10, 60).gaps == 1);
}
