#include "measure/corners.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace measure {

namespace {

constexpr std::size_t corners = 4;
constexpr double loaded_n = 40.0;
constexpr double part_s = 0.2, judge_every_s = 1.0, window_s = 12.0, short_window_s = 6.0;
constexpr int lessons = 240; // points: a minute
constexpr double doubt = 3.0, least_miss_n = 6.0;
constexpr double unmoved_share = 0.15, unmoved_slope = 0.1, unmoved_of_sum = 0.03, moving_n = 8.0;
constexpr double most_gain = 0.75, rest_share = 0.1, rival_share = 0.05; // of the squares
constexpr double halves_alike = 0.2, least_rest = 2.0;                   // N squared
constexpr double gain_rival_share = 0.06; // a gain lost is less surely told
constexpr int long_enough = 6;            // judgements
constexpr double well_gain = 0.1;
constexpr double recent_s = 1.2, before_s = 0.75, until_s = 0.22, now_s = 0.12, jump_every_s = 0.1;
constexpr double least_jump_n = 10.0, jump_alike = 0.35, others_share = 0.4;
constexpr double at_peace = 0.4, jump_rest = 4.0, jump_lasts = 0.5;
constexpr double empty_n = 8.0, still_n = 1.5, leftover_alike = 0.4;

double ago(units::SessionTime now, units::SessionTime at) { return units::seconds(now - at); }

} // namespace

// What a cell says (m) against what the others say of its corner (f).
struct Corners::Words {
    Spread m, f;
    double mf = 0.0, ff = 0.0, mm = 0.0, miss = 0.0; // mean products, mean square of m - f
    double gain() const { return ff > 0.0 ? mf / ff : 1.0; }
    double rest_of_gain() const { return std::max(mm - gain() * mf, 0.0); } // mean square
    double offset() const { return m.mean() - f.mean(); }
    double rest_of_offset() const { return std::max(miss - offset() * offset(), 0.0); }
    double slope() const {
        const double variance = ff - f.mean() * f.mean();
        return variance > 0.0 ? (mf - m.mean() * f.mean()) / variance : 1.0;
    }
    bool dead(double moving) const {
        return f.deviation() > moving && m.deviation() < unmoved_share * f.deviation();
    }
    void add(double word, double others) {
        m.add(word);
        f.add(others);
        const double n = static_cast<double>(m.count());
        const auto mean_in = [n](double& mean, double value) { mean += (value - mean) / n; };
        mean_in(mf, word * others);
        mean_in(ff, others * others);
        mean_in(mm, word * word);
        mean_in(miss, (word - others) * (word - others));
    }
};

// A fault that began within the window looks like anything: both halves must tell the same.
struct Corners::Halves {
    Words all, first, second;
    void add(double word, double others, bool later) {
        all.add(word, others);
        (later ? second : first).add(word, others);
    }
    bool dead(double sum_moves_n) const {
        return all.dead(moving_n) && all.m.deviation() < unmoved_of_sum * sum_moves_n &&
               std::abs(all.slope()) < unmoved_slope && first.dead(0.5 * moving_n) &&
               second.dead(0.5 * moving_n);
    }
    bool gain_lost() const {
        return all.gain() < most_gain && std::abs(first.gain() - second.gain()) < halves_alike &&
               all.rest_of_gain() < rest_share * all.miss;
    }
    bool zero_moved() const {
        const double off = all.offset();
        return std::abs(off) > least_miss_n &&
               std::abs(first.offset() - second.offset()) < halves_alike * std::abs(off) &&
               all.rest_of_offset() < rest_share * all.miss;
    }
    bool explains() const { return gain_lost() || zero_moved(); }
    bool made_by(double jump) const {
        return gain_lost() || std::abs(jump - all.offset()) < jump_lasts * std::abs(jump);
    }
    // The best this cell could do, whether it is believable or not. A gain does not rise.
    double rest() const {
        const double offset = all.rest_of_offset();
        return all.gain() < 1.0 ? std::min(all.rest_of_gain(), offset) : offset;
    }
    FaultKind kind() const {
        const bool gain =
            gain_lost() && (!zero_moved() || all.rest_of_gain() <= all.rest_of_offset());
        return gain ? FaultKind::disconnected : FaultKind::drift;
    }
};

Corners::Corners(const Roller& roller) : plate_{roller} {}

std::optional<Corners::Verdict> Corners::take_verdict() { return std::exchange(verdict_, {}); }

void Corners::interrupt() {
    moments_.clear();
    points_.clear();
    jump_.reset();
    summed_ = 0;
}

void Corners::tare() {
    interrupt();
    plate_.forget_floor();
    learned_ = 0;
    forget_unexplained();
    suspicious_ = false;
}

