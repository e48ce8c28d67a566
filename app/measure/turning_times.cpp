// When a movement turned, left a place or came to rest: the exact times within a run.
#include "measure/runs.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr int refinements = 2;

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

// A turn that nobody saw: from both ends of what was not known, at the usual speed, it went on to
// the same place.
units::SessionTime RunFinder::turned_unseen(const Series& s, units::SessionTime seen) const {
    const auto swing = typical_swing(), time_s = usual_time_s();
    if (!unseen_ || manner_.is_force || !swing || !time_s) return seen;
    const auto from = s[unseen_->from].at, to = s[unseen_->to].at;
    if (seen < from || seen > to) return seen;
    for (std::size_t i = unseen_->from; i < unseen_->to; ++i)
        if (s[i].force < gone_share * s[unseen_->from].force) return seen; // got off
    const double on = direction_ * (value(s, unseen_->to) - value(s, unseen_->from));
    const double later_s = on / (2.0 * *swing / *time_s);
    return std::clamp(from + (to - from) / 2 + units::duration_of(later_s), from, to);
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

} // namespace measure
