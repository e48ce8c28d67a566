#include "measure/cells.h"

#include "rollers.h"
#include "simulated_cells.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numbers>

using measure::Fault, measure::FaultKind, measure::Merger, measure::Moment;
using simulated::Load, simulated::Reading;
using units::seconds;

namespace {

const measure::Roller bed = rollers::bed();

// There and back in 8 s, the force higher at the far end, leaning to and fro besides.
Load rolling(double t) {
    const double swing = std::sin(2.0 * std::numbers::pi * t / 8.0);
    const double lean = std::sin(2.0 * std::numbers::pi * t / 5.3);
    return {260.0 + 70.0 * swing, 0.02 + 0.02 * lean, 0.12 * swing};
}

// What a plate shows that bends (1: by the lever in both directions) or is stiff (0: both diagonals
// carry alike).
using Harm = std::function<double(double t, std::size_t cell, double newtons)>;
std::vector<Reading> on_plate(double bends, const simulated::CellSettings& settings,
                              const std::function<Load(double)>& load, const Harm& harm = {}) {
    const auto slopes = measure::nominal(bed).newtons_per_count;
    auto all = simulated::readings(bed, settings, load);
    for (Reading& r : all) {
        const double t = seconds(r.at);
        const Load l = load(t);
        const double across = l.x / bed.cell[1].x.value, along = l.y / bed.cell[0].y.value;
        const double side = bed.cell[r.cell].x.value * bed.cell[r.cell].y.value > 0.0 ? 1.0 : -1.0;
        const double stiff = side * (bends - 1.0) * l.newtons * across * along / 4.0;
        const double zero = simulated::zero_counts[r.cell];
        double newtons = (r.counts - zero) * slopes[r.cell] + stiff;
        if (harm) newtons = harm(t, r.cell, newtons);
        r.counts = static_cast<measure::Counts>(std::lround(zero + newtons / slopes[r.cell]));
    }
    return all;
}

struct Seen {
    std::vector<Fault> faults;
    std::vector<Moment> moments;
};
Seen seen(const measure::Roller& roller, const std::vector<Reading>& all) {
    Merger merger{roller, measure::nominal(roller), simulated::zero()};
    Seen result;
    result.moments = simulated::merged(merger, all);
    result.faults = merger.take_faults();
    return result;
}

void check_known(const Seen& result, std::size_t cell, double from_s, double to_s,
                 const std::function<Load(double)>& load) {
    std::size_t left_out = 0;
    for (const Moment& m : result.moments) {
        const double t = seconds(m.at);
        if (t < from_s || t > to_s) continue;
        REQUIRE(m.left_out == (1U << cell));
        ++left_out;
        CHECK(m.force.value == doctest::Approx(load(t).newtons).epsilon(0.04));
        if (load(t).newtons < 100.0) continue;
        REQUIRE(m.position);
        CHECK(m.position->error.value > 0.001);
        CHECK(std::abs(m.position->at.value - load(t).y) < 3.0 * m.position->error.value);
    }
    CHECK(left_out > 50);
}

} // namespace

TEST_CASE("corners: a cell that stands still but for its noise is left out, and then back again") {
    for (const double rate : {92.8, 11.7})
        for (const double bends : {0.0, 1.0})
            for (std::size_t cell = 0; cell < 4; ++cell) {
                CAPTURE(rate);
                CAPTURE(bends);
                CAPTURE(cell);
                int flicker = 0;
                const auto result =
                    seen(bed, on_plate(bends, {.rate = rate, .seconds = 110.0}, rolling,
                                       [&](double t, std::size_t i, double n) {
                                           const bool dead = i == cell && t > 30.0 && t < 70.0;
                                           return dead ? 70.0 + 0.1 * (++flicker % 9) : n;
                                       }));
                REQUIRE(result.faults.size() == 1);
                CHECK(result.faults[0].kind == FaultKind::stuck);
                CHECK(result.faults[0].cell == cell);
                CHECK(seconds(result.faults[0].at) < 50.0);
                check_known(result, cell, 50.0, 70.0, rolling);
                CHECK(result.moments.back().left_out == 0);
            }
}

TEST_CASE("corners: a cell that loses half its gain is named, and left out") {
    for (const double bends : {0.0, 1.0})
        for (std::size_t cell = 0; cell < 4; ++cell) {
            CAPTURE(bends);
            CAPTURE(cell);
            const auto result = seen(bed, on_plate(bends, {.seconds = 90.0}, rolling,
                                                   [&](double t, std::size_t i, double n) {
                                                       return i == cell && t >= 40.0 ? 0.5 * n : n;
                                                   }));
            REQUIRE(result.faults.size() == 1);
            CHECK(result.faults[0].kind == FaultKind::disconnected);
            CHECK(result.faults[0].cell == cell);
            CHECK(seconds(result.faults[0].at) < 60.0);
            check_known(result, cell, 60.0, 90.0, rolling);
        }
}

