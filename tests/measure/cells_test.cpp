#include "measure/cells.h"

#include "rollers.h"
#include "simulated_cells.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using measure::FaultKind, measure::Merger, measure::Moment;
using simulated::Load, simulated::Reading;
using units::seconds;

namespace {

const measure::Roller bed = rollers::bed();

Load rolling(double t) { // there and back in 8 s, 24 cm, more force at the far end
    const double swing = std::sin(2.0 * std::numbers::pi * t / 8.0);
    return {260.0 + 70.0 * swing, 0.02, 0.12 * swing};
}

std::vector<Reading> without(std::vector<Reading> all, std::uint8_t cell, double from, double to) {
    std::erase_if(all, [&](const Reading& r) {
        return !r.is_angle && r.cell == cell && seconds(r.at) >= from && seconds(r.at) < to;
    });
    return all;
}

} // namespace

TEST_CASE("merger: force and position at common times, though each cell has its own clock") {
    for (const double rate : {92.8, 11.7}) {
        CAPTURE(rate);
        const auto moments =
            simulated::merged(bed, simulated::readings(bed, {.rate = rate}, rolling));
        CHECK(moments.size() > 0.95 * 60.0 * rate);
        CHECK(moments.size() < 1.05 * 60.0 * rate);
        double force = 0.0, place = 0.0;
        units::SessionTime last{};
        for (const Moment& m : moments) {
            REQUIRE(m.at > last);
            last = m.at;
            REQUIRE(m.left_out == 0);
            REQUIRE(m.position);
            const Load truth = rolling(seconds(m.at));
            force = std::max(force, std::abs(m.force.value - truth.newtons));
            place = std::max(place, std::abs(m.position->at.value - truth.y));
            REQUIRE(m.position->error.value > 0.0005);
            REQUIRE(m.position->error.value < 0.005);
        }
        CHECK(force < 0.3);
        CHECK(place < 0.0005);
    }
}

TEST_CASE("merger: below 40 N the position cannot be told") {
    const auto moments =
        simulated::merged(bed, simulated::readings(bed, {.seconds = 10.0}, [](double t) {
                              return Load{10.0 * t, 0, 0.05};
                          }));
    for (const Moment& m : moments) {
        CAPTURE(m.force.value);
        CHECK(m.position.has_value() == (m.force.value >= 40.0));
    }
}

TEST_CASE("merger: moments come at most two periods after the last sample they need") {
    for (const double rate : {92.8, 11.7}) {
        Merger merger{bed, measure::nominal(bed), simulated::zero()};
        for (const Reading& r :
             simulated::readings(bed, {.rate = rate, .seconds = 20.0}, rolling)) {
            merger.sample(r.cell, r.at, r.counts);
            while (const auto m = merger.pop()) REQUIRE(seconds(r.at - m->at) < 2.0 / rate);
        }
    }
}

TEST_CASE(
    "merger: a silent cell is left out and named, its force estimated, until it speaks again") {
    for (const double rate : {92.8, 11.7})
        for (const std::uint8_t cell : {std::uint8_t{0}, std::uint8_t{3}}) {
            CAPTURE(rate);
            CAPTURE(cell);
            Merger merger{bed, measure::nominal(bed), simulated::zero()};
            const auto all =
                without(simulated::readings(bed, {.rate = rate}, rolling), cell, 20.0, 40.0);
            const auto moments = simulated::merged(merger, all);
            for (const Moment& m : moments) {
                const double t = seconds(m.at);
                if (t > 20.1 && t < 39.9) {
                    REQUIRE(m.left_out == (1U << cell));
                    REQUIRE_FALSE(m.cells[cell]);
                    CHECK(m.force.value == doctest::Approx(rolling(t).newtons).epsilon(0.08));
                    if (m.force.value < 100.0) continue;
                    REQUIRE(m.position);
                    CHECK(m.position->error.value > 0.001);
                    const double off = std::abs(m.position->at.value - rolling(t).y);
                    CHECK(off < 3.0 * m.position->error.value);
                    CHECK(off < 0.020);
                } else if (t < 19.9 || t > 40.2) {
                    REQUIRE(m.left_out == 0);
                }
            }
            const auto faults = merger.take_faults();
            REQUIRE(faults.size() == 1);
            CHECK(faults[0].kind == FaultKind::stuck);
            CHECK(faults[0].cell == cell);
            CHECK(seconds(faults[0].at) == doctest::Approx(21.0).epsilon(0.02));
            CHECK(merger.take_faults().empty());
        }
}

