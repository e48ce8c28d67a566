#include "measure/quality.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double empty_n = 15.0;
constexpr double most_faulty = 0.05, most_saturated = 0.01, most_noise_n = 2.0, most_drift_n = 5.0;
constexpr std::size_t least_seconds = 3, most_seconds = 7200;
constexpr double stretch_s = 10.0;
constexpr std::size_t most_hums = 24; // six stretches of four cells

PerCell<double> ranges(const Roller& roller, const Calibration& calibration) {
    PerCell<double> range{};
    for (std::size_t i = 0; i < roller.cells; ++i)
        range[i] = calibration.newtons_per_count[i] * 16777216.0;
    return range;
}

std::optional<double> quiet(const std::vector<float>& empty, const std::vector<float>& loaded) {
    if (empty.size() >= least_seconds) return median({empty.begin(), empty.end()});
    if (loaded.size() < 10) return std::nullopt;
    std::vector<float> sorted{loaded};
    const auto tenth = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 10);
    std::nth_element(sorted.begin(), tenth, sorted.end());
    return static_cast<double>(*tenth);
}

void keep(std::vector<float>& values, double value) {
    if (values.size() < most_seconds) values.push_back(static_cast<float>(value));
}

} // namespace

bool usable(const Quality& q, std::uint64_t faulty, std::uint64_t lost) {
    if (!q.rate_hz || q.samples == 0) return false;
    const auto all = static_cast<double>(q.samples + faulty + lost);
    if (static_cast<double>(faulty + lost) > most_faulty * all) return false;
    if (static_cast<double>(q.saturated) > most_saturated * all) return false;
    return q.noise_n.value_or(0.0) <= most_noise_n &&
           std::abs(q.drift_n_per_min.value_or(0.0)) <= most_drift_n;
}

QualityMeter::QualityMeter(std::size_t cells, const PerCell<double>& range_n)
    : cells_{cells}, range_n_{range_n} {}

QualityMeter::QualityMeter(const Roller& roller, const Calibration& calibration)
    : QualityMeter{roller.cells, ranges(roller, calibration)} {}

void QualityMeter::note_interval(CellMeter& cell, double at_s) {
    const double interval = at_s - cell.last_s;
    if (cell.heard && interval > 0.0) {
        const bool known = cell.interval.seconds().has_value();
        cell.interval.add(interval);
        if (known && !cell.interval.seconds()) cell.interval_sum = 0.0, cell.intervals = 0;
        if (cell.interval.fits(interval)) {
            cell.interval_sum += interval;
            ++cell.intervals;
        }
    }
    cell.heard = true;
    cell.last_s = at_s;
}

void QualityMeter::sample(std::uint8_t index, units::SessionTime at, double newtons) {
    if (index >= cells_) return;
    const double at_s = units::seconds(at);
    const auto second = static_cast<std::int64_t>(std::floor(at_s));
    if (begun_ && second > second_) end_second();
    if (!begun_ || second > second_) second_ = second;
    begun_ = true;
    ++samples_;
    note_interval(cell_[index], at_s);
    cell_[index].second.push_back({at_s, newtons});
}

void QualityMeter::fault(FaultKind kind, std::uint64_t conversions) {
    const std::uint64_t n = std::max<std::uint64_t>(conversions, 1);
    faulty_ += conversions;
    if (kind == FaultKind::saturated) saturated_ += n;
    if (kind == FaultKind::desynchronised) desynchronised_ += n;
}

void QualityMeter::gap(const Gap& gap) {
    ++gaps_;
    lost_ += gap.samples_lost;
}

// A second counts when every cell has spoken in it.
void QualityMeter::end_second() {
    double level = 0.0, squares = 0.0;
    PerCell<double> noise{};
    bool whole = true;
    for (std::size_t i = 0; i < cells_; ++i) {
        const auto rest = noise_around_line(cell_[i].second);
        whole = whole && rest;
        if (!rest) continue;
        noise[i] = *rest;
        squares += *rest * *rest;
        double sum = 0.0;
        for (const Timed& t : cell_[i].second) sum += t.value;
        level += sum / static_cast<double>(cell_[i].second.size());
    }
    const bool empty = whole && std::abs(level) < empty_n;
    if (whole) {
        keep(empty ? empty_noise_ : loaded_noise_, std::sqrt(squares));
        for (std::size_t i = 0; i < cells_; ++i)
            keep(empty ? cell_[i].empty_noise : cell_[i].loaded_noise, noise[i]);
    }
    if (empty && empty_level_.size() < most_seconds)
        empty_level_.push_back({static_cast<double>(second_) + 0.5, level});
    for (std::size_t i = 0; i < cells_; ++i) {
        auto& cell = cell_[i];
        if (empty && hum_.size() < most_hums)
            cell.stretch.insert(cell.stretch.end(), cell.second.begin(), cell.second.end());
        else
            cell.stretch.clear();
        cell.second.clear();
    }
    end_stretch();
}

void QualityMeter::end_stretch() {
    const auto& first = cell_[0].stretch;
    if (first.empty() || first.back().at_s - first.front().at_s < stretch_s - 1.0) return;
    for (std::size_t i = 0; i < cells_; ++i) {
        auto& cell = cell_[i];
        if (cell.intervals > 0)
            if (const auto share = mains_share(cell.stretch, 1.0 / cell.mean_interval()))
                hum_.push_back(*share);
        cell.stretch.clear();
    }
}

std::optional<double> QualityMeter::rate_hz() const {
    for (std::size_t i = 0; i < cells_; ++i)
        if (cell_[i].intervals >= 5) return 1.0 / cell_[i].mean_interval();
    return std::nullopt;
}

Quality QualityMeter::quality() const {
    Quality q;
    q.rate_hz = rate_hz();
    q.samples = samples_;
    q.gaps = gaps_;
    q.saturated = saturated_;
    q.desynchronised = desynchronised_;
    q.noise_n = quiet(empty_noise_, loaded_noise_);
    for (std::size_t i = 0; i < cells_; ++i) {
        const auto noise = quiet(cell_[i].empty_noise, cell_[i].loaded_noise);
        if (!noise || range_n_[i] <= 0.0) continue;
        const double bits = noise_free_bits(range_n_[i], *noise);
        q.noise_free_bits = std::min(bits, q.noise_free_bits.value_or(bits));
    }
    q.drift_n_per_min = drift_per_minute(empty_level_);
    if (!hum_.empty()) q.mains_share = *std::max_element(hum_.begin(), hum_.end());
    q.usable = usable(q, faulty_, lost_);
    return q;
}

} // namespace measure
