#include "measure/sample_clock.h"

#include "simulated_line.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using measure::SampleClock;
using units::duration_of, units::HostTime, units::seconds;

namespace {

constexpr std::uint32_t ticks_per_second = 2000000;

HostTime host(double s) { return HostTime{duration_of(s)}; }

struct Errors {
    double time_2s_ms = 0.0, time_10s_ms = 0.0, rate_2s_ppm = 0.0, rate_60s_ppm = 0.0; // rms
};

Errors errors_over(int seeds, const simulated::LineSettings& line) {
    double late = 0.0, later = 0.0, early_rate = 0.0, late_rate = 0.0;
    long late_n = 0, later_n = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        SampleClock clock{ticks_per_second};
        double ppm_at_2s = 0.0, ppm = 0.0;
        for (const auto& a : simulated::arrivals(line, 60.0, static_cast<std::uint64_t>(seed))) {
            const auto ticks = clock.unwrap(a.ticks);
            clock.arrived(ticks, a.passage);
            ppm = a.ticks_per_second * clock.fit().microseconds_per_tick - 1e6;
            if (a.arrived_s() < 2.0) ppm_at_2s = ppm;
            if (!a.sample) continue;
            const double ms = 1e3 * (seconds(clock.host_time(ticks)) - a.true_s);
            if (a.arrived_s() >= 2.0) late += ms * ms, ++late_n;
            if (a.arrived_s() >= 10.0) later += ms * ms, ++later_n;
        }
        early_rate += ppm_at_2s * ppm_at_2s;
        late_rate += ppm * ppm;
    }
    return {std::sqrt(late / static_cast<double>(late_n)),
            std::sqrt(later / static_cast<double>(later_n)), std::sqrt(early_rate / seeds),
            std::sqrt(late_rate / seeds)};
}

} // namespace

TEST_CASE(
    "sample clock: behind a 16 ms latency timer a sample's time is known to 0.25 ms after 2 s, "
    "its rate to 200 ppm, and after a minute to 50 ppm: any build, either rate") {
    constexpr std::size_t never_full = 1000000;
    for (const simulated::LineSettings& line : {
             simulated::LineSettings{},
             simulated::LineSettings{.cells = 2, .angle = true},
             simulated::LineSettings{.rate = chips::Rate::slow},
             simulated::LineSettings{.rate = chips::Rate::slow, .cells = 1},
             simulated::LineSettings{.packet = never_full},
             simulated::LineSettings{.rate = chips::Rate::slow, .cells = 1, .packet = never_full},
         }) {
        const Errors e = errors_over(2, line);
        CAPTURE(line.cells);
        CAPTURE(line.packet);
        CHECK(e.time_2s_ms < 0.25);
        CHECK(e.time_10s_ms < 0.1);
        CHECK(e.rate_2s_ppm < 200.0);
        CHECK(e.rate_60s_ppm < 50.0);
    }
}

TEST_CASE("sample clock: a board that sends no time is followed by what its frames tell") {
    const Errors e = errors_over(2, {.time_frames = false});
    CHECK(e.rate_60s_ppm < 50.0);
    CHECK(e.time_10s_ms < 1.0);
}

TEST_CASE("sample clock: after five silent minutes it is as good again within 2 s") {
    for (const std::uint64_t seed : {1U, 2U}) {
        SampleClock clock{ticks_per_second};
        double squares = 0.0, ppm = 0.0;
        long n = 0;
        for (const auto& a : simulated::arrivals({.rate = chips::Rate::slow}, 340.0, seed)) {
            if (a.true_s > 30.0 && a.true_s < 330.0) continue;
            const auto ticks = clock.unwrap(a.ticks);
            clock.arrived(ticks, a.passage);
            if (!a.sample || a.true_s < 332.0) continue;
            const double ms = 1e3 * (seconds(clock.host_time(ticks)) - a.true_s);
            squares += ms * ms, ++n;
            ppm = a.ticks_per_second * clock.fit().microseconds_per_tick - 1e6;
        }
        CAPTURE(seed);
        CHECK(std::sqrt(squares / static_cast<double>(n)) < 0.25);
        CHECK(std::abs(ppm) < 50.0);
    }
}

TEST_CASE("sample clock: the wrap of the board's counter is not seen in the times") {
    const auto all = simulated::arrivals({.cells = 1}, 20.0, 4);
    const std::uint32_t wraps_after_10_s = 0U - 10 * ticks_per_second - all.front().ticks;
    SampleClock plain{ticks_per_second}, wrapping{ticks_per_second};
    std::uint64_t newest = 0;
    for (const auto& a : all) {
        const auto reference = plain.unwrap(a.ticks - all.front().ticks + ticks_per_second);
        const auto ticks = wrapping.unwrap(a.ticks + wraps_after_10_s);
        plain.arrived(reference, a.passage);
        wrapping.arrived(ticks, a.passage);
        const auto apart = wrapping.host_time(ticks) - plain.host_time(reference);
        REQUIRE(std::abs(apart.count()) <= 1);
        newest = std::max(newest, ticks);
    }
    CHECK(newest > 0xFFFFFFFFU);
}

TEST_CASE("sample clock: times rise with ticks through every refit") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        SampleClock clock{ticks_per_second};
        HostTime last{};
        std::uint64_t last_ticks = 0;
        for (const auto& a : simulated::arrivals({}, 20.0, seed)) {
            const auto ticks = clock.unwrap(a.ticks);
            clock.arrived(ticks, a.passage);
            if (ticks < last_ticks) continue; // a sample, held back
            const HostTime at = clock.host_time(ticks);
            if (ticks > last_ticks + 10) REQUIRE(at > last);
            REQUIRE(at >= last);
            last = at;
            last_ticks = ticks;
        }
    }
}