TEST_CASE("merger: one cell of a cradle alone still gives a force, by its last known share") {
    const auto cradle = rollers::cradle();
    const auto load = [](double t) {
        return Load{200.0 + 50.0 * std::sin(t), 0.06, 0.1 * std::sin(t)};
    };
    const auto moments =
        simulated::merged(cradle, without(simulated::readings(cradle, {}, load), 1, 30.0, 60.0));
    for (const Moment& m : moments)
        CHECK(m.force.value == doctest::Approx(load(seconds(m.at)).newtons).epsilon(0.02));
}

TEST_CASE("merger: a cell that never speaks does not hold up the others") {
    const auto moments = simulated::merged(
        bed,
        without(simulated::readings(bed, {.rate = 11.7, .seconds = 5.0}, rolling), 0, 0.0, 9.0));
    REQUIRE_FALSE(moments.empty());
    CHECK(seconds(moments.front().at) < 0.5);
    CHECK(moments.front().left_out == 1);
}

TEST_CASE("merger: nothing is interpolated across a gap") {
    auto all = simulated::readings(bed, {}, rolling);
    std::erase_if(all,
                  [](const Reading& r) { return seconds(r.at) > 30.0 && seconds(r.at) < 32.0; });
    for (const Moment& m : simulated::merged(bed, all)) {
        const double t = seconds(m.at);
        CHECK_FALSE((t > 30.05 && t < 31.95));
        CHECK(m.force.value == doctest::Approx(rolling(t).newtons).epsilon(0.08));
    }
}

TEST_CASE(
    "merger: a frozen cell is stuck, and so is one whose share stands still while the load moves") {
    const auto faults_with = [](auto change) {
        Merger merger{bed, measure::nominal(bed), simulated::zero()};
        auto all = simulated::readings(bed, {}, rolling);
        for (Reading& r : all)
            if (r.cell == 2 && seconds(r.at) > 20.0) change(r);
        simulated::merged(merger, all);
        return merger.take_faults();
    };
    const auto frozen = faults_with([](Reading& r) { r.counts = 123456; });
    REQUIRE(frozen.size() >= 1);
    CHECK(frozen[0].kind == FaultKind::stuck);
    CHECK(frozen[0].cell == 2);
    CHECK(seconds(frozen[0].at) == doctest::Approx(21.0).epsilon(0.01));
    int flicker = 0; // on its hard stop: noise, but no share
    const auto stopped = faults_with([&](Reading& r) { r.counts = 250000 + (++flicker % 7) * 20; });
    REQUIRE(stopped.size() == 1);
    CHECK(stopped[0].kind == FaultKind::stuck);
    CHECK(stopped[0].cell == 2);
    CHECK(seconds(stopped[0].at) < 45.0);
}

TEST_CASE("merger: a healthy roller names no fault, rolled or held or empty") {
    for (const double rate : {92.8, 11.7}) {
        Merger merger{bed, measure::nominal(bed), simulated::zero()};
        simulated::merged(
            merger, simulated::readings(bed, {.rate = rate, .seconds = 90.0}, [](double t) {
                return t < 30.0 ? rolling(t) : t < 60.0 ? Load{200.0, 0.0, 0.1} : Load{};
            }));
        CHECK(merger.take_faults().empty());
        CHECK(merger.rate_hz(1).value_or(0.0) == doctest::Approx(rate).epsilon(0.035));
    }
}

TEST_CASE("merger: a drifting zero is followed on the empty roller, never under a load") {
    const auto drifting = [](bool loaded) {
        const auto slope = measure::nominal(bed).newtons_per_count[0];
        auto all = simulated::readings(bed, {.seconds = 240.0}, [loaded](double t) {
            return loaded && t < 220.0 ? Load{60.0, 0.0, 0.0} : Load{};
        });
        for (Reading& r : all) // every cell creeps by 1 N in 4 minutes
            r.counts += static_cast<measure::Counts>(seconds(r.at) / 240.0 / slope);
        return simulated::merged(bed, all);
    };
    const auto empty = drifting(false);
    CHECK(std::abs(empty.back().force.value) < 0.5);
    CHECK(empty.back().followed.value == doctest::Approx(4.0).epsilon(0.1));
    double under_load = 0.0;
    for (const Moment& m : drifting(true))
        if (seconds(m.at) < 219.0) under_load = std::max(under_load, std::abs(m.followed.value));
    CHECK(under_load == 0.0);
}

