// Raw counts to newtons, per cell: zero (tare) and slope (from known loads).
#pragma once
#include "measure/moment.h"

#include <tl/expected.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace measure {

struct Tare {
    std::array<double, protocol::most_cells> zero{};  // counts with nothing on the roller
    std::array<double, protocol::most_cells> noise{}; // standard deviation, counts
};

struct Calibration {
    std::uint32_t id = 0; // 0 = nominal, from the cells' capacity
    std::array<double, protocol::most_cells> newtons_per_count{};
};
Calibration nominal(const Roller&); // 1 mV/V at capacity, gain 128
Calibration calibration_of(const protocol::CalibrationRecord&,
                           const Roller&); // nominal where absent

enum class TareError { too_few_samples, unsteady, loaded, saturated, cell_missing };

// From about 1 s of samples. `reference` is the zero known from calibration: a load already lying
// on the roller shows as a difference (limit 30 N in sum), so a roller with somebody on it is
// refused.
struct TareSamples {
    std::array<std::vector<Counts>, protocol::most_cells> cells;
};
tl::expected<Tare, TareError> tare(const TareSamples&, const Calibration&, const Roller&,
                                   const std::array<double, protocol::most_cells>* reference);

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

// One known load at one spot: mean counts per cell above the tare, while the load was still.
struct Spot {
    std::array<double, protocol::most_cells> counts_above_zero{};
    units::Kilograms load{};
};
struct CalibrationFit {
    Calibration calibration;
    double worst_spot_error = 0.0; // share of the load, e.g. 0.013
};
// Least squares over the spots: sum of slope x counts = weight. At least as many spots as cells;
// a slope outside 0.5..2 of nominal, or a negative one, is refused.
tl::expected<CalibrationFit, CalibrationError> calibrate(std::span<const Spot>, const Roller&);

} // namespace measure
