// Every figure that is shipped, at every phase of its stroke: a person who could be one, on the
// tool and on the floor.
#include "figure/motion.h"
#include "places.h"
#include "routine/library.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

using figure::Drawing, figure::Motion, figure::Point, figure::Role, figure::Round, figure::Shape;
using routine::Bone, routine::Side;

namespace {

constexpr double height = 1.70;   // metres
constexpr double contact = 0.015; // metres: how exactly what touches has to touch
constexpr double tiny = 0.005;    // metres: how deep flesh may give way to the floor
constexpr int phases = 50;

const routine::Library& library() {
    static const auto all = routine::Library::read({std::string{places::source()} + "/exercises"});
    return all;
}

struct Drawn {
    std::string name;
    routine::Exercise exercise;
    Motion motion;
};

std::vector<Drawn> all_drawn() {
    std::vector<Drawn> list;
    const auto add = [&list](const std::string& name, const routine::Exercise& e) {
        if (e.figure) list.push_back({name, e, Motion{e, units::Metres{height}}});
    };
    for (const auto& e : library().exercises()) {
        add(e.id, e);
        for (std::size_t i = 0; i < e.variants.size(); ++i)
            if (e.variants[i].figure) add(e.id + ", " + e.variants[i].id, routine::done_as(e, i));
    }
    return list;
}

// Each shipped exercise, and each variant that is drawn otherwise, worked out once.
template <class Check> void on_every_exercise(Check check) {
    static const auto all = all_drawn();
    REQUIRE(all.size() >= 28);
    for (const Drawn& one : all) {
        INFO(one.name);
        check(one.exercise, one.motion);
    }
}

template <class Check> void at_every_phase(const Motion& m, Check check) {
    for (int i = 0; i <= phases; ++i) {
        const double phase = static_cast<double>(i) / phases;
        INFO("phase ", phase);
        check(phase, figure::body_of(m.placing(phase), m.figure().look));
    }
}

bool near_wall(const Motion& m) { return m.figure().tool_on == routine::Surface::wall_near; }

double lowest(const Shape& s) {
    double low = 1e9;
    if (s.kind == Shape::Kind::limb)
        for (std::size_t i = 0; i < 2; ++i) low = std::min(low, s.ends[i].y - s.radii[i]);
    for (const Point& p : s.corners) low = std::min(low, p.y);
    return low;
}

} // namespace

TEST_CASE("figure: every shipped exercise has one") {
    REQUIRE(library().errors().empty());
    for (const auto& e : library().exercises()) {
        INFO(e.id);
        CHECK(e.figure);
    }
}

TEST_CASE("figure: every variant at the wall has one that is at the wall") {
    for (const auto& e : library().exercises())
        for (std::size_t i = 0; i < e.variants.size(); ++i) {
            INFO(e.id, ", ", e.variants[i].id);
            if (routine::place(e, i) != routine::Place::wall) continue;
            const auto figure = routine::done_as(e, i).figure;
            REQUIRE(figure);
            const bool rests = std::any_of(figure->rests.begin(), figure->rests.end(),
                                           [](const auto& r) { return figure::floats(r.on); });
            CHECK((rests || figure::floats(figure->tool_on)));
        }
}

TEST_CASE("figure: a variant that is done elsewhere or with another tool is drawn") {
    for (const auto& e : library().exercises())
        for (std::size_t i = 0; i < e.variants.size(); ++i) {
            if (!routine::stands_apart(e, i)) continue;
            INFO(e.id, ", ", e.variants[i].id);
            // Its stroke goes towards whoever looks, from wherever that is.
            const bool unseen = e.id == "back_of_shoulder" && e.variants[i].id == "side_lying";
            CHECK(e.variants[i].figure.has_value() != unseen);
        }
}

