#include "measure/rhythm.h"

#include "measure/runs.h"
#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace measure {

namespace {

using Wave = std::vector<double>; // a value for each bin

constexpr double bin_s = 0.08;
constexpr double least_window_s = 3.0;
constexpr double smoothing_s = 0.25; // standard deviation of the Gaussian: half is left at 0.75 Hz
constexpr double least_cycle_s = 1.0, most_cycle_s = 24.0;
// A turn is one when the force comes back by so many standard deviations. Where it matters which,
// the count is not to be trusted.
constexpr double usual_return = 0.55;
constexpr double other_returns[] = {0.45, 0.9, 1.2};
constexpr double count_weight = 0.6, spectrum_weight = 2.0;
constexpr double few_cycles = 3.0, spectrum_share = 0.3;

Wave without_trend(Wave wave) {
    const auto n = static_cast<double>(wave.size());
    const double middle = 0.5 * (n - 1.0);
    const double level = mean(wave);
    double along = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        const double u = static_cast<double>(i) - middle;
        along += u * wave[i];
        squares += u * u;
    }
    for (std::size_t i = 0; i < wave.size(); ++i)
        wave[i] -= level + along / squares * (static_cast<double>(i) - middle);
    return wave;
}

Wave smoothed(const Wave& wave) {
    constexpr int reach = 10; // three standard deviations
    std::vector<double> weight;
    for (int k = 0; k <= reach; ++k)
        weight.push_back(std::exp(-0.5 * std::pow(k * bin_s / smoothing_s, 2)));
    Wave out(wave.size());
    const auto n = static_cast<int>(wave.size());
    for (int i = 0; i < n; ++i) {
        double sum = 0.0, weights = 0.0;
        for (int j = std::max(0, i - reach); j <= std::min(n - 1, i + reach); ++j) {
            const double w = weight[static_cast<std::size_t>(std::abs(j - i))];
            sum += w * wave[static_cast<std::size_t>(j)];
            weights += w;
        }
        out[static_cast<std::size_t>(i)] = sum / weights;
    }
    return out;
}

double deviation(const Wave& wave) {
    Spread spread;
    for (const double x : wave) spread.add(x);
    return spread.deviation();
}

// Seconds from the beginning of a wave, of each kind in order.
struct Marks {
    std::vector<double> tops, lows, rising, falling; // the latter two: half way between two turns
    std::vector<double> swings;
    double last_turn_s = 0.0;
};

double vertex(const Wave& wave, std::size_t i) {
    if (i == 0 || i + 1 == wave.size()) return 0.0;
    const double curve = wave[i - 1] - 2.0 * wave[i] + wave[i + 1];
    return curve == 0.0 ? 0.0 : std::clamp(0.5 * (wave[i - 1] - wave[i + 1]) / curve, -0.5, 0.5);
}

void mark_crossing(Marks& marks, const Wave& wave, std::size_t from, std::size_t to) {
    const double half = 0.5 * (wave[from] + wave[to]);
    const bool up = wave[to] > wave[from];
    for (std::size_t i = from; i < to; ++i) {
        if ((wave[i] < half) == (wave[i + 1] < half)) continue;
        const double part = (half - wave[i]) / (wave[i + 1] - wave[i]);
        (up ? marks.rising : marks.falling).push_back((static_cast<double>(i) + part) * bin_s);
        return;
    }
}

// Turns with hysteresis: a top is certain when the wave has come back by `hysteresis`.
Marks marks_of(const Wave& wave, double hysteresis) {
    Marks marks;
    std::optional<std::size_t> before;
    std::size_t low = 0, high = 0;
    int direction = 0;
    const auto turn = [&](std::size_t i, bool top) {
        const double at = (static_cast<double>(i) + vertex(wave, i)) * bin_s;
        (top ? marks.tops : marks.lows).push_back(at);
        marks.last_turn_s = at;
        if (before) {
            marks.swings.push_back(std::abs(wave[i] - wave[*before]));
            mark_crossing(marks, wave, *before, i);
        }
        before = i;
    };
    for (std::size_t i = 1; i < wave.size(); ++i) {
        if (wave[i] > wave[high]) high = i;
        if (wave[i] < wave[low]) low = i;
        const bool falls = direction >= 0 && wave[high] - wave[i] > hysteresis;
        const bool rises = direction <= 0 && wave[i] - wave[low] > hysteresis;
        if (!falls && !rises) continue;
        const std::size_t at = falls ? high : low;
        if (at > 0) turn(at, falls); // where the wave begins nobody knows whether it turned
        direction = falls ? -1 : 1;
        low = high = i;
    }
    return marks;
}