TEST_CASE("merger: a hand resting lightly is not taken for drift") {
    const auto moments = simulated::merged(
        bed, simulated::readings(bed, {}, [](double t) {
            return Load{6.0 + std::sin(2.0 * t), 0.0, 0.0}; // nobody holds a hand still within 1 N
        }));
    CHECK(moments.back().followed.value == 0.0);
}

TEST_CASE("merger: a zero that runs away is named as drift") {
    Merger merger{bed, measure::nominal(bed), simulated::zero()};
    const auto slope = measure::nominal(bed).newtons_per_count[0];
    auto all =
        simulated::readings(bed, {.rate = 11.7, .seconds = 900.0}, [](double) { return Load{}; });
    for (Reading& r : all)
        if (r.cell == 1) r.counts += static_cast<measure::Counts>(0.04 * seconds(r.at) / slope);
    simulated::merged(merger, all);
    const auto faults = merger.take_faults();
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::drift);
    CHECK(faults[0].cell == 1);
}

TEST_CASE("merger: the cradle's path is sleeve radius times angle") {
    const auto cradle = rollers::cradle();
    const auto path = [](double t) { return Load{150.0, 0.0, 0.4 * std::sin(0.7 * t)}; };
    const auto moments =
        simulated::merged(cradle, simulated::readings(cradle, {.rate = 11.7}, path));
    REQUIRE(moments.size() > 600);
    const double start = moments[20].position->at.value - path(seconds(moments[20].at)).y;
    for (const Moment& m : moments) {
        if (seconds(m.at) < 0.1) continue;
        REQUIRE(m.position);
        CHECK(std::abs(m.position->at.value - start - path(seconds(m.at)).y) < 0.0005);
    }
}

TEST_CASE("merger: an angle sensor that falls silent is named, and the force goes on without it") {
    const auto cradle = rollers::cradle();
    auto all = simulated::readings(cradle, {.seconds = 20.0}, rolling);
    Merger merger{cradle, measure::nominal(cradle), simulated::zero()};
    std::size_t without_angle = 0;
    for (const Reading& r : all) {
        const auto magnet = seconds(r.at) < 8.0 || seconds(r.at) > 14.0 ? protocol::Magnet::good
                                                                        : protocol::Magnet::absent;
        if (r.is_angle)
            merger.angle(r.at, r.angle, magnet);
        else
            merger.sample(r.cell, r.at, r.counts);
        while (const auto m = merger.pop())
            if (!m->angle_rad) ++without_angle;
    }
    CHECK(without_angle == doctest::Approx(6.0 * 92.8).epsilon(0.05));
    const auto faults = merger.take_faults();
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::disconnected);
    CHECK_FALSE(faults[0].cell);
    CHECK(seconds(faults[0].at) == doctest::Approx(9.0).epsilon(0.01));
}

TEST_CASE("angle: unwrapped over many turns, unmoved by wrong readings, refused without a magnet") {
    measure::AngleTrack track;
    double unwrapped = 0.0;
    for (int n = 0; n <= 2000; ++n) { // 1.8 turns a second, 20 s
        const auto at = units::session_time(0.01 * n);
        const auto angle = static_cast<std::uint16_t>(static_cast<int>(0.018 * n * 4096) % 4096);
        if (n % 97 == 50) {
            CHECK_FALSE(track.push(at, static_cast<std::uint16_t>((angle + 2048) % 4096),
                                   protocol::Magnet::good));
        } else if (n % 97 == 60) {
            CHECK_FALSE(track.push(at, 0, protocol::Magnet::no_answer));
        } else {
            const auto value = track.push(at, angle, protocol::Magnet::weak);
            REQUIRE(value);
            unwrapped = *value;
        }
    }
    CHECK(unwrapped == doctest::Approx(36.0 * 2.0 * std::numbers::pi).epsilon(1e-3));
    CHECK(track.jumps() == 21);
}