namespace {

// Whose limbs lie otherwise than in the usual way.
constexpr std::pair<const char*, const char*> otherwise[] = {
    {"back_extensors", "lighter"},
    {"between_blades", "lighter"},
    {"between_blades", "stronger"},
    {"calf", "lighter"},
    {"calf", "stronger"},
    {"calf_hold", "lighter"},
    {"calf_hold", "stronger"},
    {"calf_stretch", "bent_knee"},
    {"calm_breathing", "seated"},
    {"foot_sole", "standing"},
    {"forearm", "stronger"},
    {"front_outer_hip", "stronger"},
    {"hamstrings", "stronger"},
    {"hip_rotators", "stronger"},
    {"hip_rotators_hold", "stronger"},
    {"outer_thigh", "stronger"},
    {"side_hip", "stronger"},
    {"thoracic_extension", "lighter"},
    {"thoracic_extension", "stronger"},
    {"upper_arm", "lighter"},
    {"upper_back", "lighter"},
    {"upper_back", "stronger"},
};

// How far the limb that lies most otherwise is from where it usually is, in metres.
double apart(const Motion& usual, const Motion& own) {
    double most = 0.0;
    const auto a = figure::body_of(usual.placing(0.5), usual.figure().look);
    const auto b = figure::body_of(own.placing(0.5), own.figure().look);
    for (std::size_t i = 0; i < routine::bones; ++i)
        most = std::max(most, std::hypot(a[i].lower.x - b[i].lower.x, a[i].lower.y - b[i].lower.y));
    return most * height;
}

} // namespace

TEST_CASE("figure: a variant that lies otherwise is drawn so") {
    for (const auto& one : otherwise) {
        const auto& all = library().exercises();
        const auto e = std::find_if(all.begin(), all.end(),
                                    [&one](const auto& each) { return each.id == one.first; });
        REQUIRE(e != all.end());
        for (std::size_t i = 0; i < e->variants.size(); ++i) {
            if (e->variants[i].id != one.second) continue;
            INFO(e->id, ", ", e->variants[i].id);
            REQUIRE(e->variants[i].figure);
            const auto done = routine::done_as(*e, i);
            CHECK(apart(Motion{*e}, Motion{done}) > 0.03);
        }
    }
}

namespace {

// Two places that lie on each other, as the text of the variant says.
struct Laid {
    const char *exercise, *variant;
    figure::Spot above, below;
};
constexpr Laid laid[] = {
    {"calf", "stronger", {Bone::right_shank, 1.0}, {Bone::left_shank, 1.0}},
    {"calf_hold", "stronger", {Bone::right_shank, 1.0}, {Bone::left_shank, 1.0}},
    {"forearm", "stronger", {Bone::right_hand, 0.5}, {Bone::left_forearm, 0.4}},
    {"hamstrings", "stronger", {Bone::right_shank, 1.0}, {Bone::left_shank, 1.0}},
    {"hip_rotators", "stronger", {Bone::left_shank, 1.0}, {Bone::right_thigh, 1.0}},
    {"hip_rotators_hold", "stronger", {Bone::left_shank, 1.0}, {Bone::right_thigh, 1.0}},
    {"outer_thigh", "stronger", {Bone::right_shank, 1.0}, {Bone::left_shank, 1.0}},
};
constexpr double touching = 0.09; // metres between the middles, as seen

const Drawn& variant_of(const std::string& exercise, const std::string& variant) {
    static const auto all = all_drawn();
    const auto one = std::find_if(all.begin(), all.end(), [&](const Drawn& each) {
        return each.name == exercise + ", " + variant;
    });
    REQUIRE(one != all.end());
    return *one;
}

} // namespace

TEST_CASE("figure: limbs that are said to lie on each other do, and the upper one above") {
    for (const Laid& one : laid) {
        INFO(std::string{one.exercise}, ", ", std::string{one.variant});
        at_every_phase(variant_of(one.exercise, one.variant).motion,
                       [&one](double, const figure::Body& body) {
                           const Round a = figure::round_at(body, one.above.bone, one.above.share);
                           const Round b = figure::round_at(body, one.below.bone, one.below.share);
                           CHECK(std::hypot(a.x - b.x, a.y - b.y) * height < touching);
                           CHECK(a.y > b.y);
                       });
    }
}

