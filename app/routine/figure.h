// The drawn person of an exercise: the table [figure] of its file. Written for the left side; the
// right one is its mirror image. Angles in degrees, all 0 = standing upright, arms hanging.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace routine {

enum class Bone {
    pelvis, // from the hip joints up to the waist
    chest,  // from the waist up to the base of the neck
    neck,
    head,
    left_upper_arm,
    left_forearm,
    left_hand,
    left_thigh,
    left_shank,
    left_foot, // from the heel to the toes
    right_upper_arm,
    right_forearm,
    right_hand,
    right_thigh,
    right_shank,
    right_foot
};
constexpr std::size_t bones = 16;

// Length / body height, after Drillis and Contini (1966) as given by Winter, Biomechanics and Motor
// Control of Human Movement. The trunk is cut at the waist (0.63 of the height).
double share_of_height(Bone);

enum class Joint {
    trunk, // of the whole body in the picture: lean forward, turn about its own length, tilt away
    waist, // bend forward, to the left, turn to the left
    neck,
    left_shoulder, // lift forward, to the side, turn outwards
    left_elbow,    // bend
    left_wrist,    // bend back
    left_hip,      // lift forward, to the side, turn outwards
    left_knee,     // bend
    left_ankle,    // toes away from the shin
    right_shoulder,
    right_elbow,
    right_wrist,
    right_hip,
    right_knee,
    right_ankle
};
constexpr std::size_t joints = 15;

struct AngleRange {
    double low = 0.0, high = 0.0; // degrees; both 0 = the joint does not move that way
};
// What a joint can do: a little more than the usual ranges of motion (American Academy of
// Orthopaedic Surgeons, Joint Motion, 1965), for hips turn further in a bent position.
const std::array<AngleRange, 3>& ranges(Joint);

using Pose = std::array<std::array<double, 3>, joints>; // by joint

// From where it is looked at: in `side` the person, standing, would look to the left.
enum class Look { side, front, rear };

// The near wall stands between the person and whoever looks, as if it were of glass.
enum class Surface { floor, wall_left, wall_right, chair, table, wall_near };

// What of the body may rest on something.
enum class BodyPart {
    seat,
    waist,
    back, // upper end of the chest; whatever side of it lies below
    head,
    left_elbow,
    left_hand,
    left_knee,
    left_heel,
    left_toes,
    right_elbow,
    right_hand,
    right_knee,
    right_heel,
    right_toes
};
constexpr std::size_t body_parts = 14;

struct Rest {
    BodyPart part{};
    Surface on{};
    bool slides = false; // along it during the stroke; else it stays where it is
};

// What of the body is worked on, in shares of a bone from the end nearer to the head, for the foot
// from the heel. The tool touches `from` at the beginning of a stroke there and `to` at its end.
struct Target {
    // A way across the bone: along the skin from the bone's middle line to the left of the body,
    // in shares of the height.
    struct Across {
        double from = 0.0, to = 0.0;
    };

    Bone bone{};
    double from = 0.0, to = 0.0;    // 0..1
    std::optional<Across> across{}; // none: along its middle line
};
double length_of_stroke(const Target&); // in shares of the height

struct Figure {
    Look look{};
    std::optional<Target> target;     // needed with a tool
    Surface tool_on = Surface::floor; // where an exercise with a tool has it
    std::vector<Rest> rests;
    std::vector<Pose> poses; // at least one; a stroke moves from the first to the last
    double seconds = 0.0;    // from the first pose to the last where no pace is set; 0 = stays
};

} // namespace routine
