#include "figure/body.h"

#include <algorithm>
#include <numbers>

namespace figure {
namespace {

using routine::Bone, routine::Joint, routine::Look;

// Half the girths of a lean grown person; estimates by eye, for a drawing.
constexpr Girth pelvis[] = {{0.0, 0.056, 0.078}, {0.6, 0.066, 0.090}, {1.0, 0.064, 0.090}};
constexpr Girth chest[] = {{0.0, 0.036, 0.066}, {0.3, 0.058, 0.098}, {1.0, 0.056, 0.078}};
constexpr Girth neck[] = {{0.0, 0.028, 0.028}, {1.0, 0.032, 0.034}};
constexpr Girth head[] = {{0.0, 0.056, 0.049}, {1.0, 0.051, 0.043}};
constexpr Girth upper_arm[] = {{0.0, 0.030, 0.030}, {0.4, 0.027, 0.027}, {1.0, 0.021, 0.021}};
constexpr Girth forearm[] = {{0.0, 0.021, 0.021}, {0.25, 0.023, 0.023}, {1.0, 0.015, 0.015}};
constexpr Girth hand[] = {{0.0, 0.014, 0.014}, {0.5, 0.014, 0.014}, {1.0, 0.010, 0.010}};
constexpr Girth thigh[] = {{0.0, 0.056, 0.056}, {0.35, 0.053, 0.053}, {1.0, 0.035, 0.035}};
constexpr Girth shank[] = {{0.0, 0.034, 0.034}, {0.3, 0.037, 0.037}, {1.0, 0.021, 0.021}};
constexpr Girth foot[] = {{0.0, 0.020, 0.020}, {0.75, 0.016, 0.016}, {1.0, 0.011, 0.011}};

constexpr double hips_apart = 0.050, shoulders_apart = 0.108; // from the middle
constexpr double head_above_neck = 0.048;                     // chin end of the head's core
constexpr double chest_swells = 0.08, belly_swells = 0.16;    // in depth, of a full breath
constexpr double heel_behind = 0.037, heel_below = 0.024, toes_below = 0.033;

double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }

class Builder {
  public:
    Builder(const Placing& placing, Look look) : angles_{placing.angles} {
        build_trunk({placing.x, placing.y, 0.0}, look);
        at(Bone::chest).swell = 1.0 + chest_swells * placing.breath;
        at(Bone::pelvis).swell = 1.0 + belly_swells * placing.breath;
        for (const bool left : {true, false}) {
            build_arm(left);
            build_leg(left);
        }
    }
    const Body& body() const { return body_; }

  private:
    double angle(Joint j, std::size_t i = 0) const {
        return radians(angles_.at(static_cast<std::size_t>(j)).at(i));
    }
    Posed& at(Bone b) { return body_.at(static_cast<std::size_t>(b)); }
    static Joint other(Joint left) { return static_cast<Joint>(static_cast<int>(left) + 6); }
    static Bone other(Bone left) { return static_cast<Bone>(static_cast<int>(left) + 6); }

    Frame bent(const Frame& f, Joint j) const { // of waist and neck
        return f.bent_forward(angle(j, 0)).bent_left(angle(j, 1)).turned_left(angle(j, 2));
    }
    Frame swung(const Frame& f, Joint j, double to_the_left) const { // of shoulder and hip
        return f.bent_forward(-angle(j, 0))
            .bent_left(-to_the_left * angle(j, 1))
            .turned_left(to_the_left * angle(j, 2));
    }
    // Hangs a bone below a point.
    Vector hang(Bone b, Vector from, const Frame& f) {
        at(b) = {from, from - f.top * routine::share_of_height(b), f};
        return at(b).lower;
    }
    Vector stand(Bone b, Vector on, const Frame& f) {
        at(b) = {on + f.top * routine::share_of_height(b), on, f};
        return at(b).upper;
    }

    static Frame upright(Look look) {
        switch (look) {
        case Look::side: return {};
        case Look::front: return {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}};
        case Look::rear: return {{0, 0, -1}, {-1, 0, 0}, {0, 1, 0}};
        }
        return {};
    }
    // Leans in the picture (head to the left), tilts away from whoever looks.
    static Vector laid(Vector v, double lean, double tilt) {
        const double c = std::cos(lean), s = std::sin(lean);
        v = {c * v.x - s * v.y, s * v.x + c * v.y, v.z};
        const double ct = std::cos(tilt), st = std::sin(tilt);
        return {v.x, ct * v.y + st * v.z, ct * v.z - st * v.y};
    }

