// The person as bones with flesh around them: joint angles in, places out (forward kinematics).
// All lengths in shares of the body's height.
#pragma once
#include "figure/space.h"
#include "routine/figure.h"

#include <array>
#include <span>

namespace figure {

struct Girth {          // half the thickness of the flesh at one place of a bone
    double share = 0.0; // of the bone, from its upper end
    double depth = 0.0, width = 0.0;
};
std::span<const Girth> girths(routine::Bone); // at least two: first at 0, last at 1

struct Posed { // a bone in its place
    Vector upper, lower;
    Frame frame;
    double swell = 1.0; // of its depth, by breathing in; of the pelvis at its upper end
};

struct Placing {             // everything that can change
    routine::Pose angles{};  // degrees
    double x = 0.0, y = 0.0; // of the middle between the hip joints
    double breath = 0.0;     // 0 = out, 1 = in
};

using Body = std::array<Posed, routine::bones>;
Body body_of(const Placing&, routine::Look);

inline const Posed& bone(const Body& body, routine::Bone b) {
    return body.at(static_cast<std::size_t>(b));
}

// How thick the flesh of a bone is from its middle to the skin, in a direction square to it.
double thickness(const Body&, routine::Bone, double share, Vector towards);

// What is seen of a bone at one share of its length: a circle in the picture.
struct Round {
    double x = 0.0, y = 0.0, radius = 0.0, depth = 0.0; // depth: z
};
Round round_at(const Body&, routine::Bone, double share);

} // namespace figure
