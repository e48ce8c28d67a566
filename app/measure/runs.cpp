#include "measure/runs.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr std::size_t recent_strokes = 4;
constexpr double level_memory_s = 6.0;
constexpr double settling_s = 0.5, settling_most_s = 3.0;
constexpr float settling_change = 1.10F;
constexpr double forget_after = 2.5; // strokes without a turn: the typical swing no longer holds

bool alike(float a, float b) { return a <= settling_change * b && b <= settling_change * a; }

constexpr double unseen_s = 0.3;
constexpr double least_still_s = 3.0;
constexpr double noise_widths = 3.0, unrest_memory_s = 2.0, neighbours_s = 0.3;

} // namespace

Manner by_path() {
    Manner m;
    m.value = &Instant::path;
    m.least_swing = 0.012;
    m.reversal_share = 0.10;
    m.reversal_most = 0.020;
    m.edge = 0.0025;
    m.still_s = 3.0;
    m.still_range = 0.010;
    m.still_share = 0.06;
    return m;
}

Manner by_force() {
    Manner m;
    m.value = &Instant::smooth;
    m.relative = true;
    m.least_swing = 0.14;
    m.reversal_share = 0.35;
    m.reversal_most = 1e9;
    m.dwell = 0.02;
    m.dwell_share = 0.20;
    m.edge = 0.02;
    m.still_s = 8.0;
    m.still_range = 0.14;
    m.still_strokes = 1.1;
    m.still_share = 0.30;
    m.is_force = true;
    return m;
}

RunFinder::RunFinder(const Manner& manner) : manner_{manner}, range_{manner.still_s} {}

std::optional<double> RunFinder::typical_swing() const {
    if (!rolling()) return std::nullopt;
    const auto& turns = runs_.back().turns;
    std::vector<double> swings;
    for (std::size_t i = turns.size(); i-- > 1 && swings.size() < recent_strokes;)
        swings.push_back(std::abs(turns[i].value - turns[i - 1].value));
    if (swings.empty()) return std::nullopt;
    return median(swings);
}

// A stroke that has lasted far too long says that the person rolls otherwise now.
double RunFinder::reversal(units::SessionTime now) const {
    const double least = absolute(manner_.least_swing);
    const auto typical = typical_swing();
    if (!typical) return least;
    const double waited_s = units::seconds(now - runs_.back().turns.back().at);
    if (waited_s > forget_after * *usual_time_s()) return least;
    return std::max(least, std::min(manner_.reversal_share * *typical, manner_.reversal_most));
}

double RunFinder::dwell_width(double swing) const {
    return std::max(absolute(manner_.dwell), manner_.dwell_share * std::abs(swing));
}

// A slow movement must not be drowned by the noise of its place.
double RunFinder::edge() const { return std::max(absolute(manner_.edge), noise_widths * unrest_); }

RunFinder::Calm RunFinder::calm() const {
    const double noise = 3.0 * edge();
    Calm calm{manner_.still_s, std::max(absolute(manner_.still_range), noise)};
    if (const auto time = usual_time_s(), swing = typical_swing(); time && swing) {
        if (manner_.still_strokes) {
            const double short_s = std::max(least_still_s, *manner_.still_strokes * *time);
            calm.lasts_s = std::min(calm.lasts_s, short_s);
        }
        calm.range = std::max(noise, std::min(calm.range, manner_.still_share * *swing));
    }
    return calm;
}

std::optional<Turn> RunFinder::resting() const {
    constexpr double strokes = 1.4, share = 0.25;
    const auto time_s = usual_time_s(), swing = typical_swing();
    if (!time_s || !swing) return std::nullopt;
    const double lasts_s = std::max(least_still_s, strokes * *time_s);
    const auto moved = range_.range(std::min(lasts_s, manner_.still_s));
    if (!moved || *moved > share * *swing) return std::nullopt;
    return Turn{last_at_ - units::duration_of(lasts_s), *range_.middle(least_still_s)};
}

std::optional<double> RunFinder::usual_time_s() const {
    if (!rolling() || runs_.back().turns.size() < 2) return std::nullopt;
    const auto& turns = runs_.back().turns;
    const std::size_t n = std::min(recent_strokes, turns.size() - 1);
    return units::seconds(turns.back().at - turns[turns.size() - 1 - n].at) /
           static_cast<double>(n);
}

