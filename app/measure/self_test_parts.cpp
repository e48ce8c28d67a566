#include "measure/self_test_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace measure {

namespace {

constexpr double piece_s = 0.5;
constexpr double sum_wanders_n = 1.0, cell_wanders_n = 0.25;
constexpr double deviations = 6.0; // from the lowest to the highest of 20 means, and some

double begin_of(const PerCell<std::vector<Timed>>& cells) {
    double begin = std::numeric_limits<double>::infinity();
    for (const auto& cell : cells)
        if (!cell.empty()) begin = std::min(begin, cell.front().at_s);
    return begin;
}

// Means over half seconds; nothing where none came.
using Pieces = std::vector<std::optional<Timed>>;
Pieces pieces(const std::vector<Timed>& values, double begin_s) {
    Pieces means;
    std::vector<double> counts;
    for (const Timed& v : values) {
        const auto k = static_cast<std::size_t>(std::max(0.0, (v.at_s - begin_s) / piece_s));
        if (k >= means.size()) means.resize(k + 1), counts.resize(k + 1, 0.0);
        if (!means[k]) means[k] = Timed{begin_s + piece_s * (static_cast<double>(k) + 0.5), 0.0};
        counts[k] += 1.0;
        means[k]->value += (v.value - means[k]->value) / counts[k];
    }
    return means;
}

// Of a single reading, from differences of neighbours: what is slow does not count.
double quick_noise(const std::vector<Timed>& values) {
    if (values.size() < 3) return 0.0;
    double squares = 0.0;
    for (std::size_t i = 1; i < values.size(); ++i)
        squares +=
            (values[i].value - values[i - 1].value) * (values[i].value - values[i - 1].value);
    return std::sqrt(squares / (2.0 * static_cast<double>(values.size() - 1)));
}

// Lowest to highest around the straight line.
double wander(const std::vector<Timed>& values) {
    if (values.size() < 4) return 0.0;
    double t_mean = 0.0, x_mean = 0.0, tt = 0.0, tx = 0.0;
    const auto n = static_cast<double>(values.size());
    for (const Timed& v : values) t_mean += v.at_s / n, x_mean += v.value / n;
    for (const Timed& v : values) {
        tt += (v.at_s - t_mean) * (v.at_s - t_mean);
        tx += (v.at_s - t_mean) * (v.value - x_mean);
    }
    double low = 0.0, high = 0.0;
    for (const Timed& v : values) {
        const double rest = v.value - x_mean - tx / tt * (v.at_s - t_mean);
        low = std::min(low, rest);
        high = std::max(high, rest);
    }
    return high - low;
}

} // namespace

bool was_disturbed(const PerCell<std::vector<Timed>>& quiet, std::size_t cells) {
    const double begin_s = begin_of(quiet);
    PerCell<Pieces> means;
    std::size_t speaking = 0, moving = 0, most = 0;
    double noise_squares = 0.0; // of a half second's sum
    for (std::size_t i = 0; i < cells; ++i) {
        if (quiet[i].size() < 6) continue;
        ++speaking;
        means[i] = pieces(quiet[i], begin_s);
        most = std::max(most, means[i].size());
        const double in_each =
            static_cast<double>(quiet[i].size()) / static_cast<double>(means[i].size());
        const double noise = quick_noise(quiet[i]) / std::sqrt(in_each);
        noise_squares += noise * noise;
        std::vector<Timed> known;
        for (const auto& mean : means[i])
            if (mean) known.push_back(*mean);
        if (wander(known) > cell_wanders_n + deviations * noise) ++moving;
    }
    std::vector<Timed> sums;
    for (std::size_t k = 0; k < most; ++k) {
        Timed sum;
        std::size_t there = 0;
        for (std::size_t i = 0; i < cells; ++i)
            if (k < means[i].size() && means[i][k]) {
                sum = {means[i][k]->at_s, sum.value + means[i][k]->value};
                ++there;
            }
        if (there == speaking) sums.push_back(sum);
    }
    return moving >= std::min<std::size_t>(cells, 2) &&
           wander(sums) > sum_wanders_n + deviations * std::sqrt(noise_squares);
}

Press press_of(const PerCell<std::vector<Timed>>& pressed,
               const PerCell<std::optional<double>>& empty, std::size_t cells) {
    const double begin_s = begin_of(pressed);
    PerCell<Pieces> means;
    std::size_t most = 0;
    for (std::size_t i = 0; i < cells; ++i)
        if (empty[i]) {
            means[i] = pieces(pressed[i], begin_s);
            most = std::max(most, means[i].size());
        }
    const auto force = [&](std::size_t i, std::size_t k) -> std::optional<double> {
        if (k >= means[i].size() || !means[i][k]) return std::nullopt;
        return means[i][k]->value - *empty[i];
    };
    std::vector<std::size_t> all, loaded;
    for (std::size_t k = 0; k < most; ++k) {
        double sum = 0.0;
        for (std::size_t i = 0; i < cells; ++i) sum += std::abs(force(i, k).value_or(0.0));
        all.push_back(k);
        if (sum >= pressed_least_n) loaded.push_back(k);
    }
    Press press;
    press.lasted = static_cast<double>(loaded.size()) * piece_s >= pressed_least_s;
    for (std::size_t i = 0; i < cells; ++i) {
        double sum = 0.0, count = 0.0;
        for (const std::size_t k : press.lasted ? loaded : all)
            if (const auto n = force(i, k)) sum += *n, count += 1.0;
        if (count > 0.0) press.cell_n[i] = sum / count;
    }
    return press;
}

} // namespace measure