TEST_CASE("figure: whose back is at a wall does not turn away from it") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        if (e.id != "between_blades") return;
        at_every_phase(m, [](double, const figure::Body& body) {
            const double left = figure::bone(body, Bone::left_upper_arm).upper.x,
                         right = figure::bone(body, Bone::right_upper_arm).upper.x;
            CHECK(std::abs(left - right) * height < 0.03);
        });
    });
}

TEST_CASE("figure: who breathes on a chair is not lifted by it") {
    const Motion& m = variant_of("calm_breathing", "seated").motion;
    CHECK(std::abs(m.placing(1.0).y - m.placing(0.0).y) * height < 0.005);
    const auto belly = [&m](double phase) {
        return figure::round_at(figure::body_of(m.placing(phase), m.figure().look), Bone::pelvis,
                                0.0)
            .radius;
    };
    CHECK((belly(1.0) - belly(0.0)) * height > 0.01);
}

TEST_CASE("figure: nothing is drawn below the floor") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        at_every_phase(m, [&m](double phase, const figure::Body&) {
            for (const Shape& s : m.at(phase, Side::left).shapes)
                if (s.role != Role::ground) CHECK(lowest(s) >= -tiny);
        });
    });
}

TEST_CASE("figure: the tool touches the body where the stroke is, and nowhere deeper") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        if (!m.tool() || near_wall(m)) return;
        const Bone target = m.figure().target->bone;
        at_every_phase(m, [&](double phase, const figure::Body& body) {
            const Round at = figure::round_at(body, target, m.place(phase).share);
            const double gap =
                std::hypot(at.x - m.tool()->x, at.y - m.tool()->y) - at.radius - m.tool()->radius;
            CHECK(std::abs(gap) * height < contact);
            if (m.figure().target->across) return;
            // The nearest place of the bone is that one.
            double nearest = 1e9, where = 0.0;
            for (int i = 0; i <= 100; ++i) {
                const Round r = figure::round_at(body, target, i / 100.0);
                const double d = std::hypot(r.x - m.tool()->x, r.y - m.tool()->y);
                if (d < nearest) nearest = d, where = i / 100.0;
            }
            CHECK(std::abs(where - m.place(phase).share) * routine::share_of_height(target) *
                      height <
                  contact);
        });
    });
}

TEST_CASE("figure: a ball at the near wall is between the wall and the skin, where the stroke is") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        if (!near_wall(m)) return;
        const routine::Target& target = *m.figure().target;
        at_every_phase(m, [&](double phase, const figure::Body& body) {
            const figure::Posed& bone = figure::bone(body, target.bone);
            const double share = target.from + (target.to - target.from) * phase;
            const double beside =
                target.across->from + (target.across->to - target.across->from) * phase;
            const figure::Vector at =
                bone.upper + (bone.lower - bone.upper) * share + bone.frame.left * beside;
            CHECK(std::abs(at.x - m.tool()->x) * height < contact);
            CHECK(std::abs(at.y - m.tool()->y) * height < contact);
            const double thick = figure::thickness(body, target.bone, share, {0.0, 0.0, 1.0});
            CHECK(std::abs(m.tool()->z - at.z - thick - m.tool()->radius) * height < contact);
        });
    });
}

TEST_CASE("figure: what rests on floor, wall, chair or table touches it") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        at_every_phase(m, [&](double, const figure::Body& body) {
            for (const routine::Rest& rest : m.figure().rests)
                for (const figure::Spot& spot : figure::spots_of(rest.part)) {
                    const Round r = figure::round_at(body, spot.bone, spot.share);
                    const double gap =
                        rest.on == routine::Surface::wall_near
                            ? m.tool()->z + m.tool()->radius - r.depth -
                                  figure::thickness(body, spot.bone, spot.share, {0.0, 0.0, 1.0})
                        : figure::is_wall(rest.on)
                            ? figure::towards_the_room(rest.on) * r.x - r.radius
                            : r.y - r.radius - figure::height_of(rest.on);
                    INFO("part ", static_cast<int>(rest.part));
                    CHECK(std::abs(gap) * height < contact);
                }
        });
    });
}

