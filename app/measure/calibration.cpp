#include "measure/calibration.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace measure {

namespace {

constexpr double capacity_if_unknown_n = 50.0 * units::standard_gravity;
constexpr std::size_t least_samples = 8;
constexpr double tare_wander_n = 2.0;
constexpr double tare_load_n = 30.0;
constexpr double spot_wander_share = 0.01, spot_wander_n = 2.0;
constexpr double least_spot_n = 30.0;
constexpr double least_slope = 0.5, most_slope = 2.0; // of nominal
constexpr double most_spot_error = 0.05;
constexpr double spot_sigma = 0.002; // of the load: scale and stance
constexpr double cell_sigma = 0.10;  // of the common factor: cheap cells have 1.0 +- 0.1 mV/V

bool plausible(double ratio) { return ratio >= least_slope && ratio <= most_slope; }

constexpr std::size_t parts = 5;

struct StillValue {
    double mean = 0.0, deviation = 0.0;
    std::array<double, parts> part{}; // means of five consecutive parts, from `mean`
    double wander() const {
        return std::max(*std::max_element(part.begin(), part.end()),
                        -*std::min_element(part.begin(), part.end()));
    }
};

// Parts are compared instead of single samples, so that noise does not count as wandering.
StillValue still_value(std::span<const Counts> samples) {
    Spread all;
    std::array<Spread, parts> each;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        all.add(samples[i]);
        each[i * parts / samples.size()].add(samples[i]);
    }
    StillValue value{all.mean(), all.deviation(), {}};
    for (std::size_t k = 0; k < parts; ++k) value.part[k] = each[k].mean() - all.mean();
    return value;
}

// What tare and spot have in common; `E` is the error type of the caller.
template <class E>
tl::expected<PerCell<StillValue>, E> still_values(const TareSamples& samples, const Roller& roller,
                                                  E missing) {
    PerCell<StillValue> values;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const auto& cell = samples.cells[i];
        if (cell.empty()) return tl::unexpected{missing};
        if (std::any_of(cell.begin(), cell.end(), saturated)) return tl::unexpected{E::saturated};
        if (cell.size() < least_samples) return tl::unexpected{E::too_few_samples};
        values[i] = still_value(cell);
    }
    return values;
}

using Matrix = std::array<PerCell<double>, protocol::most_cells>;

// Gauss with pivots; nothing when singular.
std::optional<PerCell<double>> solve(Matrix a, PerCell<double> b, std::size_t n) {
    for (std::size_t col = 0; col < n; ++col) {
        std::size_t pivot = col;
        for (std::size_t row = col + 1; row < n; ++row)
            if (std::abs(a[row][col]) > std::abs(a[pivot][col])) pivot = row;
        if (std::abs(a[pivot][col]) < 1e-9) return std::nullopt;
        std::swap(a[pivot], a[col]);
        std::swap(b[pivot], b[col]);
        for (std::size_t row = col + 1; row < n; ++row) {
            const double factor = a[row][col] / a[col][col];
            for (std::size_t k = col; k < n; ++k) a[row][k] -= factor * a[col][k];
            b[row] -= factor * b[col];
        }
    }
    PerCell<double> x{};
    for (std::size_t col = n; col-- > 0;) {
        double rest = b[col];
        for (std::size_t k = col + 1; k < n; ++k) rest -= a[col][k] * x[k];
        x[col] = rest / a[col][col];
    }
    return x;
}

struct Shares { // what each cell reads by nominal slopes, as a share of the load
    PerCell<double> cell{};
    double sum() const { return cell[0] + cell[1] + cell[2] + cell[3]; }
};

// Minimises  sum over spots ((sum r_i s_i - 1) / spot_sigma)^2 + sum over cells ((r_i - mean r) /
// cell_sigma)^2
std::optional<PerCell<double>> slope_ratios(std::span<const Shares> spots, std::size_t cells) {
    const double by_spot = 1.0 / (spot_sigma * spot_sigma),
                 by_cell = 1.0 / (cell_sigma * cell_sigma);
    Matrix a{};
    PerCell<double> b{};
    for (const Shares& s : spots)
        for (std::size_t i = 0; i < cells; ++i) {
            b[i] += by_spot * s.cell[i];
            for (std::size_t k = 0; k < cells; ++k) a[i][k] += by_spot * s.cell[i] * s.cell[k];
        }
    for (std::size_t i = 0; i < cells; ++i)
        for (std::size_t k = 0; k < cells; ++k)
            a[i][k] += by_cell * ((i == k ? 1.0 : 0.0) - 1.0 / static_cast<double>(cells));
    return solve(a, b, cells);
}

// Whether the spots alone tell every cell at least as well as it is known beforehand: by the pivots
// of their normal equations.
bool tell_apart(const std::vector<Shares>& spots, std::size_t cells) {
    constexpr double least = (spot_sigma / cell_sigma) * (spot_sigma / cell_sigma);
    Matrix a{};
    for (const Shares& s : spots)
        for (std::size_t i = 0; i < cells; ++i)
            for (std::size_t k = 0; k < cells; ++k) a[i][k] += s.cell[i] * s.cell[k];
    for (std::size_t n = 0; n < cells; ++n) {
        if (a[n][n] < least) return false;
        for (std::size_t i = n + 1; i < cells; ++i)
            for (std::size_t k = cells; k-- > n;) a[i][k] -= a[i][n] / a[n][n] * a[n][k];
    }
    return true;
}

} // namespace

