#include "measure/chain.h"

#include "measure/pace.h"
#include "measure/strokes.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double gap_s = 1.0, gap_intervals = 4.0, bridged_gap_s = 0.5;
constexpr double slowest_s = 3.0; // interval, until one is known
constexpr double bridged_lift_off_s = 1.5;
constexpr double path_patience_s = 1.0;
constexpr double radius_if_unknown_m = 0.07;
constexpr double breathing_depth = 0.12;            // share of the force, in hands and breath
constexpr double assumed_confidence = 0.7;          // one peak, where nothing tells
constexpr double longest_silence_s = 24.0 * 3600.0; // pace has no entries inside a longer gap

std::size_t strokes_of(const RunFinder& finder, int peaks) {
    if (finder.runs().empty()) return 0;
    return strokes_so_far(finder.runs().back(), peaks);
}

} // namespace

Chain::Chain(PaceSource best_source, std::optional<double> pace_window_s)
    : best_source_{best_source},
      pace_window_s_{pace_window_s}, expected_{{}}, by_path_{by_path()}, by_force_{by_force()} {
    live_.pace.source = best_source;
}

void Chain::expect(const Expectation& expectation) {
    const auto since = series_.empty() ? units::SessionTime{} : series_.back().at;
    expected_.push_back({since, expectation});
    know_peaks(expectation.peaks_per_there_and_back);
}

// Force that rises twice per there-and-back rises once a second with somebody in a hurry; the
// usual smoothing would leave nothing of that.
void Chain::know_peaks(std::optional<int> known) {
    known_peaks_ = known;
    force_strokes_ = strokes_of(by_force_, peaks());
    median_.set_window(peaks() == 2 ? RunningMedian::two_peaks_s : RunningMedian::usual_s);
}

ProfileStrokes Chain::profile_strokes() const {
    const auto& [since, what] = expected_.back();
    const auto rest = by_force_.resting();
    if (!rest) return measure::profile_strokes(by_force_.runs(), since, what.seconds_per_stroke);
    auto runs = by_force_.runs(); // as if this were a hold
    Run& run = runs.back();
    const double way = std::abs(rest->value - run.turns.back().value);
    if (way > 0.5 * *by_force_.typical_swing()) run.turns.push_back(*rest);
    run.end = RunEnd::hold;
    return measure::profile_strokes(runs, since, what.seconds_per_stroke);
}

std::optional<int> Chain::peaks_seen() const {
    return measure::peaks_seen(by_path_.runs(), by_force_.runs(), expected_.back().since,
                               units::SessionTime::max());
}

// Of a sensor that tells the path no more, the strokes before tell how the force moves.
void Chain::learn_peaks() {
    if (known_peaks_ || best_source_ == PaceSource::force || source() != PaceSource::force) return;
    if (const auto seen = peaks_seen()) know_peaks(seen);
}

// On a cradle the path is the way on the skin; without a radius one is assumed, and no length told.
float Chain::path_of(const Moment& m) const {
    if (expected_.back().what.best_source.value_or(best_source_) == PaceSource::force)
        return unknown;
    if (best_source_ == PaceSource::position && m.position)
        return static_cast<float>(m.position->at.value);
    if (best_source_ == PaceSource::rotation && m.position && m.angle_rad)
        return static_cast<float>(m.position->at.value);
    if (best_source_ == PaceSource::rotation && m.angle_rad)
        return static_cast<float>(*m.angle_rad * radius_if_unknown_m);
    return unknown;
}

void Chain::gap(units::SessionTime from, units::SessionTime to) {
    if (units::seconds(to - from) <= bridged_gap_s) return;
    if (!series_.empty()) pace_until(to);
    contact_.gap(from);
    break_off(RunEnd::gap);
}

void Chain::push(const Moment& m) {
    if (!series_.empty()) {
        const auto last = series_.back().at;
        if (m.at <= last) return;
        const double interval = units::seconds(m.at - last);
        const double usual_s = interval_s_ > 0.0 ? interval_s_ : slowest_s;
        pace_until(m.at);
        if (interval > std::max(gap_s, gap_intervals * usual_s)) {
            contact_.gap(last);
            break_off(RunEnd::gap);
        } else {
            interval_s_ += (interval - interval_s_) * (interval_s_ > 0.0 ? 0.05 : 1.0);
        }
    }
    if (best_source_ == PaceSource::rotation && m.angle_rad && !m.position) length_known_ = false;

    if (series_.empty()) first_at_ = m.at;
    series_.push_back({m.at, static_cast<float>(m.force.value), path_of(m), unknown});
    const std::size_t index = series_.size() - 1;
    doubt_.push(m.at, m.force.value);
    const bool contact = contact_.push(m.at, m.force);
    if (contact) {
        within_ = true;
        if (pace_window_s_) rhythm_.push(m.at, m.force.value);
        follow_path(index);
        follow_force(index);
    } else if (within_ && units::seconds(m.at - contact_.last_contact()) > bridged_lift_off_s) {
        break_off(RunEnd::lift_off);
    }
    count_strokes();
    show(m, contact);
}

void Chain::follow_path(std::size_t index) {
    const Instant& now = series_[index];
    if (std::isnan(now.path)) return;
    const bool broken = known_.empty() || units::seconds(now.at - known_.back().to) >
                                              path_patience_s + bridged_lift_off_s;
    if (broken) {
        by_path_.finish(series_, RunEnd::gap);
        known_.push_back({now.at, now.at});
    }
    known_.back().to = now.at;
    by_path_.push(series_, index);
}

