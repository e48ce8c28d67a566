// Vectors and turns in space. The picture is the plane of x (right) and y (up); z comes towards
// whoever looks at it.
#pragma once
#include <cmath>

namespace figure {

struct Vector {
    double x = 0.0, y = 0.0, z = 0.0;
    constexpr Vector operator+(Vector o) const { return {x + o.x, y + o.y, z + o.z}; }
    constexpr Vector operator-(Vector o) const { return {x - o.x, y - o.y, z - o.z}; }
    constexpr Vector operator*(double k) const { return {k * x, k * y, k * z}; }
};

constexpr double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
// Shares of a body's height neither overflow nor vanish: several times as fast as std::hypot.
inline double length(double x, double y) { return std::sqrt(x * x + y * y); }

// How something stands in space: where its front, its left and its top point to. Right-handed:
// front x left = top.
struct Frame {
    Vector front{-1, 0, 0}, left{0, 0, 1}, top{0, 1, 0};

    // Each turns the frame about an axis of its own, by an angle in radians.
    Frame bent_forward(double a) const { // top towards front
        const double c = std::cos(a), s = std::sin(a);
        return {front * c - top * s, left, top * c + front * s};
    }
    Frame bent_left(double a) const { // top towards left
        const double c = std::cos(a), s = std::sin(a);
        return {front, left * c - top * s, top * c + left * s};
    }
    Frame turned_left(double a) const { // front towards left
        const double c = std::cos(a), s = std::sin(a);
        return {front * c + left * s, left * c - front * s, top};
    }
};

} // namespace figure
