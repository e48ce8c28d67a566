#include "measure/zero.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double part_s = 2.0;
constexpr double near_zero_n = 8.0, least_steady_n = 1.0, most_drift_n = 20.0;
constexpr double taken_over = 0.2;

} // namespace

ZeroFollower::ZeroFollower(std::size_t cells, const PerCell<double>& noise_n) : cells_{cells} {
    double squares = 0.0;
    for (const double n : noise_n) squares += n * n;
    steady_n_ = std::max(least_steady_n, 8.0 * std::sqrt(squares));
}

void ZeroFollower::begin(units::SessionTime at) {
    part_begun_ = true;
    part_start_ = at;
    part_ = {};
    lowest_ = 1e9;
    highest_ = -1e9;
}

void ZeroFollower::interrupt() { part_begun_ = proven_ = false; }

void ZeroFollower::push(units::SessionTime at, const PerCell<double>& newtons) {
    if (!part_begun_) begin(at);
    if (units::seconds(at - part_start_) >= part_s) {
        finish_part();
        begin(at);
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < cells_; ++i) {
        const double rest = newtons[i] - drift_[i];
        part_[i].add(rest);
        sum += rest;
    }
    lowest_ = std::min(lowest_, sum);
    highest_ = std::max(highest_, sum);
}

void ZeroFollower::finish_part() {
    double sum = 0.0, largest = 0.0;
    for (std::size_t i = 0; i < cells_; ++i) {
        sum += part_[i].mean();
        largest = std::max(largest, std::abs(part_[i].mean()));
    }
    const bool unloaded = highest_ - lowest_ < steady_n_ && std::abs(sum) < near_zero_n &&
                          largest < near_zero_n && part_[0].count() >= 8;
    if (unloaded && proven_) {
        for (std::size_t i = 0; i < cells_; ++i) {
            const double wanted = drift_[i] + taken_over * part_[i].mean();
            drift_[i] = std::clamp(wanted, -most_drift_n, most_drift_n);
            if (drift_[i] != wanted) far_off_ = static_cast<std::uint8_t>(far_off_ | (1U << i));
        }
    }
    proven_ = unloaded;
}

} // namespace measure
