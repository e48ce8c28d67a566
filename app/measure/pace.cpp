#include "measure/pace.h"

#include "measure/statistics.h"
#include "measure/strokes.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr std::size_t recent_strokes = 4;
constexpr double short_start = 0.6;
constexpr double overdue = 2.5, overdue_least_s = 3.0;

struct Recent { // the last strokes, the latest first
    std::vector<double> times, swings;
    units::SessionTime until{}; // the last turn known
    bool from_start = false;    // the earliest of them is the first of its run
};

bool enough(const Recent& r, std::optional<double> window_s, units::SessionTime from,
            units::SessionTime now) {
    return window_s ? units::seconds(now - from) > *window_s : r.times.size() == recent_strokes;
}

struct Asked {
    int peaks = 1;
    std::optional<double> window_s{};
    double least_swing = 0.0;
};

// Those of one run, the latest first; false when there are enough.
bool add_strokes(Recent& r, const Run& run, const Asked& asked, units::SessionTime now) {
    const auto& turns = run.turns;
    const std::size_t step = asked.peaks == 2 ? 2 : 1;
    const std::size_t first = run.first_uncertain ? 1 : 0;
    const std::size_t torn = run.last_uncertain ? 1 : 0;
    if (turns.size() < first + torn + 2) return true;
    std::size_t to = turns.size() - 1 - torn;
    if (step == 2 && turns[to].value > turns[to - 1].value) --to;
    for (; to >= first + step; to -= step) {
        const Turn& a = turns[to - step];
        if (enough(r, asked.window_s, a.at, now)) return false;
        const double lasts_s = units::seconds(turns[to].at - a.at);
        const double swing = std::abs(turns[to - step + 1].value - a.value);
        if (lasts_s < shortest_stroke_s || swing < asked.least_swing) continue;
        if (r.times.empty()) r.until = turns[to].at;
        r.from_start = to == step;
        r.times.push_back(lasts_s);
        r.swings.push_back(swing);
    }
    return true;
}

// Rolling went on while nothing was known, if that was no longer than a stroke may take.
bool goes_on(const Run& before, units::SessionTime at, const Recent& r) {
    if (before.end != RunEnd::gap || before.turns.size() < 2) return false;
    const double usual =
        r.times.empty()
            ? units::seconds(before.turns.back().at - before.turns[before.turns.size() - 2].at)
            : median(r.times);
    return units::seconds(at - before.turns.back().at) <=
           std::max(overdue * usual, overdue_least_s);
}

// The last four, or those that began within the window, of the open run and of those before it that
// a gap cut off. Looks no further back than that.
Recent recent(const RunFinder& finder, const Asked& asked, units::SessionTime now) {
    Recent r;
    const auto& runs = finder.runs();
    if (runs.empty() || finder.still()) return r;
    std::size_t i = runs.size() - 1;
    if (!finder.rolling() && !goes_on(runs[i], now, r)) return r;
    while (add_strokes(r, runs[i], asked, now) && i > 0 &&
           goes_on(runs[i - 1], runs[i].turns.front().at, r))
        --i;
    if (finder.rolling() && !r.times.empty())
        r.until = std::max(r.until, runs.back().turns.back().at);
    return r;
}

// A run often begins in the middle of the way: such a first stroke is short, and tells no pace.
void leave_out_short_start(Recent& r, std::optional<double> usual_swing) {
    if (!r.from_start) return;
    const std::vector<double> others{r.swings.begin(), r.swings.end() - 1};
    if (others.empty() && !usual_swing) return;
    const double usual = others.empty() ? *usual_swing : median(others);
    if (r.swings.back() >= short_start * usual) return;
    r.times.pop_back();
    r.swings.pop_back();
}

double rising(double value, double zero_at, double one_at) {
    return std::clamp((value - zero_at) / (one_at - zero_at), 0.0, 1.0);
}

double force_confidence(const Recent& r, double level) {
    if (r.times.size() < 2 || level <= 0.0) return 0.0;
    Spread times;
    for (const double t : r.times) times.add(t);
    const auto [low, high] = std::minmax_element(r.swings.begin(), r.swings.end());
    const double depth = rising(median(r.swings) / level, 0.14, 0.35);
    const double even_height = rising(*high / std::max(*low, 1e-9), 5.0, 2.0);
    const double even_time = rising(times.deviation() / times.mean(), 0.6, 0.25);
    return std::min({depth, even_height, even_time});
}

std::optional<double> pace_of(const Recent& r, std::optional<double> window_s,
                              units::SessionTime now) {
    if (r.times.empty()) return std::nullopt;
    const double seconds = window_s ? mean(r.times) : median(r.times);
    const double waited_s = units::seconds(now - r.until);
    if (waited_s > std::max(overdue * seconds, overdue_least_s)) return std::nullopt;
    return seconds;
}

Pace told(Pace pace, std::optional<double> seconds, double confidence) {
    if (!seconds) return pace;
    pace.confidence = confidence;
    if (confidence >= least_confidence) pace.seconds_per_stroke = seconds;
    return pace;
}

} // namespace

Pace pace_by_path(const RunFinder& finder, PaceSource source, std::optional<double> window_s,
                  units::SessionTime now) {
    const Pace nothing{now, std::nullopt, 0.0, source};
    Recent r = recent(finder, {1, window_s, shortest_stroke_m}, now);
    leave_out_short_start(r, finder.usual_swing());
    const auto n = static_cast<double>(std::min(r.times.size(), recent_strokes));
    return told(nothing, pace_of(r, window_s, now), 0.6 + 0.1 * n);
}

Pace pace_by_force(const RunFinder& finder, std::optional<double> window_s, int peaks,
                   units::SessionTime now) {
    const Pace nothing{now, std::nullopt, 0.0, PaceSource::force};
    Recent r = recent(finder, {peaks, window_s}, now);
    leave_out_short_start(r, finder.usual_swing());
    return told(nothing, pace_of(r, window_s, now), force_confidence(r, finder.mean_value()));
}

Pace pace_by_rhythm(const std::optional<Rhythm>& rhythm, int peaks, units::SessionTime now) {
    const Pace nothing{now, std::nullopt, 0.0, PaceSource::force};
    if (!rhythm) return nothing;
    const double turn_s = rhythm->seconds_per_cycle / 2.0;
    if (rhythm->since_turn_s > overdue * turn_s) return nothing;
    return told(nothing, peaks == 2 ? rhythm->seconds_per_cycle : turn_s, rhythm->confidence);
}

} // namespace measure
