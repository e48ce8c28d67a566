// What a figure looks like, in metres: shapes in the order of drawing. Whoever has a pen (the
// screen, the paper) gives them colours; all draw the same.
#pragma once
#include <array>
#include <cstddef>
#include <vector>

namespace figure {

struct Point {
    double x = 0.0, y = 0.0; // metres: to the right, up; the floor is at y = 0
    constexpr bool operator==(const Point&) const = default;
};

enum class Role {
    ground,    // floor and wall: lines
    furniture, // chair and table
    body,
    tool,   // roller or ball
    turned, // a mark on the tool that shows how it turns
    region, // what is worked on
    own     // where the person is
};

struct Shape {
    enum class Kind { limb, patch } kind = Kind::limb;
    Role role = Role::body;
    double tone = 0.5; // of a body: 0 = far away, 1 = near
    // Limb: two circles and what lies between them; equal = one circle.
    std::array<Point, 2> ends{};
    std::array<double, 2> radii{};
    std::vector<Point> corners; // patch: convex, in order
    std::size_t part = 0;       // of a body: shapes of one part are drawn without a seam between
    bool operator==(const Shape&) const = default;
};

struct Box {
    double left = 0.0, right = 0.0, bottom = 0.0, top = 0.0; // metres
    double width() const { return right - left; }
    double height() const { return top - bottom; }
    bool operator==(const Box&) const = default;
};

struct Drawing {
    std::vector<Shape> shapes;
    Box extent; // of the whole motion, so that nothing jumps from picture to picture
    bool operator==(const Drawing&) const = default;
};

} // namespace figure