TEST_CASE("corners: a zero that jumps under a load is its own cell's, until the next tare") {
    for (const double bends : {0.0, 1.0})
        for (const double step : {30.0, -30.0}) {
            CAPTURE(bends);
            CAPTURE(step);
            const auto all =
                on_plate(bends, {.seconds = 80.0}, rolling, [&](double t, std::size_t i, double n) {
                    return i == 1 && t > 40.0 ? n + step : n;
                });
            Merger merger{bed, measure::nominal(bed), simulated::zero()};
            const auto moments = simulated::merged(merger, all);
            const auto faults = merger.take_faults();
            REQUIRE(faults.size() == 1);
            CHECK(faults[0].kind == FaultKind::drift);
            CHECK(faults[0].cell == 1);
            CHECK(seconds(faults[0].at) < 50.0);
            check_known({faults, moments}, 1, 50.0, 80.0, rolling);

            auto tare = simulated::zero();
            tare.zero[1] += step / measure::nominal(bed).newtons_per_count[1];
            merger.tare(tare);
            for (Reading r : all) {
                if (seconds(r.at) < 60.0) continue;
                r.at += units::duration_of(30.0);
                merger.sample(r.cell, r.at, r.counts);
            }
            const auto next = merger.pop();
            REQUIRE(next);
            CHECK(next->left_out == 0);
        }
}

TEST_CASE("corners: a zero that creeps on a stiff plate is nobody's until the person gets off") {
    const auto load = [](double t) { return t < 240.0 ? rolling(t) : Load{}; };
    const auto result =
        seen(bed, on_plate(0.0, {.rate = 11.7, .seconds = 250.0}, load,
                           [](double t, std::size_t i, double n) {
                               return i == 2 && t > 60.0
                                          ? n + 6.0 * std::min(t - 60.0, 180.0) / 60.0
                                          : n;
                           }));
    REQUIRE(result.faults.size() == 2);
    CHECK(result.faults[0].kind == FaultKind::drift);
    CHECK_FALSE(result.faults[0].cell);
    CHECK(seconds(result.faults[0].at) < 240.0);
    CHECK(result.faults[1].kind == FaultKind::drift);
    CHECK(result.faults[1].cell == 2);
    CHECK(seconds(result.faults[1].at) > 240.0);
    CHECK(result.moments.back().left_out == 1U << 2);
    CHECK(std::abs(result.moments.back().force.value) < 3.0);
}

TEST_CASE("corners: slopes that are off by a tenth, and a floor that is not even, are no fault") {
    for (const double bends : {0.0, 0.5, 1.0})
        for (unsigned pattern = 0; pattern < 16; ++pattern) {
            CAPTURE(bends);
            CAPTURE(pattern);
            const auto result =
                seen(bed, on_plate(bends, {.rate = 11.7, .seconds = 120.0, .seed = pattern},
                                   rolling, [&](double, std::size_t i, double n) {
                                       const double floor = i == 0 || i == 3 ? 2.0 : -2.0;
                                       return n * ((pattern >> i) % 2 == 0 ? 0.9 : 1.1) + floor;
                                   }));
            CHECK(result.faults.empty());
        }
}

TEST_CASE("corners: a second cell that dies while one is left out: no moments on a bed") {
    int flicker = 0;
    auto all = on_plate(1.0, {.seconds = 110.0}, rolling, [&](double t, std::size_t i, double n) {
        return i == 2 && t > 40.0 ? 60.0 + 0.02 * (++flicker % 9) : n;
    });
    std::erase_if(all, [](const Reading& r) { return r.cell == 0 && seconds(r.at) > 20.0; });
    const auto result = seen(bed, all);
    REQUIRE(result.faults.size() == 2);
    CHECK(result.faults[0].cell == 0);
    CHECK(result.faults[1].kind == FaultKind::stuck);
    CHECK(result.faults[1].cell == 2);
    CHECK(seconds(result.faults[1].at) < 65.0);
    for (const Moment& m : result.moments) CHECK(seconds(m.at) < 65.0);
}

TEST_CASE("merger: a cradle's cell that stands still is left out, its share what it was before") {
    const auto cradle = rollers::cradle();
    const auto load = [](double t) {
        return Load{200.0 + 50.0 * std::sin(t), 0.06, 0.1 * std::sin(t)};
    };
    auto all = simulated::readings(cradle, {.rate = 11.7, .seconds = 90.0}, load);
    int flicker = 0;
    for (Reading& r : all)
        if (!r.is_angle && r.cell == 1 && seconds(r.at) > 45.0)
            r.counts = 100000 + 20 * (++flicker % 9);
    const auto result = seen(cradle, all);
    REQUIRE(result.faults.size() == 1);
    CHECK(result.faults[0].kind == FaultKind::stuck);
    CHECK(result.faults[0].cell == 1);
    for (const Moment& m : result.moments)
        if (seconds(m.at) > 66.0) {
            REQUIRE(m.left_out == 2);
            CHECK(m.force.value == doctest::Approx(load(seconds(m.at)).newtons).epsilon(0.03));
        }
}
