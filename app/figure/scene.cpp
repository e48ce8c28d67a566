#include "figure/scene.h"

namespace figure {

using routine::Bone, routine::BodyPart, routine::Surface;

bool is_wall(Surface s) { return s == Surface::wall_left || s == Surface::wall_right; }

bool floats(Surface s) { return is_wall(s) || s == Surface::wall_near; }

double towards_the_room(Surface s) { return s == Surface::wall_left ? 1.0 : -1.0; }

double height_of(Surface s) {
    switch (s) {
    case Surface::chair: return chair_height;
    case Surface::table: return table_height;
    case Surface::floor:
    case Surface::wall_left:
    case Surface::wall_right:
    case Surface::wall_near: return 0.0;
    }
    return 0.0;
}

std::optional<Tool> tool_of(const routine::Exercise& e) {
    if (e.tool == routine::Tool::none || !e.figure) return std::nullopt;
    const double radius = e.tool == routine::Tool::ball ? ball_radius : roller_radius;
    const Surface on = e.figure->tool_on;
    if (is_wall(on)) return Tool{towards_the_room(on) * radius, 0.0, radius};
    if (on == Surface::wall_near) return Tool{0.0, 0.0, radius};
    return Tool{0.0, height_of(on) + radius, radius};
}

std::span<const Spot> spots_of(BodyPart part) {
    static constexpr Spot seat[] = {{Bone::pelvis, 1.0}};
    static constexpr Spot waist[] = {{Bone::pelvis, 0.0}};
    static constexpr Spot back[] = {{Bone::chest, 0.3}};
    static constexpr Spot head[] = {{Bone::head, 0.0}};
    static constexpr Spot left_elbow[] = {{Bone::left_upper_arm, 1.0}};
    static constexpr Spot left_hand[] = {{Bone::left_hand, 0.0}, {Bone::left_hand, 1.0}};
    static constexpr Spot left_knee[] = {{Bone::left_thigh, 1.0}};
    static constexpr Spot left_heel[] = {{Bone::left_foot, 0.0}};
    static constexpr Spot left_toes[] = {{Bone::left_foot, 1.0}};
    static constexpr Spot right_elbow[] = {{Bone::right_upper_arm, 1.0}};
    static constexpr Spot right_hand[] = {{Bone::right_hand, 0.0}, {Bone::right_hand, 1.0}};
    static constexpr Spot right_knee[] = {{Bone::right_thigh, 1.0}};
    static constexpr Spot right_heel[] = {{Bone::right_foot, 0.0}};
    static constexpr Spot right_toes[] = {{Bone::right_foot, 1.0}};
    switch (part) {
    case BodyPart::seat: return seat;
    case BodyPart::waist: return waist;
    case BodyPart::back: return back;
    case BodyPart::head: return head;
    case BodyPart::left_elbow: return left_elbow;
    case BodyPart::left_hand: return left_hand;
    case BodyPart::left_knee: return left_knee;
    case BodyPart::left_heel: return left_heel;
    case BodyPart::left_toes: return left_toes;
    case BodyPart::right_elbow: return right_elbow;
    case BodyPart::right_hand: return right_hand;
    case BodyPart::right_knee: return right_knee;
    case BodyPart::right_heel: return right_heel;
    case BodyPart::right_toes: return right_toes;
    }
    return seat;
}

// A broad bone's flesh is as good as flat beside its middle line.
Vector skin_before(const Body& body, const Place& place) {
    const Posed& p = bone(body, place.bone);
    const Vector at =
        p.upper + (p.lower - p.upper) * place.share + p.frame.left * place.across.value_or(0.0);
    return at + Vector{0.0, 0.0, thickness(body, place.bone, place.share, {0.0, 0.0, 1.0})};
}

Vector left_seen(const Body& body, Bone b) {
    const Vector left = bone(body, b).frame.left;
    const double seen = std::hypot(left.x, left.y);
    return seen > 1e-6 ? Vector{left.x / seen, left.y / seen, 0.0} : Vector{1.0, 0.0, 0.0};
}

} // namespace figure