TEST_CASE("angle: a lasting jump is believed after three readings and not counted as rolling") {
    measure::AngleTrack track;
    auto push = [&, n = 0](std::uint16_t angle) mutable {
        return track.push(units::session_time(0.01 * n++), angle, protocol::Magnet::good);
    };
    for (int i = 0; i < 10; ++i) CHECK(push(1000).value_or(9.0) == 0.0);
    CHECK_FALSE(push(3000));
    CHECK_FALSE(push(3001));
    CHECK(push(3000).value_or(9.0) == 0.0);
    CHECK(push(3010).value_or(0.0) == doctest::Approx(10.0 / 4096 * 2.0 * std::numbers::pi));
}

TEST_CASE("angle: after two seconds without a magnet the sleeve is where it was rolled before") {
    const auto turns = [](double t) { // 0.7 of a turn there and back, 2.5 s each way
        const double u = std::fmod(t, 5.0) / 2.5;
        return 0.7 * (u < 1.0 ? u : 2.0 - u);
    };
    for (const double lost_at : {20.2, 22.6}) { // up and down, by over half a turn
        measure::AngleTrack track;
        const double begun = lost_at - 15.0;
        for (double t = begun; t < lost_at + 5.0; t += 0.02) {
            const bool lost = t > lost_at && t < lost_at + 2.0;
            const auto angle = static_cast<std::uint16_t>(4096.0 * turns(t));
            const auto seen = track.push(units::session_time(t), angle,
                                         lost ? protocol::Magnet::absent : protocol::Magnet::good);
            CHECK(seen.has_value() != lost);
            if (seen && t > lost_at)
                CHECK(*seen / (2.0 * std::numbers::pi) ==
                      doctest::Approx(turns(t) - turns(begun)).epsilon(0.001));
        }
    }
}

TEST_CASE("merger: a cell that comes and goes makes no other one stuck") {
    const auto roller = rollers::bed();
    measure::Merger merger{roller, measure::nominal(roller), measure::Tare{}};
    const double slope = measure::nominal(roller).newtons_per_count[0];
    std::vector<measure::Fault> faults;
    for (int n = 0; n < 40 * 93; ++n) {
        const double t = n / 93.0;
        for (std::uint8_t cell = 0; cell < 4; ++cell) {
            if (cell == 1 && n / 93 % 2 == 1) continue;
            const double wave = std::sin(1.6 * t) + 0.05 * std::sin(7919.0 * t * (cell + 1));
            const double newtons = cell == 2 ? 12.0 + 0.5 * wave : 150.0 + 6.0 * wave;
            merger.sample(cell, units::session_time(t + 0.001 * cell),
                          static_cast<measure::Counts>(newtons / slope));
        }
        while (merger.pop()) {
        }
        for (const auto& fault : merger.take_faults()) faults.push_back(fault);
    }
    for (const auto& fault : faults) CHECK(fault.cell != 2);
}

TEST_CASE("merger: when one cell alone moves, the others are named within two parts") {
    const auto roller = rollers::bed();
    measure::Merger merger{roller, measure::nominal(roller), measure::Tare{}};
    const double slope = measure::nominal(roller).newtons_per_count[0];
    unsigned named = 0;
    for (int n = 0; n < 21 * 12; ++n) {
        const double t = n / 11.7;
        for (std::uint8_t cell = 0; cell < 4; ++cell) {
            const double newtons = cell == 1 ? 300.0 + 200.0 * std::sin(1.3 * t) : 0.01 * (n % 3);
            merger.sample(cell, units::session_time(t + 0.001 * cell),
                          static_cast<measure::Counts>(newtons / slope));
        }
        while (merger.pop()) {
        }
        for (const auto& fault : merger.take_faults())
            if (fault.kind == FaultKind::stuck) named |= 1U << fault.cell.value_or(7);
    }
    CHECK(named == 0b1101U);
}

TEST_CASE("merger: a cradle's silent cell is made up for from the first moment on") {
    const auto roller = rollers::cradle();
    measure::Merger merger{roller, measure::nominal(roller), measure::Tare{}};
    const double slope = measure::nominal(roller).newtons_per_count[0];
    double last = 0.0;
    for (int n = 0; n < 600; ++n)
        for (std::uint8_t cell = 0; cell < 2; ++cell) {
            const double t = n / 93.0;
            if (cell == 1 && t > 3.0) continue;
            merger.sample(cell, units::session_time(t),
                          static_cast<measure::Counts>((50.0 + 0.2 * (n % 7)) / slope));
            while (const auto m = merger.pop()) last = m->force.value;
        }
    CHECK(last == doctest::Approx(101.0).epsilon(0.03));
}
