#include "measure/calibration.h"

#include "rollers.h"

#include <doctest/doctest.h>

#include <random>

using measure::Calibration, measure::CalibrationError, measure::Counts, measure::PerCell;
using measure::Roller, measure::Spot, measure::Tare, measure::TareError, measure::TareSamples;

namespace {

const Roller bed = rollers::bed();

// Four cells that are not what they say, and a plate on which a load stands at (u, v), -1..1.
struct Plate {
    PerCell<double> slope_ratio{1.08, 0.95, 1.02, 0.91}; // true over nominal
    PerCell<double> zero{12000.0, -45000.0, 3000.0, 800.0};

    PerCell<double> forces(double newtons, double u, double v) const {
        return {newtons * (1 - u) * (1 + v) / 4, newtons * (1 + u) * (1 + v) / 4,
                newtons * (1 - u) * (1 - v) / 4, newtons * (1 + u) * (1 - v) / 4};
    }
    Counts counts(std::size_t cell, double newtons) const {
        const double slope = measure::nominal(bed).newtons_per_count[cell] * slope_ratio[cell];
        return static_cast<Counts>(std::lround(zero[cell] + newtons / slope));
    }
    TareSamples samples(double newtons, double u, double v, int each, unsigned seed,
                        double sway = 0.0, double rise = 0.0) const {
        std::mt19937 random{seed};
        std::normal_distribution<double> noise{0.0, 38.7};
        TareSamples s;
        for (int n = 0; n < each; ++n) {
            const double t = static_cast<double>(n) / each;
            const auto f = forces(newtons + rise * t, u + sway * std::sin(9.0 * t), v);
            for (std::size_t i = 0; i < 4; ++i)
                s.cells[i].push_back(counts(i, f[i]) +
                                     static_cast<Counts>(std::lround(noise(random))));
        }
        return s;
    }
};

const PerCell<double>* no_reference = nullptr;

} // namespace

TEST_CASE("nominal: a cell of 1 mV/V at capacity reads a sixteenth of the converter's half range") {
    const Calibration c = measure::nominal(bed);
    CHECK(c.id == 0);
    CHECK(c.newtons_per_count[0] * 536870.912 == doctest::Approx(490.0));
    Roller unknown = bed;
    unknown.cell[1].capacity = {0.0};
    CHECK(measure::nominal(unknown).newtons_per_count[1] * 536870.912 == doctest::Approx(490.3325));
}

TEST_CASE("calibration from the board: cells without a plausible slope are nominal") {
    protocol::CalibrationRecord record;
    record.id = 7;
    const double slope = measure::nominal(bed).newtons_per_count[0];
    record.newtons_per_count[0] = static_cast<float>(1.1 * slope);
    record.newtons_per_count[1] = static_cast<float>(-slope);
    record.newtons_per_count[2] = static_cast<float>(30.0 * slope);
    const Calibration c = measure::calibration_of(record, bed);
    CHECK(c.id == 7);
    CHECK(c.newtons_per_count[0] == doctest::Approx(1.1 * slope));
    for (const std::size_t i : {1U, 2U, 3U})
        CHECK(c.newtons_per_count[i] == doctest::Approx(slope));
    CHECK(measure::calibration_of(protocol::CalibrationRecord{}, bed).id == 0);
}

TEST_CASE("tare: the zero of an empty roller, at the slow rate too") {
    const Plate plate;
    for (const int each : {12, 93}) {
        const auto tare = measure::tare(plate.samples(0.0, 0.0, 0.0, each, 1),
                                        measure::nominal(bed), bed, no_reference);
        REQUIRE(tare);
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(std::abs(tare->zero[i] - plate.zero[i]) < 40.0);
            CHECK(tare->noise[i] == doctest::Approx(38.7).epsilon(0.6));
        }
    }
}

