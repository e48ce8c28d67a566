#include "measure/self_test.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace measure {

namespace {

constexpr double slow_hz = 11.7, fast_hz = 92.8, rate_tolerance = 0.15;
constexpr double most_faulty = 0.01, least_bits = 13.0, most_hum = 0.3, most_drift_n = 3.0;
constexpr double pressed_least_n = 40.0, carries_least = 0.03, alone_share = 0.70;
constexpr double converter_range = 16777216.0;

std::vector<Timed> newtons(std::span<const TimedCounts> samples, double newtons_per_count) {
    std::vector<Timed> values;
    values.reserve(samples.size());
    for (const TimedCounts& s : samples)
        if (!saturated(s.counts)) values.push_back({s.at_s, s.counts * newtons_per_count});
    return values;
}

std::optional<double> middle(const std::vector<Timed>& values) {
    if (values.empty()) return std::nullopt;
    std::vector<double> plain;
    plain.reserve(values.size());
    for (const Timed& v : values) plain.push_back(v.value);
    return median(plain);
}

// The usual interval, so that a lost sample does not count.
std::optional<double> rate(std::span<const TimedCounts> samples) {
    if (samples.size() < 6) return std::nullopt;
    std::vector<double> intervals;
    intervals.reserve(samples.size());
    for (std::size_t i = 1; i < samples.size(); ++i)
        intervals.push_back(samples[i].at_s - samples[i - 1].at_s);
    const double usual = median(intervals);
    Spread regular;
    for (const double interval : intervals)
        if (interval < 1.5 * usual && interval > 0.5 * usual) regular.add(interval);
    return regular.mean() > 0.0 ? std::optional{1.0 / regular.mean()} : std::nullopt;
}

void describe_counts(CellReport& cell, std::span<const TimedCounts> quiet, double slope,
                     double capacity) {
    std::vector<Counts> values;
    values.reserve(quiet.size());
    for (const TimedCounts& s : quiet) values.push_back(s.counts);
    cell.saturated =
        static_cast<std::uint64_t>(std::count_if(values.begin(), values.end(), saturated));
    std::erase_if(values, saturated);
    cell.good = values.size();
    if (values.empty()) return;
    std::sort(values.begin(), values.end());
    cell.lowest = values.front();
    cell.highest = values.back();
    cell.unique_values =
        static_cast<std::uint64_t>(std::unique(values.begin(), values.end()) - values.begin());
    const double range = static_cast<double>(cell.highest) - static_cast<double>(cell.lowest);
    cell.range_share_of_converter = range / converter_range;
    if (capacity > 0.0) cell.range_share_of_capacity = range * slope / capacity;
}

CellReport describe(const SelfTestSamples& samples, std::size_t i, const Roller& roller,
                    double slope) {
    CellReport cell;
    const auto& quiet = samples.quiet[i];
    describe_counts(cell, quiet, slope, roller.cell[i].capacity.value);
    cell.faulty =
        std::accumulate(samples.faults[i].begin(), samples.faults[i].end(), std::uint64_t{0});
    cell.samples = quiet.size() + cell.faulty;
    cell.rate_hz = rate(quiet);
    const auto forces = newtons(quiet, slope);
    cell.noise_n = noise_around_line(forces);
    if (cell.noise_n) {
        cell.noise_counts = *cell.noise_n / slope;
        cell.noise_free_bits = noise_free_bits(converter_range, *cell.noise_counts);
    }
    cell.drift_n_per_min = drift_per_minute(forces);
    if (cell.rate_hz) cell.mains_share = mains_share(forces, *cell.rate_hz);
    const auto empty = middle(forces), loaded = middle(newtons(samples.pressed[i], slope));
    if (empty && loaded) cell.pressed_n = *loaded - *empty;
    return cell;
}

bool known_rate(double hz) {
    return std::abs(hz / slow_hz - 1.0) < rate_tolerance ||
           std::abs(hz / fast_hz - 1.0) < rate_tolerance;
}

// While empty. A cell that says nothing, or always the same, needs no further diagnosis.
std::vector<Trouble> quiet_troubles(const CellReport& cell) {
    if (cell.good + cell.saturated == 0) return {Trouble::silent};
    if (cell.saturated * 100 > cell.samples) return {Trouble::saturated};
    if (cell.good >= 20 && cell.unique_values <= 2) return {Trouble::frozen};
    std::vector<Trouble> found;
    if (static_cast<double>(cell.faulty) > most_faulty * static_cast<double>(cell.samples))
        found.push_back(Trouble::faulty);
    if (!cell.rate_hz || !known_rate(*cell.rate_hz)) found.push_back(Trouble::odd_rate);
    if (cell.noise_free_bits.value_or(least_bits) < least_bits)
        found.push_back(cell.mains_share.value_or(0.0) > most_hum ? Trouble::humming
                                                                  : Trouble::noisy);
    if (std::abs(cell.drift_n_per_min.value_or(0.0)) > most_drift_n)
        found.push_back(Trouble::drifting);
    return found;
}

std::optional<Trouble> pressed_trouble(const CellReport& cell, const Roller& roller) {
    if (!cell.pressed_n || !cell.pressed_share) return std::nullopt;
    if (*cell.pressed_share < -carries_least) return Trouble::reversed;
    if (roller.cells < 2) return std::nullopt;
    if (*cell.pressed_share < carries_least) return Trouble::carries_nothing;
    if (roller.build == protocol::Build::bed && *cell.pressed_share > alone_share)
        return Trouble::moves_alone;
    return std::nullopt;
}

Trouble magnet_trouble(protocol::Magnet magnet) {
    switch (magnet) {
    case protocol::Magnet::good: return Trouble::none;
    case protocol::Magnet::weak: return Trouble::magnet_weak;
    case protocol::Magnet::strong: return Trouble::magnet_strong;
    case protocol::Magnet::absent: return Trouble::magnet_absent;
    case protocol::Magnet::no_answer: return Trouble::sensor_silent;
    }
    return Trouble::sensor_silent;
}

// How hard the roller was pressed: a reversed cell counts with what it shows, not against the
// others.
void judge_press(SelfTestReport& report, const Roller& roller) {
    double sum = 0.0, pressed = 0.0;
    for (const CellReport& cell : report.cells) {
        sum += cell.pressed_n.value_or(0.0);
        pressed += std::abs(cell.pressed_n.value_or(0.0));
    }
    report.pressed_n = sum;
    if (pressed < pressed_least_n) {
        report.verdicts.push_back({Trouble::not_pressed, std::nullopt});
        return;
    }
    report.was_pressed = true;
    for (CellReport& cell : report.cells) {
        if (!cell.pressed_n) continue;
        cell.pressed_share = *cell.pressed_n / pressed;
        if (const auto trouble = pressed_trouble(cell, roller)) cell.troubles.push_back(*trouble);
    }
}

} // namespace

