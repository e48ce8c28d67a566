#include "measure/self_test.h"

#include "measure/self_test_parts.h"
#include "measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double slow_hz = 11.7, fast_hz = 92.8, rate_tolerance = 0.15;
constexpr double least_bits = 13.0, most_hum = 0.3, hum_counts = 40.0, most_drift_n = 3.0;
constexpr double carries_least = 0.03, alone_share = 0.70;
constexpr double converter_range = 16777216.0;
constexpr double loaded_n = 30.0; // as for a tare

bool more_than(double share, std::uint64_t part, std::uint64_t all) {
    return static_cast<double>(part) > share * static_cast<double>(all);
}

std::vector<Timed> newtons(const CellPart& part, double newtons_per_count) {
    std::vector<Timed> values;
    values.reserve(part.samples.size());
    for (const TimedCounts& s : part.samples)
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
std::optional<double> rate(const std::vector<TimedCounts>& samples) {
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

std::optional<double> nominal_rate(double hz) {
    for (const double nominal : {slow_hz, fast_hz})
        if (std::abs(hz / nominal - 1.0) < rate_tolerance) return nominal;
    return std::nullopt;
}

PartCount counted(const CellPart& part) {
    const auto of = [&](FaultKind kind) { return part.faults[static_cast<std::size_t>(kind) - 1]; };
    PartCount c;
    for (const TimedCounts& s : part.samples) ++(saturated(s.counts) ? c.saturated : c.good);
    c.saturated += of(FaultKind::saturated).conversions + of(FaultKind::disconnected).conversions;
    c.late = of(FaultKind::late).conversions;
    c.faulty = c.late;
    for (const auto kind :
         {FaultKind::desynchronised, FaultKind::missed, FaultKind::restarted, FaultKind::stuck})
        c.faulty += of(kind).conversions;
    c.settling = of(FaultKind::settling).conversions;
    c.restarts = of(FaultKind::restarted).events;
    c.lost = part.lost;
    c.samples = c.good + c.saturated + c.faulty + c.settling;
    return c;
}

void describe_counts(CellReport& cell, const CellPart& quiet, double slope, double capacity) {
    std::vector<Counts> values;
    values.reserve(quiet.samples.size());
    for (const TimedCounts& s : quiet.samples)
        if (!saturated(s.counts)) values.push_back(s.counts);
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
    const CellPart& quiet = samples.quiet[i];
    cell.quiet = counted(quiet);
    cell.pressed = counted(samples.pressed[i]);
    for (std::size_t kind = 0; kind < cell.faults.size(); ++kind)
        for (const CellPart* part : {&samples.quiet[i], &samples.pressed[i]}) {
            cell.faults[kind].conversions += part->faults[kind].conversions;
            cell.faults[kind].events += part->faults[kind].events;
        }
    describe_counts(cell, quiet, slope, roller.cell[i].capacity.value);
    cell.rate_hz = rate(quiet.samples);
    if (cell.rate_hz) cell.nominal_rate_hz = nominal_rate(*cell.rate_hz);
    const auto forces = newtons(quiet, slope);
    cell.noise_n = noise_around_line(forces);
    if (cell.noise_n) {
        cell.noise_counts = *cell.noise_n / slope;
        cell.noise_free_bits = noise_free_bits(converter_range, *cell.noise_counts);
    }
    cell.drift_n_per_min = drift_per_minute(forces);
    if (cell.rate_hz) cell.mains_share = mains_share(forces, *cell.rate_hz);
    return cell;
}

// What says nothing about the cell when somebody was on it.
void forget_quiet(CellReport& cell) {
    cell.noise_counts = cell.noise_n = cell.noise_free_bits = std::nullopt;
    cell.drift_n_per_min = cell.mains_share = std::nullopt;
}

bool hums(const CellReport& cell) {
    const double share = cell.mains_share.value_or(0.0);
    return share > most_hum && std::sqrt(share) * cell.noise_counts.value_or(0.0) > hum_counts;
}

// A cell that says nothing, or always the same, needs no further diagnosis.
std::vector<Trouble> cell_troubles(const CellReport& cell, const CellPart& quiet, bool pressed) {
    const PartCount &q = cell.quiet, &p = cell.pressed;
    const bool beyond =
        more_than(0.01, q.saturated, q.samples) || more_than(0.01, p.saturated, p.samples);
    if (beyond) return {Trouble::saturated};
    if (quiet.faults[static_cast<std::size_t>(FaultKind::disconnected) - 1].events > 0)
        return {Trouble::input_open};
    if (q.good == 0 || (pressed && p.samples == 0)) return {Trouble::silent};
    if (q.good >= 20 && cell.unique_values <= 2) return {Trouble::frozen};
    std::vector<Trouble> found;
    const std::uint64_t all = q.samples + p.samples, late = q.late + p.late;
    if (more_than(0.01, q.faulty + p.faulty - late, all) || more_than(0.05, late, all) ||
        q.restarts + p.restarts > 0)
        found.push_back(Trouble::faulty);
    if (!cell.nominal_rate_hz) found.push_back(Trouble::odd_rate);
    if (hums(cell))
        found.push_back(Trouble::humming);
    else if (cell.noise_free_bits.value_or(least_bits) < least_bits)
        found.push_back(Trouble::noisy);
    if (std::abs(cell.drift_n_per_min.value_or(0.0)) > most_drift_n)
        found.push_back(Trouble::drifting);
    return found;
}

std::optional<Trouble> pressed_trouble(const CellReport& cell, const Roller& roller, bool alone) {
    if (!cell.pressed_share) return std::nullopt;
    if (*cell.pressed_share < -carries_least) return Trouble::reversed;
    if (roller.cells < 2) return std::nullopt;
    if (roller.build == protocol::Build::bed && *cell.pressed_share > alone_share)
        return Trouble::moves_alone;
    if (*cell.pressed_share < carries_least && !alone) return Trouble::carries_nothing;
    return std::nullopt;
}

// A reversed cell counts with what it shows, not against the others. Where one cell of a bed
// carries nearly all, that is said, and not of the others that they carry nothing.
void judge_press(SelfTestReport& report, const Roller& roller, const Press& press) {
    double pressed = 0.0;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        report.cells[i].pressed_n = press.cell_n[i];
        pressed += std::abs(press.cell_n[i].value_or(0.0));
        report.pressed_n = report.pressed_n.value_or(0.0) + press.cell_n[i].value_or(0.0);
    }
    report.was_pressed = press.lasted;
    if (!press.lasted) {
        report.verdicts.push_back({Trouble::not_pressed, std::nullopt});
        return;
    }
    bool alone = false;
    for (CellReport& cell : report.cells) {
        if (cell.pressed_n) cell.pressed_share = *cell.pressed_n / pressed;
        alone = alone || (roller.build == protocol::Build::bed &&
                          cell.pressed_share.value_or(0.0) > alone_share);
    }
    for (CellReport& cell : report.cells)
        if (const auto trouble = pressed_trouble(cell, roller, alone))
            cell.troubles.push_back(*trouble);
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

bool lies_loaded(const PerCell<std::optional<double>>& empty, const SelfTestSamples& samples,
                 const Roller& roller, const Calibration& calibration) {
    if (!samples.reference_zero) return false;
    double sum = 0.0;
    for (std::size_t i = 0; i < roller.cells; ++i)
        if (empty[i])
            sum += *empty[i] - samples.reference_zero->at(i) * calibration.newtons_per_count[i];
    return std::abs(sum) > loaded_n;
}

bool loses(const SelfTestReport& report) {
    return std::any_of(report.cells.begin(), report.cells.end(), [](const CellReport& cell) {
        const std::uint64_t lost = cell.quiet.lost + cell.pressed.lost;
        return more_than(0.01, lost, cell.quiet.samples + cell.pressed.samples + lost);
    });
}

void judge(SelfTestReport& report, const SelfTestSamples& samples, const Roller& roller,
           const Calibration& calibration) {
    PerCell<std::vector<Timed>> quiet, pressed;
    PerCell<std::optional<double>> empty;
    bool done = false;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const double slope = calibration.newtons_per_count[i];
        quiet[i] = newtons(samples.quiet[i], slope);
        pressed[i] = newtons(samples.pressed[i], slope);
        empty[i] = middle(quiet[i]);
        done = done || !samples.pressed[i].samples.empty();
    }
    const bool disturbed = was_disturbed(quiet, roller.cells);
    if (disturbed) {
        report.verdicts.push_back({Trouble::disturbed, std::nullopt});
        std::for_each(report.cells.begin(), report.cells.end(), forget_quiet);
    } else if (lies_loaded(empty, samples, roller, calibration)) {
        report.verdicts.push_back({Trouble::loaded, std::nullopt});
    }
    for (std::size_t i = 0; i < roller.cells; ++i)
        report.cells[i].troubles = cell_troubles(report.cells[i], samples.quiet[i], done);
    if (report.verdicts.empty() && done)
        judge_press(report, roller, press_of(pressed, empty, roller.cells));
    const bool heard = std::any_of(report.cells.begin(), report.cells.end(),
                                   [](const CellReport& c) { return c.quiet.good > 0; });
    if (!samples.whole && heard) report.verdicts.push_back({Trouble::cut_short, std::nullopt});
    if (loses(report)) report.verdicts.push_back({Trouble::losing, std::nullopt});
    if (roller.has_angle) {
        const Trouble trouble =
            magnet_trouble(samples.magnet.value_or(protocol::Magnet::no_answer));
        if (trouble != Trouble::none) report.verdicts.push_back({trouble, std::nullopt});
    }
}

// The roller as a whole before its cells, the worst of each before the rest.
void gather(SelfTestReport& report) {
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        for (const Trouble trouble : report.cells[i].troubles)
            report.verdicts.push_back({trouble, static_cast<std::uint8_t>(i)});
    std::stable_sort(report.verdicts.begin(), report.verdicts.end(),
                     [](const Verdict& a, const Verdict& b) {
                         return severity(a.trouble) > severity(b.trouble);
                     });
    if (!report.verdicts.empty()) report.worst = severity(report.verdicts.front().trouble);
    report.in_order =
        std::all_of(report.verdicts.begin(), report.verdicts.end(),
                    [](const Verdict& v) { return v.trouble == Trouble::not_pressed; });
}

} // namespace

