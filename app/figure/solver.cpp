#include "figure/solver.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace figure {
namespace {

using routine::Joint;

constexpr double tight = 60.0; // weight of a contact, per share of the height
constexpr double loose = 0.3;  // weight of an angle, per radian, so of a whole body's lean
constexpr double damping = 1e-4;
constexpr double longest_step = 0.25; // radians, or shares of the height
constexpr double probe = 1e-6;

double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }

struct Dial { // one thing that can be changed
    std::size_t joint = 0, axis = 0;
    routine::AngleRange range; // degrees
    double weight = loose;
};

const std::vector<Dial>& dials() {
    static const std::vector<Dial> all = [] {
        std::vector<Dial> list;
        for (std::size_t j = 0; j < routine::joints; ++j)
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const auto range = routine::ranges(static_cast<Joint>(j)).at(axis);
                if (range.low < range.high) list.push_back({j, axis, range, loose});
            }
        return list;
    }();
    return all;
}

// Unknowns: the dials in radians, then x and y.
using Row = std::vector<double>;

Placing placed(const Row& q) {
    Placing p;
    const auto& all = dials();
    for (std::size_t i = 0; i < all.size(); ++i)
        p.angles.at(all[i].joint).at(all[i].axis) = q[i] * 180.0 / std::numbers::pi;
    p.x = q[all.size()];
    p.y = q[all.size() + 1];
    return p;
}

Row unknowns(const Placing& p) {
    Row q;
    for (const Dial& d : dials()) q.push_back(radians(p.angles.at(d.joint).at(d.axis)));
    q.push_back(p.x);
    q.push_back(p.y);
    return q;
}

// Before whoever looks stands the wall where the tool on it is, or would be if it was held there.
double near_wall(const Body& body, const Wanted& w) {
    if (w.tool_moves_along_wall) return skin_before(body, w.place).z + 2.0 * w.tool->radius;
    return w.tool->z + w.tool->radius;
}

void add_tool_at_near_wall(Row& r, const Body& body, const Wanted& w) {
    const Vector skin = skin_before(body, w.place);
    r.push_back(tight * (skin.x - w.tool->x));
    if (w.tool_moves_along_wall) return;
    r.push_back(tight * (skin.y - w.tool->y));
    r.push_back(tight * (skin.z + w.tool->radius - w.tool->z));
}

void add_tool(Row& r, const Body& body, const Wanted& w) {
    if (!w.tool) return;
    if (w.tool_on == routine::Surface::wall_near) {
        add_tool_at_near_wall(r, body, w);
        return;
    }
    const Round at = round_at(body, w.place.bone, w.place.share);
    const double reach = w.tool->radius + at.radius;
    if (w.tool_moves_along_wall) {
        const double away = w.tool->x > 0.0 ? at.x - w.tool->x : w.tool->x - at.x;
        r.push_back(tight * (away - reach));
        return;
    }
    const double dx = at.x - w.tool->x, dy = at.y - w.tool->y;
    r.push_back(tight * (length(dx, dy) - reach));
    if (w.place.across) { // the way over the skin goes around the bone
        const Vector left = left_seen(body, w.place.bone);
        const double beside = reach * std::sin(*w.place.across / at.radius);
        r.push_back(tight * (dx * left.x + dy * left.y + beside));
        return;
    }
    const Posed& bone = figure::bone(body, w.place.bone);
    const Vector way = bone.lower - bone.upper;
    const double seen = std::max(length(way.x, way.y), 1e-6);
    r.push_back(tight * (dx * way.x + dy * way.y) / seen);
}

double gap_to(const Body& body, const Spot& spot, routine::Surface on, const Wanted& w) {
    const Round at = round_at(body, spot.bone, spot.share);
    if (on == routine::Surface::wall_near)
        return near_wall(body, w) - at.depth -
               thickness(body, spot.bone, spot.share, {0.0, 0.0, 1.0});
    if (is_wall(on)) return towards_the_room(on) * at.x - at.radius;
    return at.y - at.radius - height_of(on);
}

void add_surfaces(Row& r, const Body& body, const Wanted& w) {
    for (const routine::Rest& rest : w.rests)
        for (const Spot& spot : spots_of(rest.part))
            r.push_back(tight * gap_to(body, spot, rest.on, w));
    for (const Anchor& a : w.anchors) {
        const Round at = round_at(body, a.spot.bone, a.spot.share);
        r.push_back(tight * (along(a.axis, at) - a.at));
    }
    // Nothing sinks into the floor or a wall.
    const auto wall = [&w]() -> std::optional<routine::Surface> {
        if (w.tool && w.tool_on == routine::Surface::wall_near) return w.tool_on;
        for (const routine::Rest& rest : w.rests)
            if (is_wall(rest.on)) return rest.on;
        return {};
    }();
    for (std::size_t b = 0; b < routine::bones; ++b)
        for (const Girth& g : girths(static_cast<routine::Bone>(b))) {
            const Spot spot{static_cast<routine::Bone>(b), g.share};
            r.push_back(tight * std::min(0.0, gap_to(body, spot, routine::Surface::floor, w)));
            r.push_back(wall ? tight * std::min(0.0, gap_to(body, spot, *wall, w)) : 0.0);
        }
}