TEST_CASE("tare: refused while something lies on the roller, by the zero known from calibration") {
    const Plate plate;
    const auto leg = plate.samples(45.0, 0.2, 0.1, 93, 2);
    CHECK(measure::tare(leg, measure::nominal(bed), bed, &plate.zero).error() == TareError::loaded);
    CHECK(measure::tare(plate.samples(15.0, 0, 0, 93, 3), measure::nominal(bed), bed, &plate.zero));
    CHECK(measure::tare(leg, measure::nominal(bed), bed, no_reference)); // cannot be known
}

TEST_CASE(
    "tare: refused while somebody moves, with too few samples, a silent or a saturated cell") {
    const Plate plate;
    const auto of = [](const TareSamples& s) {
        return measure::tare(s, measure::nominal(bed), bed, no_reference).error();
    };
    CHECK(of(plate.samples(0, 0, 0, 93, 4, 0.0, 40.0)) == TareError::unsteady);
    CHECK(of(plate.samples(0, 0, 0, 6, 4)) == TareError::too_few_samples);
    auto samples = plate.samples(0, 0, 0, 93, 5);
    samples.cells[2][50] = measure::highest_counts;
    CHECK(of(samples) == TareError::saturated);
    samples.cells[2].clear();
    CHECK(of(samples) == TareError::cell_missing);
}

namespace {

std::vector<Spot> spots_at(const Plate& plate,
                           std::initializer_list<std::pair<double, double>> places,
                           double kilograms) {
    Tare zero;
    zero.zero = plate.zero;
    std::vector<Spot> spots;
    unsigned seed = 10;
    for (const auto& place : places) {
        const auto samples = plate.samples(kilograms * units::standard_gravity, place.first,
                                           place.second, 186, seed++, 0.05);
        const auto s = measure::spot(samples, zero, {kilograms}, bed);
        REQUIRE(s);
        spots.push_back(*s);
    }
    return spots;
}

double reads(const measure::Calibration& c, const Plate& plate, double newtons, double u,
             double v) {
    const auto f = plate.forces(newtons, u, v);
    double sum = 0.0;
    for (std::size_t i = 0; i < 4; ++i)
        sum += measure::force(plate.counts(i, f[i]), plate.zero[i], c.newtons_per_count[i]).value;
    return sum;
}

} // namespace

TEST_CASE("calibrate: a mass near each corner gives each cell its own slope") {
    const Plate plate;
    const auto fit = measure::calibrate(
        spots_at(plate, {{-0.6, 0.6}, {0.6, 0.6}, {-0.6, -0.6}, {0.6, -0.6}, {0.0, 0.0}}, 10.0),
        bed, 42);
    REQUIRE(fit);
    CHECK(fit->calibration.id == 42);
    CHECK(fit->cells_apart);
    CHECK(fit->worst_spot_error < 0.003);
    for (const double v : {-0.8, -0.3, 0.0, 0.5, 0.8})
        CHECK(reads(fit->calibration, plate, 300.0, 0.1, v) ==
              doctest::Approx(300.0).epsilon(0.01));
}

TEST_CASE("calibrate: standing once in the middle gives one common factor") {
    const Plate plate;
    const auto fit = measure::calibrate(spots_at(plate, {{0.0, 0.0}}, 75.0), bed);
    REQUIRE(fit);
    CHECK_FALSE(fit->cells_apart);
    CHECK(reads(fit->calibration, plate, 300.0, 0.0, 0.0) == doctest::Approx(300.0).epsilon(0.005));
    const auto nominal = measure::nominal(bed);
    const double common = fit->calibration.newtons_per_count[0] / nominal.newtons_per_count[0];
    for (std::size_t i = 1; i < 4; ++i)
        CHECK(fit->calibration.newtons_per_count[i] / nominal.newtons_per_count[i] ==
              doctest::Approx(common).epsilon(1e-6));
}