void Corners::push(units::SessionTime at, const PerCell<double>& newtons, unsigned in_doubt) {
    if (!plate_.rules()) return;
    moments_.push_back({at, newtons});
    while (ago(at, moments_.front().at) > recent_s) moments_.pop_front();
    if (in_doubt == 0 && ago(at, looked_) >= jump_every_s) {
        looked_ = at;
        look_for_jump();
    }
    sound_ = in_doubt == 0 && !verdict_;
    gather({at, newtons});
    if (ago(at, judged_) < judge_every_s) return;
    judged_ = at;
    for (const double window : {short_window_s, window_s})
        if (!verdict_) judge(at, window, in_doubt);
    if (in_doubt == 0 && !verdict_) look_for_leftover();
}

// Means of 0.2 s; what has left the window was sound, and teaches.
void Corners::gather(const Point& p) {
    if (summed_ > 0 && ago(p.at, part_began_) >= part_s) {
        double force = 0.0;
        for (std::size_t i = 0; i < corners; ++i) force += sum_.newtons[i] /= summed_;
        if (force > loaded_n) points_.push_back({p.at, sum_.newtons});
        forget_passing_jump(p.at);
        summed_ = 0;
    }
    if (summed_++ == 0) {
        part_began_ = p.at;
        sum_ = {};
    }
    for (std::size_t i = 0; i < corners; ++i) sum_.newtons[i] += p.newtons[i];
    while (!points_.empty() && ago(p.at, points_.front().at) > window_s) {
        if (sound_ && !suspicious_ && learned_ < lessons) {
            plate_.learn(points_.front().newtons);
            ++learned_;
        }
        points_.pop_front();
    }
}

void Corners::judge(units::SessionTime now, double window, unsigned in_doubt) {
    const auto from = std::find_if(points_.cbegin(), points_.cend(),
                                   [&](const Point& p) { return ago(now, p.at) <= window; });
    if (static_cast<double>(points_.cend() - from) * part_s < 0.6 * window) return;
    if (in_doubt == 0) return judge_all(from, window >= window_s);
    if (window < window_s) return;
    for (std::size_t i = 0; i < corners; ++i)
        if (in_doubt == 1U << i) judge_doubtful(from, i);
}

void Corners::judge_all(const std::deque<Point>::const_iterator& from, bool whole) {
    PerCell<Halves> words;
    const auto middle = from + (points_.cend() - from) / 2;
    double misses = 0.0, count = 0.0;
    Spread off, force;
    for (auto p = from; p != points_.cend(); ++p) {
        const double d = plate_.disagreement(p->newtons), may = plate_.tolerance(p->newtons);
        off.add(d);
        force.add(std::accumulate(p->newtons.begin(), p->newtons.end(), 0.0));
        misses += d * d / (may * may);
        ++count;
        for (std::size_t i = 0; i < corners; ++i)
            words[i].add(p->newtons[i], plate_.corner(p->newtons, i), p >= middle);
    }
    for (std::uint8_t i = 0; i < corners; ++i)
        if (words[i].dead(force.deviation())) verdict_ = {FaultKind::stuck, i};
    const double square = off.mean() * off.mean() + off.deviation() * off.deviation();
    suspicious_ = misses > doubt * doubt * count && square > least_miss_n * least_miss_n;
    if (verdict_) return;
    if (!suspicious_) {
        if (whole) forget_unexplained();
        return;
    }
    const auto cell = culprit(words, from->at, whole);
    if (cell) {
        verdict_ = {words[*cell].kind(), cell};
        forget_unexplained();
    } else if (whole && std::any_of(words.begin(), words.end(),
                                    [](const Halves& w) { return w.zero_moved(); })) {
        if (++unexplained_for_ == long_enough) verdict_ = {FaultKind::drift, std::nullopt};
        unexplained_ = std::sqrt(square);
        for (std::size_t i = 0; i < corners; ++i) suspected_[i] = words[i].all.offset();
    }
}

// One corner's loss may look like another's: on a plate that bends, gain like the opposite one's,
// on a stiff one a moved zero like any. Then the jump must tell them apart.
std::optional<std::uint8_t> Corners::culprit(const PerCell<Halves>& words,
                                             units::SessionTime window_began, bool whole) const {
    constexpr double before_window_s = 4.0;
    const double since = jump_ ? ago(window_began, jump_->at) : 1e9;
    const bool with_it = since < before_window_s && since > part_s;
    std::optional<std::uint8_t> best;
    for (std::uint8_t i = 0; i < corners; ++i)
        if (words[i].explains() && (!best || words[i].rest() < words[*best].rest())) best = i;
    if (!best) return std::nullopt;
    if (with_it && words[jump_->cell].explains() && words[jump_->cell].made_by(jump_->newtons) &&
        words[jump_->cell].rest() < jump_rest * (words[*best].rest() + least_rest))
        return jump_->cell;
    if (!whole || (since < before_window_s && jump_->cell != *best)) return std::nullopt;
    const bool gain = words[*best].kind() == FaultKind::disconnected;
    const double share = gain ? gain_rival_share : rival_share;
    for (std::size_t i = 0; i < corners; ++i)
        if (i != *best && words[*best].rest() + least_rest > share * (words[i].rest() + least_rest))
            return std::nullopt;
    return best;
}