TEST_CASE("figure: what does not slide stays where it is") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        const auto middle = figure::body_of(m.placing(0.5), m.figure().look);
        at_every_phase(m, [&](double, const figure::Body& body) {
            for (const routine::Rest& rest : m.figure().rests) {
                if (rest.slides) continue;
                const figure::Spot& spot = figure::spots_of(rest.part).front();
                const Round now = figure::round_at(body, spot.bone, spot.share);
                const Round then = figure::round_at(middle, spot.bone, spot.share);
                const double moved = figure::is_wall(rest.on) ? now.y - then.y : now.x - then.x;
                INFO("part ", static_cast<int>(rest.part));
                CHECK(std::abs(moved) * height < contact);
                if (!near_wall(m)) continue;
                const bool on_wall = rest.on == routine::Surface::wall_near;
                CHECK(std::abs(on_wall ? now.y - then.y : now.depth - then.depth) * height <
                      contact);
            }
        });
    });
}

TEST_CASE("figure: joints stay within what people can do") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        for (int i = 0; i <= phases; ++i) {
            const auto angles = m.placing(static_cast<double>(i) / phases).angles;
            for (std::size_t j = 0; j < routine::joints; ++j)
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    const auto range = routine::ranges(static_cast<routine::Joint>(j)).at(axis);
                    INFO("joint ", j, " axis ", axis);
                    CHECK(angles[j][axis] >= range.low - 1e-6);
                    CHECK(angles[j][axis] <= range.high + 1e-6);
                }
        }
    });
}

TEST_CASE("figure: the way of the tool over the skin is as long as a stroke") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        if (e.activity != routine::Activity::roll || m.figure().target->across) return;
        // Measured on the drawn bone: from the place touched first to the place touched last.
        double way = 0.0;
        std::optional<double> before;
        const Bone target = m.figure().target->bone;
        for (int i = 0; i <= phases; ++i) {
            const double phase = static_cast<double>(i) / phases;
            const auto body = figure::body_of(m.placing(phase), m.figure().look);
            const auto& bone = figure::bone(body, target);
            const double dx = bone.lower.x - bone.upper.x, dy = bone.lower.y - bone.upper.y,
                         seen = std::hypot(dx, dy);
            const double at =
                ((m.tool()->x - bone.upper.x) * dx + (m.tool()->y - bone.upper.y) * dy) / seen;
            const double whole = routine::share_of_height(target) / seen; // seen from aslant
            if (before) way += std::abs(at - *before) * whole;
            before = at;
        }
        CHECK(way == doctest::Approx(e.stroke_share_of_height).epsilon(0.15));
    });
}

TEST_CASE("figure: every rolled exercise is seen moving over its tool") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        if (e.activity != routine::Activity::roll) return;
        const auto middle_of_trunk = [&m](double phase) {
            const auto body = figure::body_of(m.placing(phase), m.figure().look);
            const auto& b = figure::bone(body, m.figure().target->bone);
            return Point{0.5 * (b.upper.x + b.lower.x), 0.5 * (b.upper.y + b.lower.y)};
        };
        const Point a = middle_of_trunk(0.0), b = middle_of_trunk(1.0);
        CHECK(std::hypot(b.x - a.x, b.y - a.y) > 0.3 * e.stroke_share_of_height);
    });
}

