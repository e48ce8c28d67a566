// The model of the converter at its pins. A plain reader stands in for the firmware.
#include "chips/hx711.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

using chips::Channel, chips::Hx711, chips::Hx711Settings, chips::Injected, chips::Rate;

namespace {

constexpr double half_pulse_s = 1e-6;

struct Read {
    double ready_s = 0.0;
    std::int32_t counts = 0;
    bool high_after = false; // DOUT after the last pulse
};

// The next moment at which DOUT is low after having been high, if there is one in `within_s`.
std::optional<double> falling_edge(Hx711& chip, double from_s, double within_s) {
    double t = from_s;
    bool before = chip.data(t);
    while (t < from_s + within_s) {
        t = chip.next_change(t);
        const bool level = chip.data(t);
        if (before && !level) return t;
        before = level;
    }
    return std::nullopt;
}

// Clocks `pulses` out, the first 24 of them data, and returns what was seen.
Read clocked(Hx711& chip, double at_s, int pulses = 25) {
    Read read{at_s, 0, false};
    std::uint32_t bits = 0;
    for (int i = 0; i < pulses; ++i) {
        chip.clock(true, at_s);
        if (i < 24) bits = (bits << 1U) | (chip.data(at_s + half_pulse_s / 2) ? 1U : 0U);
        at_s += half_pulse_s;
        chip.clock(false, at_s);
        at_s += half_pulse_s;
    }
    read.high_after = chip.data(at_s);
    read.counts = static_cast<std::int32_t>((bits & 0x800000U) != 0 ? bits | 0xFF000000U : bits);
    return read;
}

// Waits for the edge and reads 20 us later; returns every read of `seconds`.
std::vector<Read> reads(Hx711& chip, double from_s, double seconds, int pulses = 25) {
    std::vector<Read> all;
    double t = from_s;
    while (const auto edge = falling_edge(chip, t, from_s + seconds - t)) {
        all.push_back(clocked(chip, *edge + 20e-6, pulses));
        all.back().ready_s = *edge;
        t = *edge + 1e-3;
    }
    return all;
}

double steady(double) { return 123456.0; }

// The plain reader's wiring: the cell on A, 25 pulses.
Hx711Settings on_a() {
    Hx711Settings settings;
    settings.cell_on = chips::CellOn::a;
    return settings;
}

Hx711Settings silent_noise(Rate rate = Rate::fast) {
    Hx711Settings settings = on_a();
    settings.rate = rate;
    settings.noise_counts = 0.0;
    return settings;
}

// Every touched or unsettled conversion, and nothing else, deviates from the truth.
struct Told {
    std::vector<Read> reads;
    std::vector<chips::Conversion> truth;
};
Told with_fault(Hx711Settings settings, chips::Injection injection, double seconds = 1.0) {
    Hx711 chip(settings, steady);
    chip.inject(injection);
    Told told{reads(chip, 0.0, seconds), {}};
    chip.data(seconds + 1.0);
    told.truth = chip.take_finished();
    return told;
}

std::size_t not_good(const Told& told, double from_s) {
    std::size_t count = 0;
    for (const auto& c : told.truth)
        count += c.ready_s > from_s && c.ready_s < 1.0 && !c.good() ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("hx711: the rates are the true ones, times the part's own oscillator") {
    for (const auto& [rate, expected] : {std::pair{Rate::fast, 92.8}, {Rate::slow, 11.7}}) {
        Hx711Settings settings = silent_noise(rate);
        settings.oscillator = 1.03;
        Hx711 chip(settings, steady);
        const auto all = reads(chip, 0.0, 10.0);
        REQUIRE(all.size() > 100);
        const double seen =
            static_cast<double>(all.size() - 1) / (all.back().ready_s - all.front().ready_s);
        CHECK(seen == doctest::Approx(expected * 1.03).epsilon(1e-9));
    }
}

TEST_CASE("hx711: the bits are the input, most significant first, also below zero") {
    for (const double input : {0.0, 1.0, -1.0, 123456.0, -7654321.0, 8388606.0}) {
        Hx711 chip(silent_noise(), [=](double) { return input; });
        const auto all = reads(chip, 0.0, 0.2);
        REQUIRE(all.size() > 5);
        CHECK(all.back().counts == static_cast<std::int32_t>(input));
        CHECK(all.back().high_after);
    }
}

TEST_CASE("hx711: noise is the datasheet's, and the same seed gives the same bits") {
    for (const auto& [rate, rms] : {std::pair{Rate::fast, 38.7}, {Rate::slow, 21.5}}) {
        Hx711Settings settings = on_a();
        settings.rate = rate;
        Hx711 chip(settings, steady);
        Hx711 twin(settings, steady);
        const auto all = reads(chip, 0.0, rate == Rate::fast ? 20.0 : 160.0);
        const auto again = reads(twin, 0.0, 2.0);
        double square = 0.0;
        for (std::size_t i = 4; i < all.size(); ++i)
            square += std::pow(all[i].counts - 123456.0, 2);
        CHECK(std::sqrt(square / static_cast<double>(all.size() - 4)) ==
              doctest::Approx(rms).epsilon(0.06));
        for (std::size_t i = 0; i < again.size(); ++i) CHECK(again[i].counts == all[i].counts);
    }
}

TEST_CASE(
    "hx711: after power-up three conversions are off, the fourth is right; or none comes so long") {
    Hx711 visible(silent_noise(), steady);
    const auto early = reads(visible, 0.0, 0.2);
    for (int i = 0; i < 3; ++i)
        CHECK(std::abs(early[static_cast<std::size_t>(i)].counts - 123456) > 1000);
    CHECK(early[3].counts == 123456);

    Hx711Settings settings = silent_noise();
    settings.change = chips::Change::silent;
    Hx711 silent(settings, steady);
    const auto late = reads(silent, 0.0, 0.2);
    CHECK(late[0].ready_s == doctest::Approx(4 * silent.period_s()));
    CHECK(late[0].counts == 123456);
}

TEST_CASE("hx711: a step of the input is through after four conversions, half of it after two") {
    Hx711 chip(silent_noise(), [](double t) { return t < 1.0 ? 0.0 : 80000.0; });
    std::vector<std::int32_t> after;
    for (const auto& read : reads(chip, 0.0, 1.2))
        if (read.counts != 0) after.push_back(read.counts);
    REQUIRE(after.size() > 4);
    CHECK(std::vector(after.begin(), after.begin() + 4) ==
          std::vector<std::int32_t>{10000, 40000, 70000, 80000});
}

TEST_CASE("hx711: 26 pulses select the tied input B, 27 gain 64, 25 lead back") {
    Hx711 chip(silent_noise(), steady);
    auto all = reads(chip, 0.0, 0.2);
    double t = all.back().ready_s + 2e-3;
    const auto next = [&](int pulses) {
        const auto edge = falling_edge(chip, t, 0.1);
        REQUIRE(edge);
        t = *edge + 1e-3;
        return clocked(chip, *edge + 20e-6, pulses).counts;
    };
    CHECK(next(26) == 123456);
    CHECK(next(27) == chips::highest_counts);
    CHECK(next(25) == 123456 / 2);
    CHECK(next(25) == 123456);
}

TEST_CASE("hx711: with the cell on B, 26 pulses stay on it, and A shows the supply") {
    Hx711Settings settings = silent_noise();
    settings.cell_on = chips::CellOn::b;
    Hx711 chip(settings, steady);
    const auto all = reads(chip, 0.0, 0.2, 26);
    CHECK(all.front().counts == chips::highest_counts);
    CHECK(all.back().counts == 123456);
    CHECK(chip.latest()->of_cell);
}

TEST_CASE("hx711: a selection that needs four silent periods") {
    Hx711Settings settings = silent_noise();
    settings.change = chips::Change::silent;
    Hx711 chip(settings, steady);
    const auto before = falling_edge(chip, 0.0, 1.0);
    REQUIRE(before);
    clocked(chip, *before + 20e-6, 26);
    const auto after = falling_edge(chip, *before + 1e-3, 1.0);
    REQUIRE(after);
    CHECK(*after - *before == doctest::Approx(4 * chip.period_s()));
    CHECK(clocked(chip, *after + 20e-6).counts == chips::highest_counts);
}

TEST_CASE("hx711: an unread result is announced again by a short high pulse") {
    Hx711 chip(silent_noise(), steady);
    const auto first = falling_edge(chip, 0.0, 1.0);
    const auto second = falling_edge(chip, *first, 1.0);
    REQUIRE(second);
    CHECK(*second - *first == doctest::Approx(chip.period_s()));
    CHECK_FALSE(chip.data(*second - 30e-6 + 1e-7));
}

TEST_CASE("hx711: a clock held high beyond 60 us powers down; its fall restarts") {
    Hx711 chip(silent_noise(), steady);
    reads(chip, 0.0, 0.2);
    chip.clock(true, 0.3);
    CHECK_FALSE(chip.powered_down(0.3 + 59e-6));
    CHECK(chip.powered_down(0.3 + 61e-6));
    CHECK(chip.data(0.35));
    chip.clock(false, 0.4);
    const auto edge = falling_edge(chip, 0.4, 1.0);
    REQUIRE(edge);
    CHECK(*edge - 0.4 == doctest::Approx(chip.period_s()));
    CHECK_FALSE(chip.latest()->settled);
}

TEST_CASE("hx711: a pulse shorter than the datasheet's 0.2 us is not seen") {
    Hx711 chip(silent_noise(), steady);
    const auto edge = falling_edge(chip, 0.0, 1.0);
    chip.clock(true, *edge + 20e-6);
    chip.clock(false, *edge + 20e-6 + 0.125e-6);
    CHECK_FALSE(chip.data(*edge + 22e-6)); // still announcing the result
    CHECK(chip.latest()->touched);
}

TEST_CASE(
    "hx711: a read that is overtaken by the next conversion gives wrong bits and is told so") {
    for (const auto unfinished : {chips::Unfinished::starts_afresh, chips::Unfinished::runs_on}) {
        Hx711Settings settings = on_a();
        settings.noise_counts = 100000.0; // so that neighbours differ in most bits
        settings.unfinished = unfinished;
        Hx711 chip(settings, steady);
        const auto edge = falling_edge(chip, 0.12, 1.0);
        REQUIRE(edge);
        const double late = *edge + chip.period_s() - 12 * 2 * half_pulse_s;
        const auto read = clocked(chip, late);
        chip.data(late + 1.0);
        const auto truth = chip.take_finished();
        for (const auto& c : truth) {
            if (c.ready_s > *edge - 1e-6 && c.ready_s < late + 1e-3) {
                CHECK(c.touched);
                CHECK(c.counts != read.counts);
            }
        }
    }
}

TEST_CASE("hx711: every injected fault touches exactly the conversions it spoils") {
    using chips::Change;
    for (const auto change : {Change::in_time, Change::mixed, Change::silent}) {
        Hx711Settings settings = silent_noise();
        settings.change = change;
        for (int pulse = 1; pulse <= 25; ++pulse) {
            for (const auto kind :
                 {Injected::missing_pulse, Injected::extra_pulse, Injected::stretched_clock}) {
                const auto told = with_fault(settings, {kind, 0.5, 0.0, pulse, 1});
                CAPTURE(static_cast<int>(kind));
                CAPTURE(pulse);
                CHECK(not_good(told, 0.2) >= 1);
                CHECK(not_good(told, 0.2) <= 8);
            }
        }
    }
}

TEST_CASE(
    "hx711: a missed pulse leaves the last bit on the line; read with 27 it leads to input B") {
    const auto told = with_fault(silent_noise(), {Injected::missing_pulse, 0.5, 0.0, 3, 1});
    std::size_t low_after = 0;
    for (const auto& read : told.reads) low_after += read.high_after ? 0 : 1;
    CHECK(low_after == 1); // 123456 is even: its last bit is 0

    Hx711 chip(silent_noise(), steady);
    chip.inject({Injected::missing_pulse, 0.5, 0.0, 3, 1});
    const auto all = reads(chip, 0.0, 1.0, 27);
    std::size_t saturated = 0;
    for (const auto& read : all) saturated += read.counts == chips::highest_counts ? 1 : 0;
    CHECK(saturated == 1);
}

TEST_CASE("hx711: with the cell on B every miscounted pulse leads to the tied input A, once") {
    for (const auto kind : {Injected::missing_pulse, Injected::extra_pulse}) {
        for (int pulse = 1; pulse <= 26; ++pulse) {
            Hx711Settings settings = silent_noise();
            settings.cell_on = chips::CellOn::b;
            Hx711 chip(settings, steady);
            chip.inject({kind, 0.5, 0.0, pulse, 1});
            std::size_t tied = 0, cell = 0;
            for (const auto& read : reads(chip, 0.0, 1.0, 26)) {
                if (read.ready_s < 0.1) continue;
                tied += read.counts == chips::highest_counts ? 1 : 0;
                cell += read.counts == 123456 ? 1 : 0;
            }
            CHECK(tied == 1);
            CHECK(cell > 75);
        }
    }
}

TEST_CASE("hx711: one spike between reads selects input B, two gain 64") {
    for (const auto& [times, expected] : {std::pair{1, chips::highest_counts}, {2, 61728}}) {
        const auto told = with_fault(silent_noise(), {Injected::extra_pulse, 0.505, 0.0, 0, times});
        std::size_t seen = 0;
        for (const auto& read : told.reads)
            seen += read.ready_s > 0.2 && read.counts == expected ? 1 : 0;
        CHECK(seen == 1);
    }
}

TEST_CASE("hx711: a stuck line stays, a floating one wanders, and what lay under it is touched") {
    for (const auto kind : {Injected::stuck_low, Injected::stuck_high, Injected::floating}) {
        Hx711 chip(silent_noise(), steady);
        chip.inject({kind, 0.5, 0.2, 0, 1});
        chip.data(0.49);
        int highs = 0;
        for (int i = 0; i < 200; ++i) highs += chip.data(0.5 + 0.001 * i) ? 1 : 0;
        if (kind == Injected::stuck_low) CHECK(highs == 0);
        if (kind == Injected::stuck_high) CHECK(highs == 200);
        if (kind == Injected::floating) CHECK((highs > 50 && highs < 150));
        chip.data(1.0);
        std::size_t touched = 0;
        for (const auto& c : chip.take_finished()) touched += c.touched ? 1 : 0;
        CHECK(touched == doctest::Approx(0.2 * 92.8).epsilon(0.1));
    }
}

TEST_CASE("hx711: saturation shows one rail, an open input both") {
    const auto high = with_fault(silent_noise(), {Injected::saturated, 0.5, 0.2, 0, 1});
    const auto open = with_fault(silent_noise(), {Injected::disconnected, 0.5, 0.2, 0, 1});
    int rails[2] = {0, 0};
    for (const auto& c : high.truth) {
        CHECK(c.counts >= 0);
        CHECK((c.saturated || c.counts <= 123456));
    }
    for (const auto& c : open.truth) {
        rails[0] += c.counts == chips::lowest_counts ? 1 : 0;
        rails[1] += c.counts == chips::highest_counts ? 1 : 0;
    }
    CHECK(rails[0] > 3);
    CHECK(rails[1] > 3);
}

TEST_CASE("hx711: a dip of the supply restarts it and the next conversions settle") {
    const auto told = with_fault(silent_noise(), {Injected::self_restart, 0.503, 0.0, 0, 1});
    CHECK(not_good(told, 0.2) == 3);
}