Calibration nominal(const Roller& roller) {
    Calibration calibration;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const double capacity = roller.cell[i].capacity.value;
        calibration.newtons_per_count[i] =
            (capacity > 0.0 ? capacity : capacity_if_unknown_n) / nominal_counts_at_capacity;
    }
    return calibration;
}

Calibration calibration_of(const protocol::CalibrationRecord& record, const Roller& roller) {
    Calibration calibration = nominal(roller);
    if (record.id == 0) return calibration;
    calibration.id = record.id;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const auto slope = static_cast<double>(record.newtons_per_count[i]);
        if (plausible(slope / calibration.newtons_per_count[i]))
            calibration.newtons_per_count[i] = slope;
    }
    return calibration;
}

units::Newtons force(Counts counts, double zero, double newtons_per_count) {
    return {(static_cast<double>(counts) - zero) * newtons_per_count};
}

tl::expected<Tare, TareError> tare(const TareSamples& samples, const Calibration& calibration,
                                   const Roller& roller, const PerCell<double>* reference) {
    const auto values = still_values(samples, roller, TareError::cell_missing);
    if (!values) return tl::unexpected{values.error()};
    Tare result;
    double load = 0.0;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const StillValue& value = (*values)[i];
        const double slope = calibration.newtons_per_count[i];
        if (value.wander() * slope > tare_wander_n) return tl::unexpected{TareError::unsteady};
        result.zero[i] = value.mean;
        result.noise[i] = value.deviation;
        if (reference != nullptr) load += (value.mean - (*reference)[i]) * slope;
    }
    if (load > tare_load_n) return tl::unexpected{TareError::loaded};
    return result;
}

tl::expected<Spot, CalibrationError> spot(const TareSamples& samples, const Tare& zero,
                                          units::Kilograms load, const Roller& roller) {
    if (load < least_calibration_mass || load > most_calibration_mass)
        return tl::unexpected{CalibrationError::mass_out_of_range};
    const auto values = still_values(samples, roller, CalibrationError::too_few_samples);
    if (!values) return tl::unexpected{values.error()};
    const Calibration slopes = nominal(roller);
    Spot result{{}, load};
    double sum = 0.0;
    StillValue whole; // a person sways from cell to cell, yet weighs the same
    for (std::size_t i = 0; i < roller.cells; ++i) {
        result.counts_above_zero[i] = (*values)[i].mean - zero.zero[i];
        sum += result.counts_above_zero[i] * slopes.newtons_per_count[i];
        for (std::size_t k = 0; k < parts; ++k)
            whole.part[k] += (*values)[i].part[k] * slopes.newtons_per_count[i];
    }
    if (whole.wander() > std::max(spot_wander_n, spot_wander_share * std::abs(sum)))
        return tl::unexpected{CalibrationError::unsteady};
    return result;
}

tl::expected<CalibrationFit, CalibrationError> calibrate(std::span<const Spot> spots,
                                                         const Roller& roller, std::uint32_t id) {
    if (spots.empty() || roller.cells == 0) return tl::unexpected{CalibrationError::too_few_spots};
    const Calibration slopes = nominal(roller);
    std::vector<Shares> shares;
    for (const Spot& spot : spots) {
        if (spot.load < least_calibration_mass || spot.load > most_calibration_mass)
            return tl::unexpected{CalibrationError::mass_out_of_range};
        const double weight = units::weight_of(spot.load).value;
        Shares s;
        for (std::size_t i = 0; i < roller.cells; ++i)
            s.cell[i] = spot.counts_above_zero[i] * slopes.newtons_per_count[i] / weight;
        if (std::abs(s.sum()) * weight < least_spot_n)
            return tl::unexpected{CalibrationError::load_too_small};
        shares.push_back(s);
    }
    const auto ratios = slope_ratios(shares, roller.cells);
    if (!ratios) return tl::unexpected{CalibrationError::implausible_slope};

    CalibrationFit fit;
    fit.calibration.id = id;
    fit.cells_apart = tell_apart(shares, roller.cells);
    for (std::size_t i = 0; i < roller.cells; ++i) {
        if (!plausible((*ratios)[i])) return tl::unexpected{CalibrationError::implausible_slope};
        fit.calibration.newtons_per_count[i] = (*ratios)[i] * slopes.newtons_per_count[i];
    }
    for (const Shares& s : shares) {
        double reads = 0.0;
        for (std::size_t i = 0; i < roller.cells; ++i) reads += (*ratios)[i] * s.cell[i];
        fit.spot_errors.push_back(reads - 1.0);
        fit.worst_spot_error = std::max(fit.worst_spot_error, std::abs(reads - 1.0));
    }
    if (fit.worst_spot_error > most_spot_error)
        return tl::unexpected{CalibrationError::cells_disagree};
    return fit;
}

} // namespace measure