Severity severity(Trouble trouble) {
    switch (trouble) {
    case Trouble::none: return Severity::fine;
    case Trouble::odd_rate:
    case Trouble::noisy:
    case Trouble::humming:
    case Trouble::drifting:
    case Trouble::not_pressed:
    case Trouble::moves_alone:
    case Trouble::magnet_weak:
    case Trouble::magnet_strong: return Severity::hint;
    case Trouble::silent:
    case Trouble::faulty:
    case Trouble::saturated:
    case Trouble::frozen:
    case Trouble::reversed:
    case Trouble::carries_nothing:
    case Trouble::magnet_absent:
    case Trouble::sensor_silent: return Severity::unusable;
    }
    return Severity::unusable;
}

SelfTestReport self_test(const SelfTestSamples& samples, const Roller& roller,
                         const Calibration& calibration) {
    SelfTestReport report;
    double squares = 0.0;
    bool all_told = roller.cells > 0, pressed = false;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        report.cells.push_back(describe(samples, i, roller, calibration.newtons_per_count[i]));
        CellReport& cell = report.cells.back();
        cell.troubles = quiet_troubles(cell);
        all_told = all_told && cell.noise_n;
        squares += cell.noise_n.value_or(0.0) * cell.noise_n.value_or(0.0);
        pressed = pressed || !samples.pressed[i].empty();
    }
    if (all_told) report.noise_n = std::sqrt(squares);
    if (pressed) judge_press(report, roller);

    for (std::size_t i = 0; i < report.cells.size(); ++i)
        for (const Trouble trouble : report.cells[i].troubles)
            report.verdicts.push_back({trouble, static_cast<std::uint8_t>(i)});
    if (roller.has_angle) {
        const Trouble trouble =
            magnet_trouble(samples.magnet.value_or(protocol::Magnet::no_answer));
        if (trouble != Trouble::none) report.verdicts.push_back({trouble, std::nullopt});
    }
    std::stable_sort(report.verdicts.begin(), report.verdicts.end(),
                     [](const Verdict& a, const Verdict& b) {
                         return severity(a.trouble) > severity(b.trouble);
                     });
    if (!report.verdicts.empty()) report.worst = severity(report.verdicts.front().trouble);
    return report;
}

} // namespace measure