    void build_trunk(Vector hips, Look look) {
        const double lean = angle(Joint::trunk, 0), tilt = angle(Joint::trunk, 2);
        Frame f = upright(look).turned_left(angle(Joint::trunk, 1));
        f = {laid(f.front, lean, tilt), laid(f.left, lean, tilt), laid(f.top, lean, tilt)};
        const Vector waist = stand(Bone::pelvis, hips, f);
        const Frame upper = bent(f, Joint::waist);
        const Vector base = stand(Bone::chest, waist, upper);
        const Frame top = bent(upper, Joint::neck);
        const Vector skull = stand(Bone::neck, base, top);
        stand(Bone::head, skull + top.top * head_above_neck + top.front * 0.012, top);
    }

    void build_arm(bool left) {
        const auto joint = [left](Joint j) { return left ? j : other(j); };
        const auto part = [left](Bone b) { return left ? b : other(b); };
        const double side = left ? 1.0 : -1.0;
        const Posed& c = at(Bone::chest);
        const Vector shoulder =
            c.upper - c.frame.top * 0.012 + c.frame.left * (side * shoulders_apart);
        const Frame f = swung(c.frame, joint(Joint::left_shoulder), side);
        const Vector elbow = hang(part(Bone::left_upper_arm), shoulder, f);
        const Frame lower = f.bent_forward(-angle(joint(Joint::left_elbow)));
        const Vector wrist = hang(part(Bone::left_forearm), elbow, lower);
        hang(part(Bone::left_hand), wrist, lower.bent_forward(-angle(joint(Joint::left_wrist))));
    }

    void build_leg(bool left) {
        const auto joint = [left](Joint j) { return left ? j : other(j); };
        const auto part = [left](Bone b) { return left ? b : other(b); };
        const double side = left ? 1.0 : -1.0;
        const Posed& p = at(Bone::pelvis);
        const Vector hip = p.lower + p.frame.left * (side * hips_apart);
        const Frame f = swung(p.frame, joint(Joint::left_hip), side);
        const Vector knee = hang(part(Bone::left_thigh), hip, f);
        const Frame lower = f.bent_forward(angle(joint(Joint::left_knee)));
        const Vector ankle = hang(part(Bone::left_shank), knee, lower);
        const Frame sole = lower.bent_forward(angle(joint(Joint::left_ankle)));
        const double length = routine::share_of_height(Bone::left_foot);
        at(part(Bone::left_foot)) = {
            ankle - sole.front * heel_behind - sole.top * heel_below,
            ankle + sole.front * (length - heel_behind) - sole.top * toes_below,
            {sole.top, sole.left, sole.front * -1.0}}; // lies along its bone, as all others do
    }

    const routine::Pose& angles_;
    Body body_;
};

} // namespace

std::span<const Girth> girths(Bone b) {
    switch (b) {
    case Bone::pelvis: return pelvis;
    case Bone::chest: return chest;
    case Bone::neck: return neck;
    case Bone::head: return head;
    case Bone::left_upper_arm:
    case Bone::right_upper_arm: return upper_arm;
    case Bone::left_forearm:
    case Bone::right_forearm: return forearm;
    case Bone::left_hand:
    case Bone::right_hand: return hand;
    case Bone::left_thigh:
    case Bone::right_thigh: return thigh;
    case Bone::left_shank:
    case Bone::right_shank: return shank;
    case Bone::left_foot:
    case Bone::right_foot: return foot;
    }
    return pelvis;
}

Body body_of(const Placing& placing, Look look) { return Builder{placing, look}.body(); }

double thickness(const Body& body, Bone b, double share, Vector towards) {
    const Posed& p = bone(body, b);
    const auto list = girths(b);
    std::size_t i = 1;
    while (i + 1 < list.size() && list[i].share < share) ++i;
    const Girth &g = list[i - 1], &h = list[i];
    const double between = std::clamp((share - g.share) / (h.share - g.share), 0.0, 1.0);
    // The belly swells above what somebody sits on.
    const double swell = b == Bone::pelvis ? 1.0 + (p.swell - 1.0) * (1.0 - share) : p.swell;
    const double deep = (g.depth + (h.depth - g.depth) * between) * swell,
                 wide = g.width + (h.width - g.width) * between;
    // An ellipse around the bone.
    return length(deep * dot(p.frame.front, towards), wide * dot(p.frame.left, towards));
}

Round round_at(const Body& body, Bone b, double share) {
    const Posed& p = bone(body, b);
    const Vector way = p.lower - p.upper, at = p.upper + way * share;
    // Across the bone in the picture.
    const double seen = length(way.x, way.y);
    const double nx = seen > 1e-9 ? -way.y / seen : 0.0, ny = seen > 1e-9 ? way.x / seen : 1.0;
    return {at.x, at.y, thickness(body, b, share, {nx, ny, 0.0}), at.z};
}

} // namespace figure