// Cycles per second between the first and the last of these marks within the window.
std::optional<double> rate(const std::vector<double>& marks, double from_s) {
    const auto first = std::lower_bound(marks.begin(), marks.end(), from_s);
    if (marks.end() - first < 2) return std::nullopt;
    return static_cast<double>(marks.end() - first - 1) / (marks.back() - *first);
}

// From tops, lows, and both ways through the middle: as many as can be told.
std::vector<double> rates(const Marks& marks, double from_s) {
    std::vector<double> all;
    for (const auto* kind : {&marks.tops, &marks.lows, &marks.rising, &marks.falling})
        if (const auto told = rate(*kind, from_s)) all.push_back(*told);
    return all;
}

// Of every two values one: the mean.
Wave halved(const Wave& wave) {
    Wave half;
    for (std::size_t i = 0; i + 1 < wave.size(); i += 2)
        half.push_back(0.5 * (wave[i] + wave[i + 1]));
    return half;
}

// Where the spectrum of the wave (Hann window) is highest, in cycles per second.
double strongest(const Wave& wave) {
    constexpr double every_s = 2.0 * bin_s;
    Wave faded = halved(wave);
    const auto n = static_cast<double>(faded.size());
    for (std::size_t i = 0; i < faded.size(); ++i)
        faded[i] *=
            0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * (static_cast<double>(i) + 0.5) / n);
    const double step = 1.0 / (10.0 * n * every_s); // a tenth of what the window resolves
    const auto steps = static_cast<int>((1.0 / least_cycle_s - 1.0 / most_cycle_s) / step);
    double best = 0.0, best_power = -1.0;
    for (int i = 0; i <= steps; ++i) {
        const double f = 1.0 / most_cycle_s + i * step;
        // Goertzel's recurrence.
        const double twice_cosine = 2.0 * std::cos(2.0 * std::numbers::pi * f * every_s);
        double a = 0.0, b = 0.0;
        for (const double x : faded) {
            const double next = x + twice_cosine * a - b;
            b = a;
            a = next;
        }
        const double power = a * a + b * b - twice_cosine * a * b;
        if (power <= best_power) continue;
        best_power = power;
        best = f;
    }
    return best;
}

// How alike the wave is to itself a cycle later, 1 = the same: the highest value, once it
// has fallen to zero, of the normalised square difference function (McLeod and Wyvill 2005).
double clarity(const Wave& wave) {
    const std::size_t n = wave.size();
    const auto most = std::min(3 * n / 4, static_cast<std::size_t>(most_cycle_s / bin_s));
    double best = 0.0;
    bool below = false; // the first stretch, around no delay at all, does not count
    for (std::size_t delay = 1; delay < most; ++delay) {
        double product = 0.0, squares = 0.0;
        for (std::size_t i = 0; i + delay < n; ++i) {
            product += wave[i] * wave[i + delay];
            squares += wave[i] * wave[i] + wave[i + delay] * wave[i + delay];
        }
        const double alike = squares > 0.0 ? 2.0 * product / squares : 0.0;
        if (alike <= 0.0) below = true;
        if (below) best = std::max(best, alike);
    }
    return best;
}

// By how much the count depends on what counts as a turn.
double disagreement(const Wave& wave, double spread, double from_s, std::vector<double> told) {
    for (const double share : other_returns) {
        const Marks marks = marks_of(wave, share * spread);
        for (const auto* kind : {&marks.tops, &marks.lows})
            if (const auto other = rate(*kind, from_s)) told.push_back(*other);
    }
    const auto [least, most] = std::minmax_element(told.begin(), told.end());
    return *most - *least;
}