namespace {

// Where the tool is as the target's bone sees it, in shares of the height and as it shows in the
// picture: along it towards the feet, square to it towards the left of the body.
struct Relative {
    double down = 0.0, left = 0.0;
};
Relative tool_seen_from(const figure::Posed& bone, const figure::Tool& tool) {
    const double dx = tool.x - bone.upper.x, dy = tool.y - bone.upper.y;
    const figure::Vector way = bone.lower - bone.upper;
    const double seen = std::hypot(way.x, way.y);
    // How far the left shows beside the bone: not at all from the side.
    const double sideways = (bone.frame.left.y * way.x - bone.frame.left.x * way.y) / seen;
    return {(dx * way.x + dy * way.y) / seen, sideways * (dy * way.x - dx * way.y) / seen};
}

// What the path of each exercise that is rolled says, from its first landmark to its second.
enum class Says { down, up, outwards };
const std::map<std::string, Says> paths{
    {"back_extensors", Says::down},       // from below the shoulder blade to the last rib
    {"back_of_shoulder", Says::outwards}, // from the shoulder blade to behind the joint
    {"between_blades", Says::down},       // from below the neck to the tip of the shoulder blade
    {"buttock", Says::down},              // from the rim of the pelvis to the sitting bone
    {"calf", Says::up},                   // from above the heel to below the hollow of the knee
    {"chest", Says::outwards},            // from beside the breastbone to the armpit
    {"foot_sole", Says::down},            // from the heel to the ball of the foot
    {"forearm", Says::up},                // from above the wrist to the crook of the elbow
    {"front_outer_hip", Says::down},      // from the bone in front to the lower one at the side
    {"front_shin", Says::down},           // from below the kneecap to above the ankle
    {"front_thigh", Says::down},          // from below the hip bone to above the kneecap
    {"hamstrings", Says::down},           // from below the sitting bone to above the knee
    {"hip_rotators", Says::outwards},     // from the base of the spine to the bone at the side
    {"inner_thigh", Says::up},            // from above the knee to before the groin
    {"outer_shin", Says::down},           // from below the knee to above the ankle
    {"outer_thigh", Says::down},          // from below the bone at the side to above the knee
    {"shoulder_top", Says::outwards},     // from beside the neck to the end of the shoulder
    {"side_hip", Says::down},             // from the rim of the pelvis to the bone at the side
    {"side_of_back", Says::down},         // from below the armpit to the lowest ribs
    {"upper_arm", Says::up},              // from above the elbow to before the armpit
    {"upper_back", Says::down},           // from below the neck to the lowest ribs
    {"upper_front_thigh", Says::down},    // from below the hip bone downwards
};

} // namespace

TEST_CASE("figure: the tool goes over the body the way the text of the path says") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        if (e.activity != routine::Activity::roll) return;
        REQUIRE(paths.contains(e.id));
        const auto seen_at = [&m](double phase) {
            const auto body = figure::body_of(m.placing(phase), m.figure().look);
            return tool_seen_from(figure::bone(body, m.figure().target->bone), *m.tool());
        };
        const Relative begin = seen_at(0.0), end = seen_at(1.0);
        const double down = end.down - begin.down, left = end.left - begin.left;
        const double least = 0.5 * e.stroke_share_of_height;
        switch (paths.at(e.id)) {
        case Says::down: CHECK(down > std::max(least, 1.5 * std::abs(left))); break;
        case Says::up: CHECK(-down > std::max(least, 1.5 * std::abs(left))); break;
        case Says::outwards: CHECK(left > std::max(least, 1.5 * std::abs(down))); break;
        }
    });
}

namespace {

// Where along the target's bone, or across it, the own mark points, and where the tool touches; in
// metres.
struct Along {
    double mark = 0.0, tool = 0.0;
};
Along along(const Motion& m, double phase, double own) {
    const auto body = figure::body_of(m.placing(phase), m.figure().look);
    const auto& bone = figure::bone(body, m.figure().target->bone);
    const bool across = m.figure().target->across.has_value();
    const double dx = across ? bone.frame.left.x : bone.lower.x - bone.upper.x,
                 dy = across ? bone.frame.left.y : bone.lower.y - bone.upper.y;
    const auto on_bone = [&](double x, double y) {
        if (across && !near_wall(m)) { // around it
            const Round r = figure::round_at(body, m.figure().target->bone, m.place(phase).share);
            x /= height, y /= height;
            const double beside = ((x - r.x) * dx + (y - r.y) * dy) / std::hypot(dx, dy);
            return r.radius * std::asin(beside / std::hypot(x - r.x, y - r.y)) * height;
        }
        return ((x / height - bone.upper.x) * dx + (y / height - bone.upper.y) * dy) /
               std::hypot(dx, dy) * height;
    };
    Along found;
    for (const Shape& s : m.at(phase, Side::left, own).shapes) {
        if (s.role == Role::own) found.mark = on_bone(s.corners[0].x, s.corners[0].y);
        if (s.role == Role::tool) found.tool = on_bone(s.ends[0].x, s.ends[0].y);
    }
    return found;
}

} // namespace

