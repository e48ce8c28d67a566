// Numbers that know their unit. Newtons never add to kilograms.
#pragma once
#include <compare>

namespace units {

template <class Unit> struct Quantity {
    double value = 0.0;

    // NOLINTNEXTLINE(modernize-use-nullptr): the check mistakes the operator
    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator+(Quantity other) const { return {value + other.value}; }
    constexpr Quantity operator-(Quantity other) const { return {value - other.value}; }
    constexpr Quantity operator-() const { return {-value}; }
    constexpr Quantity operator*(double factor) const { return {value * factor}; }
    constexpr Quantity operator/(double divisor) const { return {value / divisor}; }
    constexpr double operator/(Quantity other) const { return value / other.value; }
    constexpr Quantity& operator+=(Quantity other) { return value += other.value, *this; }
};

using Newtons = Quantity<struct newton>;     // force on the roller; pressing down is positive
using Kilograms = Quantity<struct kilogram>; // body mass, calibration mass
using Metres = Quantity<struct metre>;       // position of the roller, length of a stroke

constexpr double standard_gravity = 9.80665; // m/s2, conventional value (CGPM 1901)

constexpr Newtons weight_of(Kilograms mass) { return {mass.value * standard_gravity}; }

} // namespace units
