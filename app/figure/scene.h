// What stands around the person, in shares of the body's height: the tool at x = 0 (at a wall seen
// from its side: the wall there), floor at y = 0. What is touched where.
#pragma once
#include "figure/body.h"
#include "routine/routine.h"

#include <optional>

namespace figure {

constexpr double roller_radius = 0.044; // 15 cm across for a person of 1.70 m
constexpr double ball_radius = 0.026;   // 9 cm, as shown; a tennis ball is smaller
constexpr double chair_height = 0.26;
constexpr double table_height = 0.43;

struct Tool {
    double x = 0.0, y = 0.0, radius = 0.0; // of its middle
    double z = 0.0;                        // at the near wall; elsewhere it lies under the place
};

bool is_wall(routine::Surface);            // one that is seen from its side
bool floats(routine::Surface);             // a tool on it is held by whoever leans on it: any wall
double towards_the_room(routine::Surface); // +1: the wall is on the left; -1 on the right
double height_of(routine::Surface);        // of floor, chair, table

// Where a tool may be. At a wall only x is known until somebody leans on it.
std::optional<Tool> tool_of(const routine::Exercise&);

// What of a part rests: one or two places on bones.
struct Spot {
    routine::Bone bone{};
    double share = 0.0;
};
std::span<const Spot> spots_of(routine::BodyPart);

// What is on the tool.
struct Place {
    routine::Bone bone{};
    double share = 0.0;
    std::optional<double> across{}; // beside the bone's middle line, as in routine::Target
};
Vector skin_before(const Body&, const Place&); // the place on the side towards whoever looks

// Where the left of a bone's body is in the picture; of length 1.
Vector left_seen(const Body&, routine::Bone);

} // namespace figure