TEST_CASE("figure: who rolls exactly with the beat is shown where the tool is, at every phase") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        if (e.activity != routine::Activity::roll) return;
        for (const double phase : {0.0, 0.2, 0.5, 0.9, 1.0}) {
            INFO("phase ", phase);
            const Along same = along(m, phase, phase);
            CHECK(std::abs(same.mark - same.tool) < contact);
        }
        const Along against = along(m, 0.1, 0.9);
        CHECK(std::abs(against.mark - against.tool) > 0.4 * e.stroke_share_of_height * height);
    });
}

TEST_CASE("figure: it moves smoothly") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        // Nothing is faster than a few times the stroke itself.
        const double most = 0.02 + 6.0 * e.stroke_share_of_height * height / phases;
        std::optional<figure::Body> before;
        at_every_phase(m, [&](double, const figure::Body& body) {
            for (std::size_t b = 0; before && b < routine::bones; ++b) {
                INFO("bone ", b);
                const auto &now = body.at(b).lower, &then = before->at(b).lower;
                CHECK(std::hypot(now.x - then.x, now.y - then.y) * height < most);
            }
            before = body;
        });
    });
}

TEST_CASE("figure: left and right are mirror images") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        for (const double phase : {0.0, 0.3, 1.0}) {
            const Drawing left = m.at(phase, Side::left, 0.4);
            const Drawing right = m.at(phase, Side::right, 0.4);
            CHECK(left.extent.left == -right.extent.right);
            REQUIRE(left.shapes.size() == right.shapes.size());
            for (std::size_t i = 0; i < left.shapes.size(); ++i) {
                const Shape &l = left.shapes[i], &r = right.shapes[i];
                CHECK(l.role == r.role);
                CHECK(l.radii == r.radii);
                for (std::size_t k = 0; k < 2; ++k)
                    CHECK(l.ends[k] == Point{-r.ends[k].x, r.ends[k].y});
                REQUIRE(l.corners.size() == r.corners.size());
                for (std::size_t k = 0; k < l.corners.size(); ++k)
                    CHECK(l.corners[k] == Point{-r.corners[k].x, r.corners[k].y});
            }
        }
    });
}

TEST_CASE("figure: everything lies within the extent, at every phase and with the own mark") {
    on_every_exercise([](const routine::Exercise&, const Motion& m) {
        at_every_phase(m, [&](double phase, const figure::Body&) {
            const Drawing d = m.at(phase, Side::left, phase);
            for (const Shape& s : d.shapes) {
                if (s.role == Role::ground) continue;
                const auto inside = [&d](Point p, double r) {
                    CHECK(p.x - r >= d.extent.left);
                    CHECK(p.x + r <= d.extent.right);
                    CHECK(p.y - r >= d.extent.bottom);
                    CHECK(p.y + r <= d.extent.top);
                };
                if (s.kind == Shape::Kind::limb)
                    for (std::size_t i = 0; i < 2; ++i) inside(s.ends[i], s.radii[i]);
                for (const Point& p : s.corners) inside(p, 0.0);
            }
        });
    });
}

