#include "measure/control.h"

#include "measure/noise.h"
#include "measure/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace measure {

namespace {

constexpr double least_force_n = 40.0;
constexpr std::size_t least_moments = 30, least_values = 4, drift_parts = 12;
constexpr double least_drift = 2.0, drift_errors = 5.0; // points; standard errors
constexpr auto edge = units::duration_of(0.5);          // of a hold

// Between neighbours in order, by a straight line.
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace

std::optional<double> percent_in(const std::optional<Range>& range,
                                 std::span<const double> values) {
    if (!range || values.empty()) return std::nullopt;
    const auto in = std::count_if(values.begin(), values.end(),
                                  [&](double value) { return range->contains(value); });
    return 100.0 * static_cast<double>(in) / static_cast<double>(values.size());
}

std::optional<double> variation_percent(std::vector<double> values) {
    if (values.size() < least_values) return std::nullopt;
    std::sort(values.begin(), values.end());
    const double middle = quantile(values, 0.5);
    if (middle <= 0.0) return std::nullopt;
    return 74.13 * (quantile(values, 0.75) - quantile(values, 0.25)) / middle;
}

Control control(std::span<const Second> seconds, std::span<const Stroke> strokes,
                const std::optional<Range>& seconds_per_stroke,
                const std::optional<Range>& force_n) {
    Control found;
    double told = 0.0, both_told = 0.0, both_in = 0.0;
    for (const Second& second : seconds) {
        if (!second.seconds_per_stroke) continue;
        told += 1.0;
        if (!second.force_n || !seconds_per_stroke || !force_n) continue;
        both_told += 1.0;
        if (seconds_per_stroke->contains(*second.seconds_per_stroke) &&
            force_n->contains(*second.force_n))
            both_in += 1.0;
    }
    if (!seconds.empty())
        found.pace_told_percent = 100.0 * told / static_cast<double>(seconds.size());
    if (both_told > 0.0) found.in_both_bands_percent = 100.0 * both_in / both_told;
    std::vector<double> times, forces;
    for (const Stroke& stroke : strokes) {
        times.push_back(units::seconds(stroke.end - stroke.start));
        forces.push_back(stroke.mean_force.value);
    }
    found.pace_variation_percent = variation_percent(times);
    found.force_variation_percent = variation_percent(forces);
    return found;
}

namespace {

std::optional<double> rise_of(const std::vector<double>& shares) {
    const auto at = [&](std::size_t n) {
        return shares.begin() + static_cast<std::ptrdiff_t>(n * shares.size() / drift_parts);
    };
    const double middle = 0.5 * static_cast<double>(drift_parts - 1);
    std::array<Timed, drift_parts> part{};
    double across = 0.0, along = 0.0; // of the parts' places to their middle, and with their shares
    for (std::size_t i = 0; i < drift_parts; ++i) {
        const double off = static_cast<double>(i) - middle;
        part[i] = {off, median({at(i), at(i + 1)})};
        across += off * off;
        along += off * part[i].value;
    }
    const double slope = along / across;
    const double error = noise_around_line(part).value_or(0.0) / std::sqrt(across);
    const auto third = static_cast<std::ptrdiff_t>(shares.size() / 3);
    const double rise = median({shares.end() - third, shares.end()}) -
                        median({shares.begin(), shares.begin() + third});
    const bool clear = std::abs(rise) >= least_drift && std::abs(slope) >= drift_errors * error;
    return clear ? std::optional{rise} : std::nullopt;
}

} // namespace

std::optional<Balance> balance(const Roller& roller, std::span<const Moment> moments) {
    std::vector<double> shares; // of the right cells
    for (const Moment& m : moments) {
        if (m.left_out != 0 || m.force.value < least_force_n) continue;
        double right = 0.0, all = 0.0;
        for (std::size_t i = 0; i < roller.cells; ++i) {
            if (!m.cells[i]) continue;
            all += m.cells[i]->value;
            if (roller.cell[i].x > units::Metres{}) right += m.cells[i]->value;
        }
        if (all > 0.0) shares.push_back(100.0 * right / all);
    }
    const bool sides = std::any_of(roller.cell.begin(), roller.cell.begin() + roller.cells,
                                   [](const auto& c) { return c.x < units::Metres{}; }) &&
                       std::any_of(roller.cell.begin(), roller.cell.begin() + roller.cells,
                                   [](const auto& c) { return c.x > units::Metres{}; });
    if (!sides || shares.size() < least_moments) return std::nullopt;
    return Balance{median(shares), rise_of(shares)};
}

namespace {

// The length of all places that at least two of the strokes passed.
double passed_twice_m(std::span<const Stroke> strokes) {
    struct End {
        double at = 0.0;
        int passing = 0; // how many more pass beyond it
    };
    std::vector<End> ends;
    for (const Stroke& stroke : strokes) {
        if (!stroke.from || !stroke.to) continue;
        const auto [low, high] = std::minmax(stroke.from->value, stroke.to->value);
        ends.push_back({low, 1});
        ends.push_back({high, -1});
    }
    std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.at < b.at; });
    double length = 0.0;
    int passing = 0;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        passing += ends[i].passing;
        if (passing >= 2) length += ends[i + 1].at - ends[i].at;
    }
    return length;
}

} // namespace

std::optional<units::Metres> reach(std::span<const Stroke> strokes,
                                   std::span<const Contact> contacts) {
    double longest = 0.0;
    auto next = strokes.begin();
    for (const Contact& contact : contacts) {
        next = std::find_if(next, strokes.end(),
                            [&](const Stroke& s) { return s.end > contact.start; });
        const auto last = std::find_if(next, strokes.end(),
                                       [&](const Stroke& s) { return s.start >= contact.end; });
        longest = std::max(longest, passed_twice_m({next, last}));
        next = last;
    }
    if (longest <= 0.0) return std::nullopt;
    return units::Metres{longest};
}

std::optional<double> hold_variation_percent(const Hold& hold, std::span<const Moment> moments) {
    std::vector<double> forces;
    for (const Moment& m : moments)
        if (m.at >= hold.start + edge && m.at <= hold.end - edge) forces.push_back(m.force.value);
    return variation_percent(std::move(forces));
}

} // namespace measure