std::string_view name_of(Trouble trouble) {
    switch (trouble) {
    case Trouble::none: return "none";
    case Trouble::silent: return "silent";
    case Trouble::input_open: return "input_open";
    case Trouble::odd_rate: return "odd_rate";
    case Trouble::faulty: return "faulty";
    case Trouble::saturated: return "saturated";
    case Trouble::frozen: return "frozen";
    case Trouble::noisy: return "noisy";
    case Trouble::humming: return "humming";
    case Trouble::drifting: return "drifting";
    case Trouble::reversed: return "reversed";
    case Trouble::carries_nothing: return "carries_nothing";
    case Trouble::moves_alone: return "moves_alone";
    case Trouble::cut_short: return "cut_short";
    case Trouble::losing: return "losing";
    case Trouble::disturbed: return "disturbed";
    case Trouble::loaded: return "loaded";
    case Trouble::not_pressed: return "not_pressed";
    case Trouble::magnet_weak: return "magnet_weak";
    case Trouble::magnet_strong: return "magnet_strong";
    case Trouble::magnet_absent: return "magnet_absent";
    case Trouble::sensor_silent: return "sensor_silent";
    }
    return "unknown";
}

Severity severity(Trouble trouble) {
    switch (trouble) {
    case Trouble::none: return Severity::fine;
    case Trouble::odd_rate:
    case Trouble::noisy:
    case Trouble::humming:
    case Trouble::drifting:
    case Trouble::moves_alone:
    case Trouble::cut_short:
    case Trouble::losing:
    case Trouble::disturbed:
    case Trouble::loaded:
    case Trouble::not_pressed:
    case Trouble::magnet_weak:
    case Trouble::magnet_strong: return Severity::hint;
    case Trouble::silent:
    case Trouble::input_open:
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
    for (std::size_t i = 0; i < roller.cells; ++i)
        report.cells.push_back(describe(samples, i, roller, calibration.newtons_per_count[i]));
    judge(report, samples, roller, calibration);
    double squares = 0.0;
    bool all_told = roller.cells > 0;
    for (const CellReport& cell : report.cells) {
        all_told = all_told && cell.noise_n;
        squares += cell.noise_n.value_or(0.0) * cell.noise_n.value_or(0.0);
    }
    if (all_told) report.noise_n = std::sqrt(squares);
    gather(report);
    return report;
}

} // namespace measure