TEST_CASE("figure: the region is drawn where the target is, the tool turns with the skin") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        const Drawing begin = m.at(0.0, Side::left), end = m.at(1.0, Side::left);
        const auto count = [](const Drawing& d, Role role) {
            return std::count_if(d.shapes.begin(), d.shapes.end(),
                                 [role](const Shape& s) { return s.role == role; });
        };
        CHECK((count(begin, Role::region) > 0) == m.figure().target.has_value());
        CHECK(count(begin, Role::tool) == (e.tool == routine::Tool::none ? 0 : 1));
        if (e.activity != routine::Activity::roll || near_wall(m)) return;
        const auto angle = [](const Drawing& d) {
            for (const Shape& s : d.shapes)
                if (s.role == Role::turned)
                    return std::atan2(s.ends[1].y - s.ends[0].y, s.ends[1].x - s.ends[0].x);
            return 0.0;
        };
        if (m.figure().target->across) { // on the floor: the skin above it runs to the right
            const double path = e.stroke_share_of_height / m.tool()->radius;
            CHECK(std::abs(std::remainder(angle(begin) - path - angle(end), std::numbers::pi)) <
                  0.13 * path);
            return;
        }
        // A place on the skin above the tool, followed over the whole stroke.
        const Bone target = m.figure().target->bone;
        const auto at = [&](double phase) {
            const auto body = figure::body_of(m.placing(phase), m.figure().look);
            return figure::round_at(body, target, m.place(0.5).share);
        };
        const Round a = at(0.45), b = at(0.55), middle = at(0.5);
        const double nx = middle.x - m.tool()->x, ny = middle.y - m.tool()->y;
        const double over = (nx * (b.y - a.y) - ny * (b.x - a.x)) / std::hypot(nx, ny);
        const double path = std::copysign(e.stroke_share_of_height, over) / m.tool()->radius;
        const double turned = angle(end) - angle(begin);
        CHECK(std::abs(std::remainder(turned - path, 2.0 * std::numbers::pi)) <
              0.13 * std::abs(path));
    });
}

TEST_CASE("figure: the ball at the near wall is before the body, and its face runs outwards") {
    on_every_exercise([](const routine::Exercise& e, const Motion& m) {
        if (e.activity != routine::Activity::roll || !near_wall(m)) return;
        const auto face = [](const Drawing& d) { // of the turned mark, beside the ball's middle
            double tool = 0.0, mark = 0.0;
            for (const Shape& s : d.shapes) {
                if (s.role == Role::tool) tool = s.ends[0].x;
                if (s.role == Role::turned) mark = 0.5 * (s.ends[0].x + s.ends[1].x);
            }
            return mark - tool;
        };
        const auto body = figure::body_of(m.placing(0.1), m.figure().look);
        const double left = figure::left_seen(body, m.figure().target->bone).x;
        CHECK(face(m.at(0.1, Side::left)) * left > 0.0);
        CHECK(face(m.at(0.1, Side::right)) * left < 0.0);
        const Drawing d = m.at(0.5, Side::left);
        const auto is = [](Role role) { return [role](const Shape& s) { return s.role == role; }; };
        const auto tool = std::find_if(d.shapes.begin(), d.shapes.end(), is(Role::tool));
        CHECK(std::none_of(tool, d.shapes.end(), is(Role::body)));
        CHECK(std::none_of(tool, d.shapes.end(), is(Role::region)));
    });
}

TEST_CASE("figure: the same pose without a file stands upright, feet on the floor") {
    routine::Exercise e;
    e.activity = routine::Activity::stretch;
    e.tool = routine::Tool::none;
    e.figure.emplace();
    e.figure->poses.emplace_back();
    using routine::BodyPart, routine::Surface;
    for (const auto part : {BodyPart::left_heel, BodyPart::left_toes, BodyPart::right_heel})
        e.figure->rests.push_back({part, Surface::floor, false});
    const Motion m{e, units::Metres{2.0}};
    CHECK_FALSE(m.moves());
    const Drawing d = m.at(0.0, Side::none);
    CHECK(d.extent.top == doctest::Approx(2.0).epsilon(0.06)); // a margin above the head
    const auto body = figure::body_of(m.placing(0.0), routine::Look::side);
    CHECK(figure::bone(body, Bone::left_thigh).upper.y == doctest::Approx(0.53).epsilon(0.02));
    CHECK(figure::bone(body, Bone::left_thigh).lower.y == doctest::Approx(0.285).epsilon(0.02));
    CHECK(figure::bone(body, Bone::head).upper.x ==
          doctest::Approx(figure::bone(body, Bone::pelvis).lower.x).epsilon(0.1));
}