Row residuals(const Row& q, const Row& hint, const Wanted& w) {
    Placing placing = placed(q);
    placing.breath = w.breath;
    const Body body = body_of(placing, w.look);
    Row r;
    r.reserve(160);
    add_tool(r, body, w);
    add_surfaces(r, body, w);
    const auto& all = dials();
    for (std::size_t i = 0; i < all.size(); ++i) r.push_back(all[i].weight * (q[i] - hint[i]));
    return r;
}

// Solves a * x = b, a symmetric and positive definite (Cholesky), in place.
void solve(std::vector<Row>& a, Row& b) {
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k)
            for (std::size_t i = j; i < n; ++i) a[i][j] -= a[i][k] * a[j][k];
        const double root = std::sqrt(std::max(a[j][j], 1e-12));
        for (std::size_t i = j; i < n; ++i) a[i][j] /= root;
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
}

double half_square(const Row& r) {
    double sum = 0.0;
    for (const double v : r) sum += 0.5 * v * v;
    return sum;
}

void keep_in_range(Row& q) {
    const auto& all = dials();
    for (std::size_t i = 0; i < all.size(); ++i)
        q[i] = std::clamp(q[i], radians(all[i].range.low), radians(all[i].range.high));
}

// How each residual changes with each unknown: a row for each residual.
std::vector<Row> slopes(const Row& q, const Row& r, const Row& hint, const Wanted& w) {
    std::vector<Row> slope(r.size(), Row(q.size()));
    for (std::size_t i = 0; i < q.size(); ++i) {
        Row near = q;
        near[i] += probe;
        const Row there = residuals(near, hint, w);
        for (std::size_t k = 0; k < r.size(); ++k) slope[k][i] = (there[k] - r[k]) / probe;
    }
    return slope;
}

// What stands at the end of its range and would go beyond.
bool held(const Row& q, const Row& step, std::size_t i) {
    if (i >= dials().size()) return false;
    const routine::AngleRange& range = dials()[i].range;
    return (step[i] < 0.0 && q[i] <= radians(range.low) + 1e-9) ||
           (step[i] > 0.0 && q[i] >= radians(range.high) - 1e-9);
}

// The step of Gauss and Newton; what is held at the end of its range is left out of it.
Row step_from(const Row& q, const Row& r, const std::vector<Row>& slope) {
    const std::size_t n = q.size();
    std::vector<Row> normal(n, Row(n));
    Row fall(n);
    for (std::size_t k = 0; k < r.size(); ++k)
        for (std::size_t i = 0; i < n; ++i) {
            const double s = slope[k][i];
            if (s == 0.0) continue; // a contact hangs on a few joints
            for (std::size_t j = 0; j <= i; ++j) normal[i][j] += s * slope[k][j];
            fall[i] -= s * r[k];
        }
    for (std::size_t i = 0; i < n; ++i) normal[i][i] += damping;
    std::vector<bool> out(n, false);
    for (bool more = true; more;) {
        more = false;
        std::vector<Row> a = normal;
        Row step = fall;
        for (std::size_t i = 0; i < n; ++i) {
            if (!out[i]) continue;
            for (std::size_t j = 0; j < n; ++j) (j <= i ? a[i][j] : a[j][i]) = 0.0;
            a[i][i] = 1.0;
            step[i] = 0.0;
        }
        solve(a, step);
        for (std::size_t i = 0; i < n; ++i)
            if (!out[i] && held(q, step, i)) out[i] = more = true;
        if (!more) return step;
    }
    return Row(n);
}

// Goes a step, shortened until it helps. False: nothing more to gain.
bool improve(Row& q, Row& r, const Row& hint, const Wanted& w) {
    const Row step = step_from(q, r, slopes(q, r, hint, w));
    double share = 1.0;
    for (const double s : step)
        share = std::min(share, longest_step / std::max(std::abs(s), 1e-12));
    const double before = half_square(r);
    for (int tries = 0; tries < 10; ++tries, share *= 0.5) {
        Row next = q;
        for (std::size_t i = 0; i < q.size(); ++i) next[i] += share * step[i];
        keep_in_range(next);
        Row there = residuals(next, hint, w);
        if (half_square(there) >= before) continue;
        q = std::move(next);
        r = std::move(there);
        return before - half_square(r) > 1e-9;
    }
    return false;
}

} // namespace

double along(Axis axis, const Round& at) {
    switch (axis) {
    case Axis::x: return at.x;
    case Axis::y: return at.y;
    case Axis::z: return at.depth;
    }
    return at.x;
}

Placing solved(const Placing& near, const routine::Pose& hint, const Wanted& wanted, int rounds) {
    Row q = unknowns(near);
    const Row aim = unknowns({hint, 0.0, 0.0});
    Row r = residuals(q, aim, wanted);
    while (rounds-- > 0 && improve(q, r, aim, wanted)) {
    }
    Placing found = placed(q);
    found.breath = wanted.breath;
    return found;
}

} // namespace figure