TEST_CASE("calibrate: standing left and right lets what the spots do not tell stay together") {
    const Plate plate;
    const auto fit = measure::calibrate(spots_at(plate, {{-0.5, 0.0}, {0.5, 0.0}}, 75.0), bed);
    REQUIRE(fit);
    CHECK_FALSE(fit->cells_apart);
    for (const double u : {-0.5, 0.0, 0.5})
        CHECK(reads(fit->calibration, plate, 300.0, u, 0.0) ==
              doctest::Approx(300.0).epsilon(0.01));
}

TEST_CASE("calibrate: four spots in one place tell no more than one, and break nothing") {
    const Plate plate;
    const auto fit = measure::calibrate(
        spots_at(plate, {{0.0, 0.0}, {0.0, 0.0}, {0.01, 0.0}, {0.0, 0.01}}, 40.0), bed);
    REQUIRE(fit);
    CHECK_FALSE(fit->cells_apart);
    CHECK(reads(fit->calibration, plate, 300.0, 0.0, 0.0) == doctest::Approx(300.0).epsilon(0.005));
    CHECK(reads(fit->calibration, plate, 300.0, 0.6, 0.6) == doctest::Approx(300.0).epsilon(0.1));
}

TEST_CASE("calibrate: a cradle by a bathroom scale under the device, pressed at two places") {
    const Roller cradle = rollers::cradle();
    const double slope = measure::nominal(cradle).newtons_per_count[0];
    std::vector<Spot> spots;
    for (const double share : {0.3, 0.7}) {
        const double newtons = 30.0 * units::standard_gravity;
        spots.push_back(
            {{newtons * share / (1.06 * slope), newtons * (1 - share) / (0.97 * slope)}, {30.0}});
    }
    const auto fit = measure::calibrate(spots, cradle);
    REQUIRE(fit);
    CHECK(fit->calibration.newtons_per_count[0] / slope == doctest::Approx(1.06).epsilon(0.003));
    CHECK(fit->calibration.newtons_per_count[1] / slope == doctest::Approx(0.97).epsilon(0.003));
}

TEST_CASE("calibrate: what cannot be right is refused") {
    const auto error = [](std::vector<Spot> spots) {
        return measure::calibrate(spots, bed).error();
    };
    const double slope = measure::nominal(bed).newtons_per_count[0];
    const auto even = [&](double newtons, double kilograms) {
        const double c = newtons / 4.0 / slope;
        return Spot{{c, c, c, c}, {kilograms}};
    };
    CHECK(error({}) == CalibrationError::too_few_spots);
    CHECK(error({even(400.0, 2.0)}) == CalibrationError::mass_out_of_range);
    CHECK(error({even(400.0, 500.0)}) == CalibrationError::mass_out_of_range);
    CHECK(error({even(3.0, 10.0)}) == CalibrationError::load_too_small);
    CHECK(error({even(400.0, 200.0)}) == CalibrationError::implausible_slope); // a factor of 5
    CHECK(error({even(-400.0, 40.0)}) == CalibrationError::implausible_slope); // wires swapped
    CHECK(error({even(400.0, 40.0), even(300.0, 40.0)}) == CalibrationError::cells_disagree);
}

TEST_CASE("spot: a person may sway, but not step off; the scale's number must be sane") {
    const Plate plate;
    Tare zero;
    zero.zero = plate.zero;
    const double newtons = 75.0 * units::standard_gravity;
    CHECK(measure::spot(plate.samples(newtons, 0, 0, 186, 1, 0.1), zero, {75.0}, bed));
    const auto error = [&](const TareSamples& s, double kilograms) {
        return measure::spot(s, zero, {kilograms}, bed).error();
    };
    CHECK(error(plate.samples(newtons, 0, 0, 186, 1, 0.0, 60.0), 75.0) ==
          CalibrationError::unsteady);
    CHECK(error(plate.samples(newtons, 0, 0, 186, 1), 750.0) ==
          CalibrationError::mass_out_of_range);
    CHECK(error(plate.samples(newtons, 0, 0, 5, 1), 75.0) == CalibrationError::too_few_samples);
    CHECK(error(plate.samples(9e4, 0, 0, 186, 1), 75.0) == CalibrationError::saturated);
}
