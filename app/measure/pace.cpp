#include "measure/pace.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr std::size_t recent_strokes = 4;
constexpr double short_start = 0.6;
constexpr double overdue = 2.5, overdue_least_s = 3.0;

struct Recent { // the last strokes of the open run
    std::vector<double> times, swings;
    units::SessionTime since{}, until{};
};

// The last four, or those that began within the window. Looks no further back than that.
Recent recent(const Run& run, int peaks, std::optional<double> window_s, units::SessionTime now) {
    Recent r;
    const auto& turns = run.turns;
    const std::size_t step = peaks == 2 ? 2 : 1;
    if (turns.size() < 2) return r;
    std::size_t to = turns.size() - 1;
    if (step == 2 && turns[to].value > turns[to - 1].value) --to;
    for (; to >= step; to -= step) {
        const Turn& a = turns[to - step];
        const bool enough =
            window_s ? units::seconds(now - a.at) > *window_s : r.times.size() == recent_strokes;
        if (enough) break;
        if (r.times.empty()) r.until = turns[to].at;
        r.since = a.at;
        r.times.push_back(units::seconds(turns[to].at - a.at));
        r.swings.push_back(std::abs(turns[to - step + 1].value - a.value));
    }
    return r;
}

// A run often begins in the middle of the way: such a first stroke is short, and tells no pace.
void leave_out_short_start(Recent& r, const RunFinder& finder) {
    const auto& turns = finder.runs().back().turns;
    if (r.times.empty() || r.since != turns.front().at) return;
    std::vector<double> others{r.swings.begin(), r.swings.end() - 1};
    if (others.empty() && !finder.usual_swing()) return;
    const double usual = others.empty() ? *finder.usual_swing() : median(others);
    if (r.swings.back() >= short_start * usual) return;
    r.times.pop_back();
    r.swings.pop_back();
    if (!r.times.empty()) r.since = turns[1].at;
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

} // namespace

Pace pace(const RunFinder& finder, PaceSource source, int peaks, std::optional<double> window_s,
          units::SessionTime now) {
    Pace result{now, std::nullopt, 0.0, source};
    if (!finder.rolling()) return result;
    const Run& run = finder.runs().back();
    Recent r = recent(run, peaks, window_s, now);
    leave_out_short_start(r, finder);
    if (r.times.empty()) return result;
    const double seconds =
        window_s ? units::seconds(r.until - r.since) / static_cast<double>(r.times.size())
                 : median(r.times);
    if (units::seconds(now - r.until) > std::max(overdue * seconds, overdue_least_s)) return result;
    const auto n = static_cast<double>(std::min(r.times.size(), recent_strokes));
    result.confidence =
        source == PaceSource::force ? force_confidence(r, finder.mean_value()) : 0.6 + 0.1 * n;
    if (result.confidence >= least_confidence) result.seconds_per_stroke = seconds;
    return result;
}

} // namespace measure
