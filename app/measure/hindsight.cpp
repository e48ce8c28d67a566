// The chain's corrected view: strokes, holds and contact as they were, now that all is known.
#include "measure/chain.h"

#include "measure/strokes.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

bool between(units::SessionTime t, units::SessionTime a, units::SessionTime b) {
    return t >= a && t <= b;
}

} // namespace

std::size_t Chain::expectation_at(units::SessionTime at) const {
    std::size_t i = expected_.size() - 1;
    while (i > 0 && expected_[i].since > at) --i;
    return i;
}

std::vector<int> Chain::peaks_expected() const {
    std::vector<int> all;
    for (std::size_t i = 0; i < expected_.size(); ++i) {
        auto peaks = expected_[i].what.peaks_per_there_and_back;
        const auto until =
            i + 1 < expected_.size() ? expected_[i + 1].since : units::SessionTime::max();
        if (!peaks)
            peaks =
                measure::peaks_seen(by_path_.runs(), by_force_.runs(), expected_[i].since, until);
        all.push_back(peaks.value_or(peaks_assumed));
    }
    return all;
}

Findings Chain::findings() const {
    Chain whole = *this; // what is still open ends with the last moment, here only
    if (!whole.series_.empty()) whole.pace_until(whole.series_.back().at + units::Duration{1});
    whole.break_off(RunEnd::gap);

    Findings found;
    found.contact = whole.contact_.found();
    found.pace = std::move(whole.paces_);
    const auto path_known = [&](units::SessionTime from, units::SessionTime to) {
        const auto middle = from + (to - from) / 2;
        return std::any_of(known_.begin(), known_.end(),
                           [&](const Known& k) { return between(middle, k.from, k.to); });
    };
    const auto add_stroke = [&](const Turn& a, const Turn& b, bool path) {
        const auto force = force_between(series_, a.at, b.at);
        Stroke stroke{a.at, b.at, force.mean, force.peak, std::nullopt};
        if (path && length_known_) {
            stroke.length = units::Metres{std::abs(b.value - a.value)};
            stroke.from = units::Metres{a.value};
            stroke.to = units::Metres{b.value};
        }
        found.strokes.push_back(stroke);
    };
    const std::vector<int> peaks_of = whole.peaks_expected();
    const auto add = [&](const RunFinder& finder, bool path) {
        const auto usual = usual_swing(finder.runs());
        const Run* before = nullptr;
        for (const Run& run : finder.runs()) {
            const int peaks =
                path || run.turns.empty() ? 1 : peaks_of[expectation_at(run.turns[0].at)];
            const auto torn =
                path && before != nullptr ? stroke_over_gap(*before, run, usual) : std::nullopt;
            if (torn) add_stroke(torn->from, torn->to, path);
            for (const Span& span :
                 stroke_spans(run, peaks, usual, path ? shortest_stroke_m : 0.0)) {
                const Turn& a = run.turns[span.from];
                const Turn& b = run.turns[span.to];
                if (path_known(a.at, b.at) == path) add_stroke(a, b, path);
            }
            before = &run;
        }
        for (const Still& still : finder.stills())
            if (path_known(still.start, still.end) == path)
                found.holds.push_back(
                    {still.start, still.end, force_between(series_, still.start, still.end).mean});
    };
    add(whole.by_path_, true);
    add(whole.by_force_, false);
    const auto earlier = [](const auto& a, const auto& b) { return a.start < b.start; };
    std::sort(found.strokes.begin(), found.strokes.end(), earlier);
    std::sort(found.holds.begin(), found.holds.end(), earlier);
    return found;
}

} // namespace measure