void Chain::follow_force(std::size_t index) {
    for (const auto& [at, value] : median_.push(index, series_[index].at, series_[index].force)) {
        series_[at].smooth = value;
        by_force_.push(series_, at);
    }
}

void Chain::break_off(RunEnd end) {
    for (const auto& [at, value] : median_.flush()) {
        series_[at].smooth = value;
        by_force_.push(series_, at);
    }
    if (within_) {
        by_path_.finish(series_, end);
        by_force_.finish(series_, end);
    }
    within_ = false;
    rhythm_.clear();
    felt_.reset();
}

// ---- the causal view

PaceSource Chain::source() const {
    const bool path = !known_.empty() && !series_.empty() &&
                      units::seconds(series_.back().at - known_.back().to) <=
                          path_patience_s + bridged_lift_off_s;
    return path ? best_source_ : PaceSource::force;
}

void Chain::count_strokes() {
    const auto newly = [&](const RunFinder& finder, std::size_t& counted, int each) {
        const std::size_t now = strokes_of(finder, each);
        const std::size_t added = now > counted ? now - counted : 0;
        counted = now;
        return static_cast<std::uint32_t>(added);
    };
    const std::uint32_t path = newly(by_path_, path_strokes_, 1);
    const std::uint32_t force = newly(by_force_, force_strokes_, peaks());
    live_.strokes += source() == PaceSource::force ? force : path;
}

// One entry for every whole second since the first moment that has passed before `until`.
void Chain::pace_until(units::SessionTime until) {
    using std::chrono::seconds;
    const auto first = first_at_;
    const auto silence = units::duration_of(longest_silence_s);
    auto next = paces_.empty() ? first + seconds{1} : paces_.back().at + seconds{1};
    if (until - next > silence) next = first + std::chrono::floor<seconds>(until - first - silence);
    for (; next < until; next += seconds{1}) {
        learn_peaks();
        feel_rhythm();
        paces_.push_back(pace_at(next));
    }
}

void Chain::feel_rhythm() {
    felt_ = pace_window_s_ && source() == PaceSource::force ? rhythm_.over(*pace_window_s_)
                                                            : std::nullopt;
}

Pace Chain::pace_at(units::SessionTime now) const {
    const auto from = source();
    const bool unheard = units::seconds(now - series_.back().at) > bridged_gap_s;
    if (!within_ || unheard || doubt_.at(now)) return {now, std::nullopt, 0.0, from};
    if (from != PaceSource::force) return pace_by_path(by_path_, from, pace_window_s_, now);
    Pace pace = estimated(now);
    if (!known_peaks_) pace.confidence *= assumed_confidence;
    return pace;
}

Pace Chain::estimated(units::SessionTime now) const {
    if (!pace_window_s_) return pace_by_force(by_force_, std::nullopt, peaks(), now);
    // Somebody who lies still breathes.
    if (felt_ && by_force_.still() && felt_->depth < breathing_depth)
        return {now, std::nullopt, 0.0, PaceSource::force};
    const Pace felt = pace_by_rhythm(felt_, peaks(), now);
    if (felt.seconds_per_stroke) return felt;
    // A window of less than one and a half cycles shows no rhythm; its strokes are what there is.
    const Pace counted = pace_by_force(by_force_, pace_window_s_, peaks(), now);
    const double cycle_s = counted.seconds_per_stroke.value_or(0.0) * (peaks() == 2 ? 1.0 : 2.0);
    return 1.5 * cycle_s > *pace_window_s_ ? counted : felt;
}

std::optional<double> Chain::phase(const RunFinder& finder, const Pace& now) const {
    if (!now.seconds_per_stroke || !finder.rolling()) return std::nullopt;
    const Run& run = finder.runs().back();
    const bool at_top = run.turns.size() > 1 && run.turns.back().value > run.turns.end()[-2].value;
    const bool within = now.source == PaceSource::force && peaks() == 2 && at_top;
    const Turn& turn = within ? run.turns.end()[-2] : run.turns.back();
    if (now.source == PaceSource::force)
        return std::clamp(units::seconds(now.at - turn.at) / *now.seconds_per_stroke, 0.0, 1.0);
    const auto typical = finder.typical_swing();
    if (!typical || std::isnan(series_.back().path)) return std::nullopt;
    return std::clamp(std::abs(static_cast<double>(series_.back().path) - turn.value) / *typical,
                      0.0, 1.0);
}

void Chain::show(const Moment& m, bool contact) {
    const auto from = source();
    const auto& finder = from == PaceSource::force ? by_force_ : by_path_;
    live_.contact = contact;
    live_.force = m.force;
    live_.position = m.position;
    live_.pace = pace_at(m.at);
    const bool assumed = live_.pace.source == PaceSource::force && !known_peaks_;
    live_.slowest_s = live_.pace.seconds_per_stroke;
    if (live_.slowest_s && assumed) *live_.slowest_s *= 2.0;
    live_.stroke_phase = contact ? phase(finder, live_.pace) : std::nullopt;
}

void Chain::forget_before(units::SessionTime at) {
    series_.forget_before(at);
    by_path_.forget_before(series_, at);
    by_force_.forget_before(series_, at);
    contact_.forget_before(at);
    // The last one always stays: it is still open, or what the next one is measured by.
    const auto forget = [&](auto& all, auto end_of) {
        if (all.empty()) return;
        all.erase(all.begin(), std::find_if(all.begin(), all.end() - 1,
                                            [&](const auto& one) { return end_of(one) >= at; }));
    };
    forget(paces_, [](const Pace& p) { return p.at; });
    forget(known_, [](const Known& k) { return k.to; });
    while (expected_.size() > 1 && expected_[1].since < at) expected_.erase(expected_.begin());
}

} // namespace measure