// A long window has more that can agree, and must.
double confidence(double agreement, double cycles) {
    const double least = std::clamp(0.3 + 0.06 * (cycles - 5.0), 0.3, 0.6);
    return std::clamp(0.3 + 0.7 * (agreement - least) / (0.95 - least), 0.0, 1.0);
}

} // namespace

void RhythmMeter::clear() { *this = RhythmMeter{}; }

void RhythmMeter::push(units::SessionTime at, double force) {
    const double now_s = units::seconds(at);
    if (!begun_) ends_s_ = now_s + bin_s;
    begun_ = true;
    if (now_s >= ends_s_ && count_ > 0) {
        fill_bin(sum_ / static_cast<double>(count_));
        sum_ = 0.0;
        count_ = 0;
        ends_s_ += bin_s;
    }
    for (; now_s >= ends_s_; ends_s_ += bin_s) ++empty_;
    sum_ += force;
    ++count_;
}

// And the empty ones before it, by a straight line.
void RhythmMeter::fill_bin(double value) {
    const double before = bins_.empty() ? value : bins_.back();
    const auto steps = static_cast<double>(empty_ + 1);
    for (std::size_t i = 1; i <= empty_; ++i)
        bins_.push_back(before + (value - before) * static_cast<double>(i) / steps);
    bins_.push_back(value);
    empty_ = 0;
    while (static_cast<double>(bins_.size()) * bin_s > longest_s) bins_.pop_front();
}

// The latest bins since somebody got on, or moved from one limb to another: that is no wave.
std::size_t RhythmMeter::settled() const {
    double sum = 0.0;
    std::size_t n = 0;
    for (auto bin = bins_.rbegin(); bin != bins_.rend(); ++bin, ++n) {
        const double usual = n > 0 ? sum / static_cast<double>(n) : *bin;
        if (*bin < gone_share * usual || *bin > came_share * usual) {
            const auto settling = static_cast<std::size_t>(std::lround(1.0 / bin_s));
            return n > settling ? n - settling : 0;
        }
        sum += *bin;
    }
    return n;
}

std::optional<Rhythm> RhythmMeter::over(double window_s) const {
    const auto bins = [this](double seconds) {
        return std::min(bins_.size(), static_cast<std::size_t>(std::lround(seconds / bin_s)));
    };
    const std::size_t known = std::min(bins(std::max(window_s, context_s)), settled());
    const std::size_t inside = std::min(bins(window_s), known);
    if (static_cast<double>(inside) * bin_s < least_window_s) return std::nullopt;
    const Wave force(bins_.end() - static_cast<std::ptrdiff_t>(known), bins_.end());
    const Wave level = without_trend(force), wave = smoothed(level);
    const double from_s = static_cast<double>(known - inside) * bin_s;

    const double spread = deviation(wave);
    const Marks marks = marks_of(wave, usual_return * spread);
    if (marks.swings.size() < 2) return std::nullopt;
    const double depth = median(marks.swings) / std::max(mean(force), 1e-9);
    if (depth < least_depth) return std::nullopt;
    const auto counted = rates(marks, from_s);
    if (counted.empty()) return std::nullopt;

    const auto begin = static_cast<std::ptrdiff_t>(known - inside);
    const double seen = strongest(without_trend({level.begin() + begin, level.end()}));
    const double first = counted.front();
    const double agreement = clarity(without_trend({wave.begin() + begin, wave.end()})) -
                             count_weight * disagreement(wave, spread, from_s, {first}) / first -
                             spectrum_weight * std::abs(seen - first) / first;
    double told = 0.5 * (first + median(counted));
    const double cycles = told * static_cast<double>(inside) * bin_s;
    if (cycles < few_cycles) told += spectrum_share * (seen - told);
    const double ago_s = static_cast<double>(known) * bin_s - marks.last_turn_s;
    return Rhythm{1.0 / told, confidence(agreement, cycles), ago_s, depth};
}

} // namespace measure
