#include "measure/noise.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace measure {

namespace {

constexpr double drift_least_s = 8.0;
constexpr std::size_t drift_points = 60;
constexpr double hum_least_s = 5.0, hum_tolerance_hz = 0.2, hum_lowest_hz = 1.0;
constexpr double chance = 0.01;     // that white noise alone is taken for hum
constexpr double independent = 5.0; // frequencies looked at: two of the mains, 2.5 to each 1 / span
constexpr double fastest_body_hz = 8.0;

struct Straight {
    double mean_t = 0.0, mean_x = 0.0, slope = 0.0;
    double rest(const Timed& v) const { return v.value - mean_x - slope * (v.at_s - mean_t); }
};

Straight straight(std::span<const Timed> values) {
    Straight line;
    const auto n = static_cast<double>(values.size());
    for (const Timed& v : values) line.mean_t += v.at_s / n, line.mean_x += v.value / n;
    double tt = 0.0, tx = 0.0;
    for (const Timed& v : values) {
        tt += (v.at_s - line.mean_t) * (v.at_s - line.mean_t);
        tx += (v.at_s - line.mean_t) * (v.value - line.mean_x);
    }
    if (tt > 0.0) line.slope = tx / tt;
    return line;
}

double folded(double frequency, double rate) {
    return std::abs(frequency - std::round(frequency / rate) * rate);
}

// Power of the swing of one frequency: squared amplitude / 2.
double power_at(std::span<const Timed> values, const Straight& line, double frequency) {
    double c = 0.0, s = 0.0;
    for (const Timed& v : values) {
        const double angle = 2.0 * std::numbers::pi * frequency * (v.at_s - line.mean_t);
        c += line.rest(v) * std::cos(angle);
        s += line.rest(v) * std::sin(angle);
    }
    const auto n = static_cast<double>(values.size());
    return 2.0 * (c * c + s * s) / (n * n);
}

double strongest(std::span<const Timed> values, const Straight& line, double from_hz, double to_hz,
                 double step_hz) {
    double most = 0.0;
    const auto steps = static_cast<int>(std::ceil((to_hz - from_hz) / step_hz));
    for (int i = 0; i <= steps; ++i)
        most = std::max(
            most, power_at(values, line, from_hz + (to_hz - from_hz) * i / std::max(steps, 1)));
    return most;
}

// Breath, heart and hands: their strongest swing is slow, and what they show where a hum would show
// is an overtone of it.
double somebody(std::span<const Timed> values, const Straight& line, double below_hz, double span) {
    const double to_hz = std::min(fastest_body_hz, below_hz - hum_tolerance_hz - 1.0 / span);
    return strongest(values, line, 1.0 / span, std::max(to_hz, 1.0 / span), 0.5 / span);
}

bool missing_readings(std::span<const Timed> values, double rate) {
    const double span = values.back().at_s - values.front().at_s;
    return std::abs(span * rate - static_cast<double>(values.size() - 1)) >
           0.02 * span * rate + 1.0;
}

} // namespace

std::optional<double> noise_around_line(std::span<const Timed> values) {
    if (values.size() < 5) return std::nullopt;
    const Straight line = straight(values);
    double squares = 0.0;
    for (const Timed& v : values) squares += line.rest(v) * line.rest(v);
    return std::sqrt(squares / static_cast<double>(values.size() - 2));
}

double noise_free_bits(double range, double noise) {
    constexpr double quantum = 0.29; // of one count: a converter that shows none has this much
    return std::log2(range / (6.6 * std::max(noise, quantum * range / 16777216.0)));
}

std::optional<double> drift_per_minute(std::span<const Timed> values) {
    if (values.size() < 8) return std::nullopt;
    const double span = values.back().at_s - values.front().at_s;
    if (span < drift_least_s) return std::nullopt;
    std::vector<Timed> means; // of consecutive parts
    const std::size_t parts = std::min(drift_points, values.size() / 4 + 2);
    for (std::size_t k = 0; k < parts; ++k) {
        const auto part = values.subspan(
            k * values.size() / parts, (k + 1) * values.size() / parts - k * values.size() / parts);
        if (part.empty()) continue;
        const Straight line = straight(part);
        means.push_back({line.mean_t, line.mean_x});
    }
    std::vector<double> slopes;
    for (std::size_t i = 0; i < means.size(); ++i)
        for (std::size_t k = i + 1; k < means.size(); ++k)
            if (means[k].at_s - means[i].at_s >= 0.45 * span)
                slopes.push_back((means[k].value - means[i].value) /
                                 (means[k].at_s - means[i].at_s));
    if (slopes.empty()) return std::nullopt;
    return 60.0 * median(slopes);
}

std::optional<double> mains_share(std::span<const Timed> values, double rate_hz) {
    if (values.size() < 20 || rate_hz <= 0.0) return std::nullopt;
    const double span = values.back().at_s - values.front().at_s;
    if (span < hum_least_s || missing_readings(values, rate_hz)) return std::nullopt;
    const Straight line = straight(values);
    const double noise = noise_around_line(values).value_or(0.0);
    if (noise <= 0.0) return std::nullopt;

    const auto n = static_cast<double>(values.size());
    const double by_chance =
        2.0 / n * std::log(std::max(1.0, independent * 2.0 * hum_tolerance_hz * span) / chance);
    double most = 0.0;
    bool all_told = true;
    for (const double mains : {50.0, 60.0}) {
        const double shows_at = folded(mains, rate_hz);
        const bool tellable = shows_at - hum_tolerance_hz > hum_lowest_hz &&
                              shows_at + hum_tolerance_hz < 0.5 * rate_hz - 1.0 / span;
        const double power = tellable ? strongest(values, line, mains - hum_tolerance_hz,
                                                  mains + hum_tolerance_hz, 0.25 / span)
                                      : 0.0;
        const double share = power / (noise * noise);
        if (tellable && share <= by_chance) continue;
        if (!tellable || power < somebody(values, line, shows_at, span))
            all_told = false;
        else
            most = std::max(most, std::min(1.0, share - 2.0 / n));
    }
    return all_told || most > 0.0 ? std::optional{most} : std::nullopt;
}

} // namespace measure
