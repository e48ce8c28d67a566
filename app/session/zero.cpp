#include "session/zero.h"

#include <algorithm>

namespace session {

using units::SessionTime;

namespace {

constexpr units::Duration window_length = units::duration_of(1.0);
constexpr units::Duration between_tries = units::duration_of(0.25);

} // namespace

Zero::Zero(const measure::Roller& roller, measure::Calibration calibration,
           const std::optional<std::array<double, protocol::most_cells>>& reference)
    : roller_{roller}, calibration_{calibration}, reference_{reference} {}

void Zero::sample(std::uint8_t cell, SessionTime at, measure::Counts counts) {
    auto& samples = second_.at(cell);
    samples.emplace_back(at, counts);
    while (samples.front().first + window_length < at) samples.pop_front();
    if (!since_) since_ = at;
}

void Zero::forget() {
    for (auto& samples : second_) samples.clear();
    since_.reset();
    tried_.reset();
}

bool Zero::full(SessionTime now) const {
    return since_ && *since_ + window_length <= now && (!tried_ || *tried_ + between_tries <= now);
}

measure::TareSamples Zero::window() const {
    measure::TareSamples samples;
    for (std::size_t cell = 0; cell < second_.size(); ++cell)
        for (const auto& [at, counts] : second_[cell]) samples.cells.at(cell).push_back(counts);
    return samples;
}

tl::expected<measure::Tare, measure::TareError> Zero::take(SessionTime now) {
    tried_ = now;
    auto taken =
        measure::tare(window(), calibration_, roller_, reference_ ? &*reference_ : nullptr);
    if (!taken) return taken;
    tare_ = *taken;
    reference_ = taken->zero;
    return taken;
}

std::optional<units::Newtons> Zero::still_force() const {
    const auto here = measure::tare(window(), calibration_, roller_, nullptr);
    if (!here || !tare_) return std::nullopt;
    units::Newtons sum{};
    for (std::size_t cell = 0; cell < roller_.cells; ++cell)
        sum += units::Newtons{(here->zero.at(cell) - tare_->zero.at(cell)) *
                              calibration_.newtons_per_count.at(cell)};
    return sum;
}

void Zero::distrust() { reference_.reset(); }

} // namespace session
