// Bends the joints a little until what has to touch touches. The angles of the key poses are what
// it stays close to: the least change that keeps tool, floor and wall in contact (damped least
// squares; Buss, Introduction to Inverse Kinematics, 2009).
#pragma once
#include "figure/scene.h"

#include <vector>

namespace figure {

enum class Axis { x, y, z };
double along(Axis, const Round&);

struct Anchor { // a spot that stays where it is along its surface
    Spot spot;
    Axis axis = Axis::x;
    double at = 0.0;
};

struct Wanted {
    routine::Look look{};
    std::optional<Tool> tool;
    routine::Surface tool_on{};
    bool tool_moves_along_wall = false; // where it is there is not yet known
    Place place;                        // on the tool
    double breath = 0.0;
    std::span<const routine::Rest> rests;
    std::span<const Anchor> anchors;
};

// `near` is where to begin and `hint` what to stay close to; angles stay within their ranges.
Placing solved(const Placing& near, const routine::Pose& hint, const Wanted&, int rounds);

} // namespace figure
