// Bends the joints a little until what has to touch touches. The angles of the key poses are what
// it stays close to: the least change that keeps tool, floor and wall in contact (damped least
// squares; Buss, Introduction to Inverse Kinematics, 2009).
#pragma once
#include "figure/scene.h"

#include <vector>

namespace figure {

struct Anchor { // a spot that stays where it is along its surface
    Spot spot;
    bool along_y = false; // of a wall
    double at = 0.0;
};

struct Wanted {
    routine::Look look{};
    std::optional<Tool> tool;
    bool tool_moves_along_wall = false; // its height is not yet known
    routine::Bone bone{};               // on the tool
    double share = 0.0;                 // and where on the bone
    double breath = 0.0;
    std::span<const routine::Rest> rests;
    std::span<const Anchor> anchors;
};

// `near` is where to begin and `hint` what to stay close to; angles stay within their ranges.
Placing solved(const Placing& near, const routine::Pose& hint, const Wanted&, int rounds);

} // namespace figure
