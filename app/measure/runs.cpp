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
constexpr double gone = 0.35, came = 2.2; // of the mean force: getting off, or on, and no stroke
constexpr int refinements = 2;
constexpr double forget_after = 2.5; // strokes without a turn: the typical swing no longer holds

bool alike(float a, float b) { return a <= settling_change * b && b <= settling_change * a; }

constexpr double least_still_s = 3.0;
constexpr double noise_widths = 3.0, unrest_memory_s = 2.0, neighbours_s = 0.3;

// When a distance that was `da` and then `db` was `width`.
units::SessionTime crossing(const Instant& a, const Instant& b, double da, double db,
                            double width) {
    const double share = da == db ? 1.0 : std::clamp((width - da) / (db - da), 0.0, 1.0);
    return a.at + units::duration_of(share * units::seconds(b.at - a.at));
}

// Where, from the middle of the stretch, the parabola through its values (least squares) turns;
// nothing if it does not turn that way.
std::optional<units::Duration> vertex(const Series& s, float Instant::*value,
                                      units::SessionTime from, units::SessionTime to, bool top) {
    const auto middle = from + (to - from) / 2;
    const auto begin = std::lower_bound(
        s.begin(), s.end(), from, [](const Instant& i, units::SessionTime t) { return i.at < t; });
    double n = 0.0, u1 = 0.0, u2 = 0.0, u3 = 0.0, u4 = 0.0, x0 = 0.0, x1 = 0.0, x2 = 0.0;
    for (auto i = begin; i != s.end() && i->at <= to; ++i) {
        const auto x = static_cast<double>((*i).*value);
        if (std::isnan(x)) continue;
        const double u = units::seconds(i->at - middle);
        n += 1.0, u1 += u, u2 += u * u, u3 += u * u * u, u4 += u * u * u * u;
        x0 += x, x1 += x * u, x2 += x * u * u;
    }
    if (n < 5.0) return std::nullopt;
    // Centred, so that two normal equations remain: for u - u1/n and u^2 - u2/n.
    const double a11 = u2 - u1 * u1 / n, a12 = u3 - u1 * u2 / n, a22 = u4 - u2 * u2 / n;
    const double b1 = x1 - x0 * u1 / n, b2 = x2 - x0 * u2 / n;
    const double determinant = a11 * a22 - a12 * a12;
    if (determinant <= 0.0) return std::nullopt;
    const double linear = (b1 * a22 - b2 * a12) / determinant;
    const double square = (b2 * a11 - b1 * a12) / determinant;
    if (square == 0.0 || (square < 0.0) != top) return std::nullopt;
    return units::duration_of(-linear / (2.0 * square));
}

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

// When the value left a place. It speeds up evenly: the way from one width to four took as long as
// the first width.
units::SessionTime RunFinder::departure(const Series& s, std::size_t from, std::size_t to,
                                        double place, double width) const {
    const auto leaves = [&](double distance) {
        auto at = s[from].at;
        std::size_t last = from;
        for (std::size_t i = from + 1; i <= to; ++i) {
            if (std::isnan(value(s, i))) continue;
            const double a = std::abs(value(s, last) - place), b = std::abs(value(s, i) - place);
            if (a <= distance && b > distance) at = crossing(s[last], s[i], a, b, distance);
            last = i;
        }
        return at;
    };
    const auto left = leaves(width), on_the_way = leaves(4.0 * width);
    return std::max(s[from].at, on_the_way > left ? left - (on_the_way - left) : left);
}

// When it came to rest at a place where it still is, by the same rule.
units::SessionTime RunFinder::arrival(const Series& s, std::size_t to, double place,
                                      double width) const {
    const auto arrives = [&](double distance) {
        std::size_t i = to;
        while (i > first_) {
            const std::size_t previous = before(s, i);
            const double a = std::abs(value(s, previous) - place),
                         b = std::abs(value(s, i) - place);
            if (!(a <= distance)) return crossing(s[previous], s[i], a, b, distance);
            if (previous == i) break;
            i = previous;
        }
        return s[i].at;
    };
    const auto arrived = arrives(width);
    return std::min(s[to].at, arrived + (arrived - arrives(4.0 * width)));
}

// The one before that has a value.
std::size_t RunFinder::before(const Series& s, std::size_t index) const {
    while (index > first_ && std::isnan(value(s, --index))) {
    }
    return index;
}

std::size_t RunFinder::dwell_begin(const Series& s, std::size_t from, double centre,
                                   double width) const {
    std::size_t i = from;
    while (i > first_) {
        const std::size_t previous = before(s, i);
        if (!(std::abs(value(s, previous) - centre) <= width)) break;
        i = previous;
    }
    return i;
}

