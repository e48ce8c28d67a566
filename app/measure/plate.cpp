#include "measure/plate.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr std::size_t corners = 4, twist = 4, floor_term = 5;
constexpr double slope_spread = 0.05, twist_spread = 0.5, floor_spread_n = 4.0;
constexpr double rest_n = 1.5, rest_share = 0.01;
constexpr double points_alike = 4.0; // a second's points err alike
constexpr double least_n = 10.0;     // below, X Y / F means nothing
constexpr double settled_n = 20.0;

double rest(double force) {
    return rest_n * rest_n + rest_share * rest_share * force * force; // variance
}

struct Sums {
    double force = 0.0, x = 0.0, y = 0.0, diagonals = 0.0;
    double twist() const { return force > least_n ? x * y / force : 0.0; }
};

Sums sums(const PerCell<double>& newtons, const PerCell<double>& right,
          const PerCell<double>& front) {
    Sums s;
    for (std::size_t i = 0; i < corners; ++i) {
        s.force += newtons[i];
        s.x += right[i] * newtons[i];
        s.y += front[i] * newtons[i];
        s.diagonals += right[i] * front[i] * newtons[i];
    }
    return s;
}

} // namespace

Plate::Plate(const Roller& roller) {
    double right = 0.0, front = 0.0, side = 0.0;
    bool apart = roller.build == protocol::Build::bed && roller.cells == corners;
    for (std::size_t i = 0; apart && i < corners; ++i) {
        const auto& [x, y, capacity] = roller.cell[i];
        apart = x.value != 0.0 && y.value != 0.0;
        right += right_[i] = std::copysign(1.0, x.value);
        front += front_[i] = std::copysign(1.0, y.value);
        side += side_[i] = right_[i] * front_[i];
    }
    rules_ = apart && right == 0.0 && front == 0.0 && side == 0.0;
    believed_[twist] = 0.5;
    for (std::size_t i = 0; i < corners; ++i) spread_[i][i] = slope_spread * slope_spread;
    spread_[twist][twist] = twist_spread * twist_spread;
    forget_floor();
}

void Plate::forget_floor() {
    for (std::size_t i = 0; i < terms; ++i) spread_[floor_term][i] = spread_[i][floor_term] = 0.0;
    spread_[floor_term][floor_term] = floor_spread_n * floor_spread_n;
    believed_[floor_term] = 0.0;
}

Plate::Terms Plate::terms_of(const PerCell<double>& newtons) const {
    const Sums s = sums(newtons, right_, front_);
    const double force = std::max(s.force, 0.0);
    return {newtons[0], newtons[1], newtons[2], newtons[3], s.twist(), force / (force + settled_n)};
}

double Plate::disagreement(const PerCell<double>& newtons) const {
    const Terms t = terms_of(newtons);
    double left = sums(newtons, right_, front_).diagonals;
    for (std::size_t i = 0; i < terms; ++i) left -= believed_[i] * t[i];
    return left;
}

double Plate::tolerance(const PerCell<double>& newtons) const {
    const Terms t = terms_of(newtons);
    double variance = rest(sums(newtons, right_, front_).force);
    for (std::size_t i = 0; i < terms; ++i)
        for (std::size_t k = 0; k < terms; ++k) variance += t[i] * spread_[i][k] * t[k];
    return std::sqrt(variance);
}

// Newton's method: the twist bends the line a little.
double Plate::corner(PerCell<double> newtons, std::size_t which) const {
    newtons[which] = 0.0;
    for (int turn = 0; turn < 4; ++turn) {
        const Sums s = sums(newtons, right_, front_);
        double steepness = side_[which] - believed_[which];
        if (s.force > least_n)
            steepness -= believed_[twist] *
                         (right_[which] * s.y + front_[which] * s.x - s.twist()) / s.force;
        // A plate that twists like none: not further than the straight line would go.
        if (steepness * side_[which] < 0.2) steepness = 0.2 * side_[which];
        newtons[which] = std::max(newtons[which] - disagreement(newtons) / steepness, 0.0);
    }
    return newtons[which];
}

// Kalman's update with one number.
void Plate::learn(const PerCell<double>& newtons) {
    const Terms t = terms_of(newtons);
    Terms reach{};
    double variance = points_alike * rest(sums(newtons, right_, front_).force);
    for (std::size_t i = 0; i < terms; ++i) {
        for (std::size_t k = 0; k < terms; ++k) reach[i] += spread_[i][k] * t[k];
        variance += t[i] * reach[i];
    }
    const double off = disagreement(newtons);
    for (std::size_t i = 0; i < terms; ++i) {
        believed_[i] += reach[i] / variance * off;
        for (std::size_t k = 0; k < terms; ++k) spread_[i][k] -= reach[i] * reach[k] / variance;
    }
}

} // namespace measure