void RunFinder::feel_unrest(const Series& s, std::size_t index) {
    const std::size_t b = before(s, index), a = before(s, b);
    if (a == b || b == index) return;
    const double off = std::abs(value(s, b) - 0.5 * (value(s, a) + value(s, index)));
    const double passed = units::seconds(s[index].at - s[b].at);
    if (units::seconds(s[index].at - s[a].at) > neighbours_s) return;
    unrest_ += (off - unrest_) * std::min(1.0, passed / unrest_memory_s);
}

// The one before that has a value.
std::size_t RunFinder::before(const Series& s, std::size_t index) const {
    while (index > first_ && std::isnan(value(s, --index))) {
    }
    return index;
}

// A load that is coming on, or going, changes fast; rolling does not begin before it has stopped.
bool RunFinder::settled(const Series& s, std::size_t index) const {
    const double since = units::seconds(s[index].at - s[first_].at);
    if (since < settling_s) return false;
    if (since > settling_most_s) return true;
    std::size_t earlier = index;
    while (earlier > first_ && units::seconds(s[index].at - s[earlier].at) < settling_s) --earlier;
    return alike(s[index].force, s[earlier].force);
}

// Begins anew at an earlier value and follows what came since.
void RunFinder::catch_up(const Series& s, std::size_t from, std::size_t to) {
    range_.clear();
    begin_at(s, from);
    for (std::size_t i = from; i <= to; ++i) {
        if (std::isnan(value(s, i))) continue;
        range_.push(s[i].at, value(s, i));
        last_ = i;
        follow(s, i);
    }
}

void RunFinder::begin_at(const Series& s, std::size_t index) {
    direction_ = 0;
    unseen_.reset();
    first_ = last_ = low_ = high_ = extreme_ = turned_ = index;
    level_ = value(s, index);
}

// Rolling moves the force by up to two thirds; a limb that is only laid down, or a person who sits
// up, by more.
bool RunFinder::came_or_went(double x) const {
    return manner_.is_force && (x < gone_share * level_ || x > came_share * level_);
}

void RunFinder::push(const Series& s, std::size_t index) {
    last_at_ = s[index].at;
    if (begun_ && settled_ && came_or_went(value(s, index))) {
        const bool went = value(s, index) < level_;
        if (went || still_since_)
            finish(s, RunEnd::lift_off);
        else
            close(RunEnd::gap); // what came on is no stroke, nor is the one it broke off
        begun_ = after_gap_ = false;
    }
    if (!begun_) {
        begun_ = true;
        settled_ = index == 0 || after_gap_; // whoever is there already need not get on
        range_.clear();
        begin_at(s, index);
    }
    if (!settled_) {
        last_ = index;
        if (!settled(s, index)) return;
        settled_ = true;
        begin_at(s, index);
    }
    const double x = value(s, index);
    const double passed = units::seconds(s[index].at - s[last_].at);
    level_ += (x - level_) * std::min(1.0, passed / level_memory_s);
    range_.push(s[index].at, x);
    if (passed > unseen_s) unseen_ = Unseen{last_, index};
    last_ = index;
    feel_unrest(s, index);
    if (!still_since_) calm_ = calm();
    const auto moved = range_.range(calm_.lasts_s);
    const bool calm = moved && *moved <= calm_.range;
    if (still_since_) {
        if (calm) return;
        leave_still(s, index);
    } else {
        follow(s, index);
        if (calm) become_still(s);
    }
}

void RunFinder::follow(const Series& s, std::size_t index) {
    const double x = value(s, index);
    if (direction_ == 0) return first_direction(s, index, x);
    if (direction_ * (x - value(s, extreme_)) >= 0.0) {
        extreme_ = index;
    } else if (direction_ * (value(s, extreme_) - x) > reversal(s[index].at)) {
        turn(s, index);
    }
}

// The run begins where the movement leaves its first place.
void RunFinder::first_direction(const Series& s, std::size_t index, double x) {
    if (x < value(s, low_)) low_ = index;
    if (x > value(s, high_)) high_ = index;
    const double needed = absolute(manner_.least_swing);
    const bool up = x - value(s, low_) > needed, down = value(s, high_) - x > needed;
    if (!up && !down) return;
    direction_ = up ? 1 : -1;
    turned_ = up ? low_ : high_;
    const double from = value(s, turned_);
    auto begins = departure(s, turned_, index, from, edge());
    if (!stills_.empty()) begins = std::max(begins, stills_.back().end);
    runs_.push_back({{{begins, from}}, RunEnd::open, false, torn_});
    torn_ = false;
    extreme_ = index;
}

