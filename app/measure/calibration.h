// Raw counts to newtons, per cell: zero (tare) and slope (from known loads).
#pragma once
#include "measure/moment.h"

#include <tl/expected.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace measure {

template <class T> using PerCell = std::array<T, protocol::most_cells>;

constexpr Counts highest_counts = 0x7FFFFF; // the converter's end stops
constexpr Counts lowest_counts = -0x800000;
constexpr bool saturated(Counts c) { return c >= highest_counts || c <= lowest_counts; }

struct Tare {
    PerCell<double> zero{};  // counts with nothing on the roller
    PerCell<double> noise{}; // standard deviation, counts
};

struct Calibration {
    std::uint32_t id = 0; // 0 = nominal, from the cells' capacity
    PerCell<double> newtons_per_count{};
};

// A cell of 1 mV/V at capacity (protocol::nominal_counts_at_capacity); one whose capacity is
// unknown counts as one of 50 kg.
using protocol::nominal_counts_at_capacity;
Calibration nominal(const Roller&);

// Cells whose slope is absent, or outside 0.5..2 of nominal, are nominal.
Calibration calibration_of(const protocol::CalibrationRecord&, const Roller&);

units::Newtons force(Counts, double zero, double newtons_per_count);

enum class TareError { too_few_samples, unsteady, loaded, saturated, cell_missing };

// From about 1 s of samples (at least 8 of each cell: 0.7 s at the slow rate). `reference` is the
// zero known from calibration: a load already lying on the roller shows as a difference (limit 30 N
// in sum), so a roller with somebody on it is refused. Unsteady: a cell wanders by more than 2 N.
struct TareSamples {
    PerCell<std::vector<Counts>> cells;
};
tl::expected<Tare, TareError> tare(const TareSamples&, const Calibration&, const Roller&,
                                   const PerCell<double>* reference);

enum class CalibrationError {
    too_few_samples,
    unsteady,
    load_too_small,
    saturated,
    too_few_spots,
    implausible_slope,
    cells_disagree,
    mass_out_of_range
};

constexpr units::Kilograms least_calibration_mass{5.0}, most_calibration_mass{200.0};

// One known load at one spot: mean counts per cell above the tare, while the load was still.
struct Spot {
    PerCell<double> counts_above_zero{};
    units::Kilograms load{};
};

// A spot from about 2 s of samples (at least 8 of each cell), taken while the load did not move:
// the force by nominal slopes may wander by 1 % of it, or 2 N. A person stands still enough,
// breathing included; for the cradle the load is what a bathroom scale under the device shows more
// than before.
tl::expected<Spot, CalibrationError> spot(const TareSamples&, const Tare&, units::Kilograms load,
                                          const Roller&);

struct CalibrationFit {
    Calibration calibration;
    double worst_spot_error = 0.0; // share of the load, e.g. 0.013
    bool cells_apart = false; // false: the spots do not tell all cells apart; what they do not tell
                              // stays in common
    std::vector<double> spot_errors{}; // of each spot, signed: what it reads more than the load
};

// The slopes for which sum of slope x counts = weight at every spot, by least squares, each cell
// held to the common factor over nominal where the spots do not tell (README.md). One spot gives
// one common factor; spots near every cell, as many as cells or more, give each its own. Refused:
// no spot, a mass outside 5..200 kg, a spot that reads less than 30 N, a slope outside 0.5..2 of
// nominal or negative, spots that disagree by more than 5 %.
tl::expected<CalibrationFit, CalibrationError> calibrate(std::span<const Spot>, const Roller&,
                                                         std::uint32_t id = 1);

} // namespace measure