std::size_t RunFinder::dwell_end(const Series& s, std::size_t from, std::size_t to, double centre,
                                 double width) const {
    std::size_t end = from;
    for (std::size_t i = from + 1; i <= to; ++i) {
        if (std::isnan(value(s, i))) continue;
        if (std::abs(value(s, i) - centre) > width) break;
        end = i;
    }
    return end;
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
    first_ = last_ = low_ = high_ = extreme_ = turned_ = index;
    level_ = value(s, index);
}

// Rolling moves the force by up to two thirds; a limb that is only laid down, or a person who sits
// up, by more.
bool RunFinder::came_or_went(double x) const {
    return manner_.is_force && (x < gone * level_ || x > came * level_);
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

// Around the extreme. A path shows when it came to rest and left again; a force is too unquiet for
// that, and dwells where it is near its extreme.
RunFinder::Dwell RunFinder::dwell(const Series& s, std::size_t index) const {
    const double peak = value(s, extreme_);
    if (!manner_.is_force)
        return {arrival(s, extreme_, peak, edge()), departure(s, extreme_, index, peak, edge())};
    const double swing = std::abs(peak - runs_.back().turns.back().value);
    const double width = dwell_width(std::min(swing, typical_swing().value_or(swing)));
    return {s[dwell_begin(s, extreme_, peak, width)].at,
            s[dwell_end(s, extreme_, index, peak, width)].at};
}

void RunFinder::turn(const Series& s, std::size_t index) {
    if (manner_.is_force && runs_.back().turns.size() == 1) refine_start(s);
    const double peak = value(s, extreme_);
    const auto [begin, end] = dwell(s, index);
    const auto middle = std::max(begin + (end - begin) / 2, runs_.back().turns.back().at);
    runs_.back().turns.push_back({middle, peak});
    turned_ = extreme_;
    extreme_ = index;
    direction_ = -direction_;
    if (manner_.is_force) refine(s, runs_.back().turns.size() - 2);
}

// When the first stroke of a run began, now that the whole of it is known; a rest before it lasted
// until then.
void RunFinder::refine_start(const Series& s) {
    const auto ends = way(s, turned_, extreme_, value(s, extreme_));
    if (!ends) return;
    auto begins = ends->from;
    if (!stills_.empty()) {
        Still& before = stills_.back();
        begins = std::max(begins, before.start);
        if (before.end > begins) before.end = begins;
    }
    runs_.back().turns.front().at = begins;
}

// When a way began and ended, by when a quarter, half and three quarters of it were done: breathing
// hides the ends themselves. At even speed the first quarter takes as long as the second, in a sine
// twice as long; people are in between.
std::optional<RunFinder::Ends> RunFinder::way(const Series& s, std::size_t from, std::size_t to,
                                              double there) const {
    constexpr double slower = 1.4;
    const double here = value(s, from), whole = there - here;
    if (whole == 0.0) return std::nullopt;
    const auto passed = [&](double share, std::size_t begin) -> std::optional<std::size_t> {
        for (std::size_t i = begin; i <= to; ++i)
            if (!std::isnan(value(s, i)) && (value(s, i) - here) / whole >= share) return i;
        return std::nullopt;
    };
    const auto last_below = [&](double share, std::size_t end) {
        while (end > from && !((value(s, end) - here) / whole < share)) --end;
        return end;
    };
    const auto half = passed(0.5, from);
    if (!half) return std::nullopt;
    const auto most = passed(0.75, *half);
    if (!most) return std::nullopt;
    const auto quarter_at = s[last_below(0.25, *half)].at, half_at = s[*half].at;
    const auto half_left_at = s[last_below(0.5, *most)].at, most_at = s[*most].at;
    const auto scaled = [](units::Duration d) {
        return units::duration_of(slower * units::seconds(d));
    };
    return Ends{std::max(s[from].at, quarter_at - scaled(half_at - quarter_at)),
                most_at + scaled(most_at - half_left_at)};
}

// Breathing and unrest shift an extreme of the force. The vertex of a parabola through the half
// strokes on both sides is moved half as much (measured on the simulated person).
void RunFinder::refine(const Series& s, std::size_t which) {
    auto& turns = runs_.back().turns;
    if (which == 0 || which + 1 >= turns.size()) return;
    const Turn before = turns[which - 1], after = turns[which + 1];
    for (int n = 0; n < refinements; ++n) {
        Turn& turn = turns[which];
        const auto half = std::min(turn.at - before.at, after.at - turn.at) / 2;
        const auto shift =
            vertex(s, manner_.value, turn.at - half, turn.at + half, turn.value > before.value);
        if (!shift) return;
        turn.at += std::clamp(*shift, -half / 2, half / 2);
    }
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