// A cell that is left out is well again when it says what the others say, while that moves.
void Corners::judge_doubtful(const std::deque<Point>::const_iterator& from, std::size_t cell) {
    Words words;
    double misses = 0.0, count = 0.0;
    for (auto p = from; p != points_.cend(); ++p) {
        const double d = plate_.disagreement(p->newtons), may = plate_.tolerance(p->newtons);
        misses += d * d / (may * may);
        ++count;
        words.add(p->newtons[cell], plate_.corner(p->newtons, cell));
    }
    if (words.f.deviation() > moving_n && misses < 4.0 * count &&
        std::abs(words.gain() - 1.0) < well_gain)
        verdict_ = {FaultKind::stuck, static_cast<std::uint8_t>(cell), true};
}

// Now against a straight line through what was before: of one cell, and of no other.
void Corners::look_for_jump() {
    const units::SessionTime now = moments_.back().at;
    Spread time;
    double tt = 0.0;
    PerCell<Spread> before, present;
    PerCell<double> ty{};
    for (const Point& p : moments_) {
        const double t = ago(now, p.at);
        if (t <= now_s)
            for (std::size_t i = 0; i < corners; ++i) present[i].add(p.newtons[i]);
        if (t < until_s || t > before_s) continue;
        time.add(t);
        tt += t * t;
        for (std::size_t i = 0; i < corners; ++i) {
            before[i].add(p.newtons[i]);
            ty[i] += t * p.newtons[i];
        }
    }
    const double n = static_cast<double>(time.count());
    const double spread = tt - n * time.mean() * time.mean();
    if (n < 4.0 || present[0].count() < 1 || spread <= 0.0) return;
    PerCell<double> jump{};
    double force = 0.0, disagreement = 0.0, others = 0.0;
    for (std::size_t i = 0; i < corners; ++i) {
        const double slope = (ty[i] - n * time.mean() * before[i].mean()) / spread;
        jump[i] = present[i].mean() - before[i].mean() + slope * (time.mean() - 0.5 * now_s);
        force += before[i].mean();
        disagreement += plate_.side(i) * jump[i];
    }
    const auto largest = static_cast<std::size_t>(
        std::max_element(jump.begin(), jump.end(),
                         [](double a, double b) { return std::abs(a) < std::abs(b); }) -
        jump.begin());
    for (std::size_t i = 0; i < corners; ++i)
        if (i != largest) others = std::max(others, std::abs(jump[i]));
    const double own = plate_.side(largest) * jump[largest];
    const bool alone = std::abs(own - disagreement) < jump_alike * std::abs(disagreement) &&
                       others < others_share * std::abs(own);
    if (force < loaded_n || std::abs(disagreement) < least_jump_n || !alone) return;
    PerCell<double> quiet{};
    for (std::size_t i = 0; i < corners; ++i) quiet[i] = before[i].mean();
    if (std::abs(plate_.disagreement(quiet)) > at_peace * std::abs(disagreement)) return;
    const double off = quiet[largest] - plate_.corner(quiet, largest);
    if (std::abs(off) > at_peace * std::abs(jump[largest])) return; // it was wrong before
    if (jump_ && ago(now, jump_->at) < recent_s &&
        std::abs(jump_->disagreement) > std::abs(disagreement))
        return;
    jump_ = {now, static_cast<std::uint8_t>(largest), jump[largest], disagreement};
}

// One that did not last.
void Corners::forget_passing_jump(units::SessionTime now) {
    constexpr double over_s = 0.8, lasting_s = 2.0, left = 0.3;
    if (!jump_ || points_.empty() || points_.back().at != now) return;
    const double since = ago(now, jump_->at);
    const auto& newtons = points_.back().newtons;
    const double others = plate_.corner(newtons, jump_->cell);
    const double off = newtons[jump_->cell] - others;
    const bool passed = off / jump_->newtons < left && std::abs(off) < left * others;
    if (since > over_s && since < lasting_s && passed) jump_.reset();
}

// Nobody on the roller, but one cell says what the corners disagreed by.
void Corners::look_for_leftover() {
    if (unexplained_ == 0.0) return;
    PerCell<Spread> rest;
    for (const Point& p : moments_)
        for (std::size_t i = 0; i < corners; ++i) rest[i].add(p.newtons[i]);
    std::optional<std::uint8_t> left;
    for (std::uint8_t i = 0; i < corners; ++i) {
        if (rest[i].deviation() > still_n || rest[i].count() < 8) return;
        if (std::abs(rest[i].mean()) < empty_n) continue;
        if (left) return;
        left = i;
    }
    if (!left) return;
    const double off = rest[*left].mean() - suspected_[*left];
    if (std::abs(off) > leftover_alike * std::abs(rest[*left].mean())) return;
    verdict_ = {FaultKind::drift, *left};
    forget_unexplained();
}

} // namespace measure