TEST_CASE("sample clock: what was said about a tick stays said") {
    SampleClock clock{ticks_per_second};
    clock.arrived(1000000, host(10.2)); // 0.2 s late
    clock.arrived(1020000, host(10.21));
    const HostTime said = clock.host_time(1020000);
    clock.arrived(1040000, host(10.02)); // almost undelayed: the line falls by 0.2 s
    CHECK(seconds(clock.host_time(1020000)) == seconds(said));
    CHECK(clock.host_time(1040000) > said);
    for (std::uint64_t ticks = 1060000; ticks < 3000000; ticks += 20000)
        clock.arrived(ticks, host(10.02 + static_cast<double>(ticks - 1040000) / ticks_per_second));
    CHECK(seconds(clock.host_time(3000000)) == doctest::Approx(11.0).epsilon(1e-4));
}

TEST_CASE("sample clock: the 32-bit counter is unwrapped, also a little out of order") {
    SampleClock clock{ticks_per_second};
    CHECK(clock.unwrap(0xFFFFFF00U) == 0xFFFFFF00U);
    CHECK(clock.unwrap(0x00000010U) == 0x100000010U);
    CHECK(clock.unwrap(0xFFFFFFF0U) == 0xFFFFFFF0U);
    CHECK(clock.unwrap(0x00000100U) == 0x100000100U);
    CHECK(clock.unwrap(0x70000000U) == 0x170000000U);
    CHECK(clock.unwrap(0xE0000000U) == 0x1E0000000U);
    CHECK(clock.unwrap(0x10000000U) == 0x210000000U);
}

TEST_CASE("sample clock: before two arrivals the nominal rate holds") {
    SampleClock clock{ticks_per_second};
    CHECK(seconds(clock.host_time(2000000)) == doctest::Approx(1.0));
    clock.arrived(5000000, host(100.0));
    CHECK(clock.fit().microseconds_per_tick == doctest::Approx(0.5));
    CHECK(seconds(clock.host_time(7000000)) == doctest::Approx(101.0));
}

TEST_CASE("sample clock: the bytes of a frame that came before the rest tell the time, too") {
    SampleClock clock{ticks_per_second};
    // 5 of 11 bytes were handed over at once when they left, the rest 10 ms later.
    const measure::Passage passage{host(20.0102), host(20.0002), 880, 400};
    for (std::uint64_t i = 0; i < 10; ++i) {
        const std::uint64_t ticks = 1000000 + i * 200000;
        const auto later = units::duration_of(static_cast<double>(i) * 0.1);
        clock.arrived(ticks, {passage.whole + later, passage.begun + later, 880, 400});
    }
    CHECK(seconds(clock.host_time(2800000)) == doctest::Approx(20.9).epsilon(1e-7));

    SampleClock plain{ticks_per_second};
    plain.arrived(1000000, {passage.whole, {}, 880, 0});
    CHECK(seconds(plain.host_time(1000000)) == doctest::Approx(20.00976).epsilon(1e-7));
}

TEST_CASE("sample clock: a restart forgets the old board") {
    SampleClock clock{ticks_per_second};
    clock.arrived(clock.unwrap(4000000000U), host(5.0));
    clock.restart();
    const auto ticks = clock.unwrap(2000);
    CHECK(ticks == 2000);
    clock.arrived(ticks, host(9.0));
    CHECK(clock.host_time(ticks) == host(9.0));
}

TEST_CASE("sample clock: a burst after a stalled host does not move the line") {
    SampleClock clock{ticks_per_second};
    for (int i = 0; i < 2000; ++i) {
        const double t = i * 0.0108;
        const double arrived = t >= 10.0 && t < 10.6 ? 10.6 : t + 0.001; // 600 ms nothing, then all
        clock.arrived(static_cast<std::uint64_t>(t * ticks_per_second), host(arrived));
        const double error =
            seconds(clock.host_time(static_cast<std::uint64_t>(t * ticks_per_second))) - t;
        if (i > 10) REQUIRE(std::abs(error) < 0.002);
    }
}

TEST_CASE("sample clock: a board that lost time for good is followed within seconds") {
    SampleClock clock{ticks_per_second};
    double error = 0.0;
    for (int i = 0; i < 3000; ++i) { // a simulated board held up by 1 s at 10 s
        const double board = i * 0.0108, t = board < 10.0 ? board : board + 1.0;
        const auto ticks = static_cast<std::uint64_t>(board * ticks_per_second);
        clock.arrived(ticks, host(t));
        error = seconds(clock.host_time(ticks)) - t;
        if (board > 15.0) REQUIRE(std::abs(error) < 0.002);
    }
}

TEST_CASE("sample clock: a board slower than any crystal is followed in steps, never left behind") {
    SampleClock clock{ticks_per_second}; // a simulated board on a busy machine: 10 % slow
    for (int i = 0; i < 6000; ++i) {
        const double t = i * 0.0108;
        const auto ticks = static_cast<std::uint64_t>(t * 0.9 * ticks_per_second);
        clock.arrived(ticks, host(t));
        REQUIRE(std::abs(seconds(clock.host_time(ticks)) - t) < 1.0);
    }
}

TEST_CASE("sample clock: ten times faster than real time is only a faster host") {
    // Host times handed in are scaled by the speed: delays grow tenfold, the line stays.
    const simulated::LineSettings line{.latency_timer_s = 0.160};
    CHECK(errors_over(2, line).rate_60s_ppm < 100.0);
}

TEST_CASE("a fit places ticks before and after its own") {
    const measure::ClockFit fit{2000000, host(50.0), 0.5};
    CHECK(measure::host_time(fit, 4000000) == host(51.0));
    CHECK(measure::host_time(fit, 0) == host(49.0));
}
