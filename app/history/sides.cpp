#include "history/sides.h"

#include "insight/distributions.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace history {

namespace {

using PointOf = std::map<std::string, const Point*>; // by session

PointOf points_of(const Series& series) {
    PointOf found;
    for (const Run& run : series.runs)
        for (const Point& point : run.points) found[point.session] = &point;
    return found;
}

void add(std::vector<Pair>& pairs, const std::optional<double>& left,
         const std::optional<double>& right) {
    if (left && right && *left > 0.0 && *right > 0.0) pairs.push_back({*left, *right});
}

SideBySide compared(const Series& left, const Series& right) {
    SideBySide made{left.exercise, left.variant, 0, 0, 0, {}, {}};
    std::vector<Pair> force, pace;
    const PointOf others = points_of(right);
    for (const auto& [session, l] : points_of(left)) {
        const auto found = others.find(session);
        if (found == others.end()) continue;
        const Point* const r = found->second;
        ++made.sessions;
        add(force, l->force_n, r->force_n);
        if (l->pace_estimated == r->pace_estimated)
            add(pace, l->seconds_per_stroke, r->seconds_per_stroke);
    }
    made.force_pairs = static_cast<int>(force.size());
    made.pace_pairs = static_cast<int>(pace.size());
    made.force = apart(force);
    made.seconds_per_stroke = apart(pace);
    return made;
}

} // namespace

std::optional<Apart> apart(std::span<const Pair> pairs) {
    if (std::ssize(pairs) < fewest_to_compare) return std::nullopt;
    const auto n = static_cast<double>(pairs.size());
    std::vector<double> percent;
    double mean = 0.0, squares = 0.0;
    for (const Pair& p : pairs) {
        percent.push_back(200.0 * (p.right - p.left) / (p.right + p.left));
        mean += percent.back() / n;
    }
    for (const double one : percent) squares += (one - mean) * (one - mean);
    const double half = insight::t_quantile(0.975, n - 1.0) * std::sqrt(squares / (n - 1.0) / n);
    return Apart{mean, {mean - half, mean + half}};
}

Sides sides(const std::optional<Apart>& apart) {
    if (!apart) return Sides::cannot_tell;
    if (!apart->told()) return Sides::may_be_none;
    return apart->percent > 0.0 ? Sides::right_more : Sides::left_more;
}

std::vector<SideBySide> side_by_side(std::span<const Series> all) {
    std::vector<SideBySide> found;
    for (const Series& left : all)
        for (const Series& right : all)
            if (left.side == routine::Side::left && right.side == routine::Side::right &&
                left.exercise == right.exercise && left.variant == right.variant)
                found.push_back(compared(left, right));
    return found;
}

} // namespace history
