#include "figure/across.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace figure {
namespace {

constexpr int pieces = 8;
constexpr double narrowest = 0.05;    // a spot is shown as one
constexpr double half_a_band = 0.022; // of the region on skin that is seen from before it
constexpr double inside = 0.4;        // of the region on skin that is seen from its side
constexpr double gap = 0.012, reach = 0.05, half_width = 0.028; // of the wedge

bool seen_from_before(const Motion& m) { return m.figure().tool_on == routine::Surface::wall_near; }

Vector down_the_bone(const Body& body, const Motion& m) {
    const Posed& p = bone(body, m.figure().target->bone);
    const Vector way = p.lower - p.upper;
    return way * (1.0 / std::max(std::hypot(way.x, way.y, way.z), 1e-6));
}

// From the middle of the bone to the skin that is so far beside its middle line; the tool says on
// which side of the body that line is.
Vector to_the_skin(const Body& body, const Motion& m, const Place& place) {
    const Round at = round_at(body, place.bone, place.share);
    const Vector left = left_seen(body, place.bone);
    Vector under{left.y, -left.x, 0.0};
    if (dot(under, {m.tool()->x - at.x, m.tool()->y - at.y, 0.0}) < 0.0) under = under * -1.0;
    const double turn = *place.across / at.radius;
    return left * std::sin(turn) + under * std::cos(turn);
}

// Beside the place: out of the body's middle, or where the skin is seen down along the bone.
Point beside(const Body& body, const Motion& m, const Place& place, double by) {
    if (seen_from_before(m)) {
        const Vector at = skin_before(body, place) + down_the_bone(body, m) * by;
        return {at.x, at.y};
    }
    const Round at = round_at(body, place.bone, place.share);
    const Vector out = to_the_skin(body, m, place) * (at.radius + by);
    return {at.x + out.x, at.y + out.y};
}

Shape patch(Role role, std::vector<Point> corners) {
    Shape s;
    s.kind = Shape::Kind::patch;
    s.role = role;
    s.corners = std::move(corners);
    return s;
}

} // namespace

std::vector<Shape> region_across(const Body& body, const Motion& m) {
    const routine::Target::Across& way = *m.figure().target->across;
    const double missing = std::max(0.0, narrowest - std::abs(way.to - way.from));
    const auto edge = [&](double phase, bool outer) {
        Place place = m.place(phase);
        *place.across += std::copysign(missing, way.to - way.from) * (phase - 0.5);
        if (seen_from_before(m)) return beside(body, m, place, outer ? half_a_band : -half_a_band);
        const double radius = round_at(body, place.bone, place.share).radius;
        return beside(body, m, place, outer ? 0.0 : (inside - 1.0) * radius);
    };
    std::vector<Shape> shapes;
    for (int i = 0; i < pieces; ++i) {
        const double a = static_cast<double>(i) / pieces, b = static_cast<double>(i + 1) / pieces;
        shapes.push_back(
            patch(Role::region, {edge(a, true), edge(b, true), edge(b, false), edge(a, false)}));
    }
    return shapes;
}

// It points at the place from below the tool, or from within the body.
Shape own_mark_across(const Body& body, const Motion& m, double own) {
    const Place place = m.place(std::clamp(own, 0.0, 1.0));
    const double away = seen_from_before(m) ? m.tool()->radius + gap : -gap;
    const Point tip = beside(body, m, place, away);
    const Point foot = beside(body, m, place, away + std::copysign(reach, away));
    const double k = half_width / std::hypot(tip.x - foot.x, tip.y - foot.y);
    const double nx = k * (tip.y - foot.y), ny = -k * (tip.x - foot.x);
    return patch(Role::own, {tip, {foot.x + nx, foot.y + ny}, {foot.x - nx, foot.y - ny}});
}

// It turns with the skin, which runs over it by the length of the path. Rolling across what is seen
// from before it, its face runs the same way as it does over the body.
Shape turned_across(const Body& body, const Motion& m, double phase) {
    const Tool& t = *m.tool();
    const routine::Target::Across& way = *m.figure().target->across;
    const Vector left = left_seen(body, m.figure().target->bone);
    const double turn = phase * (way.to - way.from) / t.radius;
    Shape s;
    s.role = Role::turned;
    s.radii = {0.13 * t.radius, 0.13 * t.radius};
    if (seen_from_before(m)) {
        const double angle = std::remainder(turn, std::numbers::pi);
        const double out = 0.8 * t.radius * std::sin(angle),
                     high = 0.5 * t.radius * std::cos(angle);
        const Vector middle = Vector{t.x, t.y, 0.0} + left * out;
        s.ends = {Point{middle.x - left.y * high, middle.y + left.x * high},
                  Point{middle.x + left.y * high, middle.y - left.x * high}};
        return s;
    }
    const Round at = round_at(body, m.place(phase).bone, m.place(phase).share);
    const double sense = (at.y - t.y) * left.x - (at.x - t.x) * left.y > 0.0 ? 1.0 : -1.0;
    const double c = 0.62 * t.radius * std::cos(sense * turn);
    const double d = 0.62 * t.radius * std::sin(sense * turn);
    s.ends = {Point{t.x - c, t.y - d}, Point{t.x + c, t.y + d}};
    return s;
}

} // namespace figure