void RunFinder::turn(const Series& s, std::size_t index) {
    if (manner_.is_force && runs_.back().turns.size() == 1) refine_start(s);
    const double peak = value(s, extreme_);
    const auto [begin, end] = dwell(s, index);
    const auto middle =
        std::max(turned_unseen(s, begin + (end - begin) / 2), runs_.back().turns.back().at);
    runs_.back().turns.push_back({middle, peak});
    turned_ = extreme_;
    extreme_ = index;
    direction_ = -direction_;
    if (manner_.is_force) refine(s, runs_.back().turns.size() - 2);
}

void RunFinder::close(RunEnd end) {
    if (rolling()) {
        if (runs_.back().turns.size() > 3) usual_swing_ = typical_swing();
        runs_.back().end = end;
    }
    direction_ = 0;
}

RunFinder::Rest RunFinder::rest(const Series& s, std::size_t to, double from_ago_s,
                                double to_ago_s) const {
    double low = value(s, to), high = low;
    bool begun = false;
    for (std::size_t i = to;; i = before(s, i)) {
        const double ago = units::seconds(s[to].at - s[i].at);
        if (ago >= to_ago_s) {
            const double x = value(s, i);
            low = begun ? std::min(low, x) : x;
            high = begun ? std::max(high, x) : x;
            begun = true;
        }
        if (ago >= from_ago_s || i == first_) break;
    }
    return {0.5 * (low + high), 0.5 * (high - low) + edge()};
}

// Its place is that of the later half, which has none of the movement before.
void RunFinder::become_still(const Series& s) {
    const auto [here, width] = rest(s, last_, calm_.lasts_s / 2, 0.0);
    auto start = arrival(s, last_, here, width);
    if (rolling() && manner_.is_force)
        if (const auto ends = way(s, turned_, last_, here)) start = std::min(ends->to, s[last_].at);
    if (rolling()) {
        auto& turns = runs_.back().turns;
        const double swing = std::abs(here - turns.back().value);
        if (swing >= absolute(manner_.least_swing) && start > turns.back().at)
            turns.push_back({start, here});
    }
    still_since_ = rolling() ? std::max(start, runs_.back().turns.back().at) : start;
    torn_ = false;
    close(RunEnd::hold);
}

// It rested where it was in the earlier half, before the movement that ends it.
void RunFinder::leave_still(const Series& s, std::size_t index) {
    const auto [here, width] = rest(s, index, calm_.lasts_s, calm_.lasts_s / 2);
    std::size_t leaves = index;
    while (leaves > first_ && s[leaves].at > *still_since_ &&
           !(std::abs(value(s, leaves) - here) <= width))
        leaves = before(s, leaves);
    const std::size_t from = dwell_begin(s, leaves, here, width);
    const auto left = std::max(*still_since_, departure(s, from, index, here, width));
    stills_.push_back({*still_since_, left});
    still_since_.reset();
    catch_up(s, from, index);
}

// Where force falls away with the person, its last top is only the moment of leaving.
void RunFinder::finish(const Series& s, RunEnd end) {
    if (still_since_) stills_.push_back({*still_since_, s[last_].at});
    still_since_.reset();
    if (rolling() && begun_) {
        auto& turns = runs_.back().turns;
        const bool leaving = manner_.is_force && end == RunEnd::lift_off && direction_ < 0;
        if (leaving && turns.size() > 1) {
            runs_.back().last_uncertain = true;
        } else if (!leaving && s[extreme_].at > turns.back().at) {
            turns.push_back({s[extreme_].at, value(s, extreme_)});
            runs_.back().last_uncertain = true;
        }
    }
    close(end);
    if (begun_) after_gap_ = torn_ = end == RunEnd::gap;
    begun_ = false;
    range_.clear();
}

void RunFinder::forget_before(const Series& s, units::SessionTime at) {
    for (std::size_t* index : {&first_, &last_, &low_, &high_, &extreme_, &turned_})
        *index = std::max(*index, s.first());
    if (unseen_ && unseen_->from < s.first()) unseen_.reset();
    while (runs_.size() > 1 && runs_.front().turns.back().at < at) runs_.erase(runs_.begin());
    while (!stills_.empty() && stills_.front().end < at) stills_.erase(stills_.begin());
    if (runs_.empty()) return;
    // Two by two, so that of two peaks the low points stay every other turn.
    auto& turns = runs_.front().turns;
    std::size_t old = 0;
    while (old + 4 <= turns.size() && turns[old + 1].at < at) old += 2;
    turns.erase(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(old));
}

std::vector<Still> RunFinder::stills() const {
    auto all = stills_;
    if (still_since_) all.push_back({*still_since_, last_at_});
    return all;
}

} // namespace measure
