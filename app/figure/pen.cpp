#include "figure/pen.h"

#include "figure/across.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace figure {
namespace {

using routine::Bone, routine::Surface;

constexpr double depth_shown = 0.13; // shares of the height from the middle to the full tone
constexpr double before_everything = 10.0;
constexpr int pieces_of_region = 8;
constexpr double margin = 0.03; // around everything, shares of the height

struct Layer { // shapes of one part, at one depth
    double depth = 0.0;
    std::vector<Shape> shapes;
};

double mean_depth(const Posed& p) { return 0.5 * (p.upper.z + p.lower.z); }

Shape limb(Role role, Round a, Round b) {
    Shape s;
    s.role = role;
    s.ends = {Point{a.x, a.y}, Point{b.x, b.y}};
    s.radii = {a.radius, b.radius};
    return s;
}

Layer layer_of(const Body& body, Bone b) {
    Layer layer;
    layer.depth = mean_depth(bone(body, b));
    const auto list = girths(b);
    for (std::size_t i = 1; i < list.size(); ++i) {
        Shape s = limb(Role::body, round_at(body, b, list[i - 1].share),
                       round_at(body, b, list[i].share));
        s.tone = std::clamp(0.5 + 0.5 * layer.depth / depth_shown, 0.0, 1.0);
        layer.shapes.push_back(s);
    }
    return layer;
}

// A nose says where the face is. Within the outline of the head it has one of its own.
void add_head(std::vector<Layer>& layers, Layer head, const Body& body) {
    const Posed& h = bone(body, Bone::head);
    const Vector at = h.lower + (h.upper - h.lower) * 0.25 + h.frame.front * 0.052;
    const Vector tip = at + h.frame.front * 0.014 - h.frame.top * 0.012;
    const Vector from = at - h.frame.front * 0.012;
    Shape s = limb(Role::body, {from.x, from.y, 0.016, 0.0}, {tip.x, tip.y, 0.009, 0.0});
    s.tone = head.shapes.front().tone;
    constexpr double before = 0.5; // of the way towards whoever looks, or away
    if (std::abs(h.frame.front.z) < before)
        head.shapes.push_back(s);
    else
        layers.push_back({head.depth + 0.001 * h.frame.front.z, {s}});
    layers.push_back(std::move(head));
}

// From the middle of the bone to the side that is worked on: where the tool is, or behind.
Point side_worked_on(const Body& body, const Motion& m, double share) {
    const Bone target = m.figure().target->bone;
    const Posed& p = bone(body, target);
    const Vector way = p.lower - p.upper;
    const double seen = std::max(std::hypot(way.x, way.y), 1e-6);
    Point n{-way.y / seen, way.x / seen};
    const Round at = round_at(body, target, share);
    const Vector to =
        m.tool() ? Vector{m.tool()->x - at.x, m.tool()->y - at.y, 0.0} : p.frame.front * -1.0;
    if (n.x * to.x + n.y * to.y < 0.0) n = {-n.x, -n.y};
    return n;
}

std::vector<Shape> region_of(const Body& body, const Motion& m, double share) {
    const routine::Target& t = *m.figure().target;
    if (t.across) return region_across(body, m);
    double from = std::min(t.from, t.to), to = std::max(t.from, t.to);
    if (to - from < 0.2) { // a spot is shown as one
        const double middle = 0.5 * (from + to);
        from = std::max(0.0, middle - 0.1);
        to = std::min(1.0, middle + 0.1);
    }
    const Point n = side_worked_on(body, m, share);
    std::vector<Shape> shapes;
    const auto edge = [&](double at, double deep) {
        const Round r = round_at(body, t.bone, at);
        return Point{r.x + n.x * r.radius * deep, r.y + n.y * r.radius * deep};
    };
    for (int i = 0; i < pieces_of_region; ++i) {
        const double a = from + (to - from) * i / pieces_of_region;
        const double b = from + (to - from) * (i + 1) / pieces_of_region;
        Shape s;
        s.kind = Shape::Kind::patch;
        s.role = Role::region;
        s.corners = {edge(a, 1.0), edge(b, 1.0), edge(b, 0.1), edge(a, 0.1)};
        shapes.push_back(std::move(s));
    }
    return shapes;
}

// A wedge beside the body, opposite to the tool, that points at where the person is.
Shape own_mark(const Body& body, const Motion& m, double own) {
    if (m.figure().target->across) return own_mark_across(body, m, own);
    const double share = m.place(std::clamp(own, 0.0, 1.0)).share;
    const Round at = round_at(body, m.figure().target->bone, share);
    const Point n = side_worked_on(body, m, share);
    const auto beside = [&](double out, double along) {
        return Point{at.x - n.x * (at.radius + out) - n.y * along,
                     at.y - n.y * (at.radius + out) + n.x * along};
    };
    Shape s;
    s.kind = Shape::Kind::patch;
    s.role = Role::own;
    s.corners = {beside(0.012, 0.0), beside(0.062, 0.028), beside(0.062, -0.028)};
    return s;
}

Layer tool_layer(const Motion& m, const Body& body, double depth, double phase) {
    const Tool& t = *m.tool();
    Layer layer{depth, {}};
    layer.shapes.push_back(limb(Role::tool, {t.x, t.y, t.radius, 0}, {t.x, t.y, t.radius, 0}));
    const routine::Target& target = *m.figure().target;
    if (target.across) {
        layer.shapes.push_back(turned_across(body, m, phase));
        return layer;
    }
    // It turns with the skin, which runs over it by the length of the path.
    const double path = (target.to - target.from) * routine::share_of_height(target.bone);
    const Posed& p = bone(body, target.bone);
    const Vector way = p.lower - p.upper;
    const double nx = 0.5 * (p.upper.x + p.lower.x) - t.x, ny = 0.5 * (p.upper.y + p.lower.y) - t.y;
    const double sense = nx * way.y - ny * way.x > 0.0 ? -1.0 : 1.0;
    const double angle = sense * phase * path / t.radius;
    const double c = 0.62 * t.radius * std::cos(angle), s = 0.62 * t.radius * std::sin(angle);
    const double r = 0.13 * t.radius;
    layer.shapes.push_back(limb(Role::turned, {t.x - c, t.y - s, r, 0}, {t.x + c, t.y + s, r, 0}));
    return layer;
}

Shape box(Role role, double left, double bottom, double right, double top) {
    Shape s;
    s.kind = Shape::Kind::patch;
    s.role = role;
    s.corners = {{left, bottom}, {right, bottom}, {right, top}, {left, top}};
    return s;
}

bool uses(const routine::Figure& f, Surface surface) {
    return f.tool_on == surface ||
           std::any_of(f.rests.begin(), f.rests.end(),
                       [surface](const routine::Rest& r) { return r.on == surface; });
}

// +1: the person looks to the right. Who sits looks where the thighs point.
double towards_the_front(const Body& body) {
    const Posed& thigh = bone(body, Bone::right_thigh);
    return thigh.lower.x > thigh.upper.x ? 1.0 : -1.0;
}

void add_surroundings(std::vector<Shape>& shapes, const Motion& m, const Body& middle, Box e) {
    const routine::Figure& f = m.figure();
    constexpr double thick = 0.012;
    if (uses(f, Surface::chair)) {
        const Round seat = round_at(middle, Bone::pelvis, 1.0);
        const double front = towards_the_front(middle), back = seat.x - front * 0.13;
        const double top = chair_height, lip = seat.x + front * 0.12;
        const auto bar = [&](double a, double b, double low, double high) {
            shapes.push_back(box(Role::furniture, std::min(a, b), low, std::max(a, b), high));
        };
        bar(back, lip, top - 0.03, top);
        bar(back, back + front * 0.022, 0.0, top + 0.30);
        bar(lip - front * 0.022, lip, 0.0, top - 0.03);
    }
    if (uses(f, Surface::table)) {
        const double left = -0.22, right = 0.22, top = table_height;
        shapes.push_back(box(Role::furniture, left, top - 0.03, right, top));
        shapes.push_back(box(Role::furniture, left + 0.03, 0.0, left + 0.055, top - 0.03));
        shapes.push_back(box(Role::furniture, right - 0.055, 0.0, right - 0.03, top - 0.03));
    }
    shapes.push_back(box(Role::ground, e.left, -thick, e.right, 0.0));
    if (uses(f, Surface::wall_near)) { // of glass: its edges are seen
        shapes.push_back(box(Role::ground, e.left, 0.0, e.left + thick, e.top));
        shapes.push_back(box(Role::ground, e.right - thick, 0.0, e.right, e.top));
        shapes.push_back(box(Role::ground, e.left, e.top - thick, e.right, e.top));
    }
    for (const Surface wall : {Surface::wall_left, Surface::wall_right}) {
        if (!uses(f, wall)) continue;
        const double out = -towards_the_room(wall) * thick;
        shapes.push_back(box(Role::ground, std::min(0.0, out), -thick, std::max(0.0, out), e.top));
    }
}

void scale(Shape& s, double by) {
    for (Point& p : s.ends) p = {p.x * by, p.y * by};
    for (double& r : s.radii) r *= by;
    for (Point& p : s.corners) p = {p.x * by, p.y * by};
}

void widen(Box& box, Point p, double by) {
    box.left = std::min(box.left, p.x - by);
    box.right = std::max(box.right, p.x + by);
    box.bottom = std::min(box.bottom, p.y - by);
    box.top = std::max(box.top, p.y + by);
}

} // namespace

