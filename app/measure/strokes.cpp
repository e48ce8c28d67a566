#include "measure/strokes.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double first_share = 0.3, broken_off_share = 0.88;

double swing(const Run& run, std::size_t i) { // from turn i to the next
    return std::abs(run.turns[i + 1].value - run.turns[i].value);
}

std::vector<double> swings_of(const Run& run) {
    std::vector<double> swings;
    for (std::size_t i = 0; i + 1 < run.turns.size(); ++i) swings.push_back(swing(run, i));
    return swings;
}

// The part of the turns that hindsight leaves: [first, last].
Span kept(const Run& run, std::optional<double> usual_swing) {
    const auto swings = swings_of(run);
    if (swings.empty()) return {};
    Span part{0, swings.size()};
    const bool single = swings.size() == 1;
    const double usual = single ? usual_swing.value_or(1e9) : median(swings);
    const bool broken_off = run.last_uncertain || run.end == RunEnd::hold;
    if (broken_off && swings.back() < broken_off_share * usual) --part.to;
    const double first_least = run.first_uncertain ? broken_off_share : first_share;
    if ((!single || run.first_uncertain) && swings.front() < first_least * usual) ++part.from;
    return part;
}

} // namespace

std::size_t strokes_so_far(const Run& run, int peaks_per_there_and_back) {
    const auto& turns = run.turns;
    if (turns.size() < 2) return 0;
    if (peaks_per_there_and_back != 2) return turns.size() - 1;
    const std::size_t first_low = turns[0].value > turns[1].value ? 1 : 0;
    return (turns.size() - 1 - first_low) / 2;
}

std::optional<double> usual_swing(std::span<const Run> runs) {
    std::vector<double> all;
    for (const Run& run : runs)
        if (const auto swings = swings_of(run); swings.size() > 1)
            all.insert(all.end(), swings.begin(), swings.end());
    if (all.empty()) return std::nullopt;
    return median(all);
}

std::vector<Span> stroke_spans(const Run& run, int peaks_per_there_and_back,
                               std::optional<double> usual_swing, double least_swing) {
    std::vector<Span> spans;
    const Span part = kept(run, usual_swing);
    if (part.to <= part.from) return spans;
    const std::size_t step = peaks_per_there_and_back == 2 ? 2 : 1;
    std::size_t i = part.from;
    if (step == 2 && run.turns[i].value > run.turns[i + 1].value) ++i;
    for (; i + step <= part.to; i += step) {
        const double lasts_s = units::seconds(run.turns[i + step].at - run.turns[i].at);
        if (lasts_s >= shortest_stroke_s && swing(run, i) >= least_swing)
            spans.push_back({i, i + step});
    }
    return spans;
}

std::optional<Torn> stroke_over_gap(const Run& before, const Run& after,
                                    std::optional<double> usual_swing) {
    constexpr double least_way = broken_off_share, most_way = 1.15;
    constexpr double least_time = 0.5, most_time = 1.6;
    const std::size_t torn = before.last_uncertain ? 1 : 0;
    if (before.end != RunEnd::gap || !after.first_uncertain || !usual_swing) return std::nullopt;
    if (before.turns.size() < torn + 2 || after.turns.size() < 3) return std::nullopt;
    std::vector<double> times;
    for (const Run* run : {&before, &after})
        for (std::size_t i = 1; i + 1 < run->turns.size(); ++i)
            times.push_back(units::seconds(run->turns[i + 1].at - run->turns[i].at));
    const Turn& from = before.turns[before.turns.size() - 1 - torn];
    const Turn& to = after.turns[1];
    const double way = std::abs(to.value - from.value) / *usual_swing;
    const double time = units::seconds(to.at - from.at) / median(times);
    if (way < least_way || way > most_way || time < least_time || time > most_time)
        return std::nullopt;
    return Torn{from, to};
}

ForceBetween force_between(const Series& series, units::SessionTime from, units::SessionTime to) {
    const auto earlier = [](const Instant& a, units::SessionTime t) { return a.at < t; };
    const auto begin = std::lower_bound(series.begin(), series.end(), from, earlier);
    const auto end = std::lower_bound(begin, series.end(), to, earlier);
    double area = 0.0, seconds = 0.0, peak = 0.0;
    // From each sample to the next, as far as it lies between the two times.
    for (auto i = begin == series.begin() ? begin : begin - 1; i < end && i + 1 < series.end();
         ++i) {
        const auto a = static_cast<double>(i->force), b = static_cast<double>((i + 1)->force);
        const double whole = units::seconds((i + 1)->at - i->at);
        const double u = units::seconds(std::max(from, i->at) - i->at) / whole;
        const double v = units::seconds(std::min(to, (i + 1)->at) - i->at) / whole;
        area += whole * (v - u) * (a + (b - a) * 0.5 * (u + v));
        seconds += whole * (v - u);
    }
    for (auto i = begin; i < end; ++i) peak = std::max(peak, static_cast<double>(i->force));
    return {{seconds > 0.0 ? area / seconds : peak}, {peak}};
}

} // namespace measure