Drawing drawn(const Motion& m, double phase, std::optional<double> own, double height,
              const Box& extent) {
    const Body body = body_of(m.placing(phase), m.figure().look);
    std::vector<Layer> layers;
    for (std::size_t b = 0; b < routine::bones; ++b) {
        Layer layer = layer_of(body, static_cast<Bone>(b));
        if (static_cast<Bone>(b) == Bone::head)
            add_head(layers, std::move(layer), body);
        else
            layers.push_back(std::move(layer));
    }
    if (const auto& target = m.figure().target) {
        const double at = mean_depth(bone(body, target->bone));
        const bool trunk = target->bone == Bone::pelvis || target->bone == Bone::chest;
        Layer over{trunk ? before_everything : at, {}}; // seen through arms, legs
        over.shapes = region_of(body, m, m.place(phase).share);
        // At the near wall the tool is between the skin and whoever looks.
        const double depth =
            m.figure().tool_on == Surface::wall_near ? over.depth + 0.001 : at - 0.001;
        if (m.tool()) layers.push_back(tool_layer(m, body, depth, phase));
        layers.push_back(std::move(over));
    }
    std::stable_sort(layers.begin(), layers.end(),
                     [](const Layer& a, const Layer& b) { return a.depth < b.depth; });

    Drawing d;
    d.extent = extent;
    Box in_shares{extent.left / height, extent.right / height, extent.bottom / height,
                  extent.top / height};
    add_surroundings(d.shapes, m, body_of(m.placing(0.5), m.figure().look), in_shares);
    std::size_t part = 0;
    for (Layer& layer : layers) {
        ++part;
        for (Shape& s : layer.shapes) {
            s.part = part;
            d.shapes.push_back(std::move(s));
        }
    }
    if (own && m.tool() && routine::length_of_stroke(*m.figure().target) > 0.0)
        d.shapes.push_back(own_mark(body, m, *own));
    for (Shape& s : d.shapes) scale(s, height);
    return d;
}

Box extent_of(const Motion& m, double height) {
    Box box;
    bool first = true;
    for (const double phase : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        Drawing d = drawn(m, phase, 0.5, 1.0, {});
        for (const Shape& s : d.shapes) {
            if (s.role == Role::ground) continue;
            for (std::size_t i = 0; i < 2 && s.kind == Shape::Kind::limb; ++i) {
                if (std::exchange(first, false)) box = {s.ends[i].x, s.ends[i].x, 0.0, 0.0};
                widen(box, s.ends.at(i), s.radii.at(i));
            }
            for (const Point& p : s.corners) widen(box, p, 0.0);
        }
    }
    box = {box.left - margin, box.right + margin, -margin, box.top + margin};
    return {box.left * height, box.right * height, box.bottom * height, box.top * height};
}

void mirror(Drawing& d) {
    for (Shape& s : d.shapes) {
        for (Point& p : s.ends) p.x = -p.x;
        for (Point& p : s.corners) p.x = -p.x;
    }
    d.extent = {-d.extent.right, -d.extent.left, d.extent.bottom, d.extent.top};
}

} // namespace figure
