#include "figure/motion.h"

#include "figure/pen.h"
#include "figure/solver.h"

#include <algorithm>
#include <cmath>

namespace figure {
namespace {

constexpr std::size_t steps = 24; // between the ends; angles in between are mixed
constexpr int rounds_first = 80, rounds_next = 15;

routine::Pose mixed(const routine::Pose& a, const routine::Pose& b, double share) {
    routine::Pose pose = a;
    for (std::size_t j = 0; j < pose.size(); ++j)
        for (std::size_t i = 0; i < 3; ++i) pose[j][i] += (b[j][i] - a[j][i]) * share;
    return pose;
}

// What stays where it is. Towards whoever looks nothing shows, but before a near wall it counts.
std::vector<Anchor> anchors_of(const routine::Figure& f, const Body& body) {
    std::vector<Anchor> list;
    const bool before_wall = f.target && f.tool_on == routine::Surface::wall_near;
    for (const routine::Rest& rest : f.rests) {
        if (rest.slides) continue;
        const Spot& spot = spots_of(rest.part).front();
        const Round at = round_at(body, spot.bone, spot.share);
        const auto hold = [&](Axis axis) { list.push_back({spot, axis, along(axis, at)}); };
        hold(is_wall(rest.on) ? Axis::y : Axis::x);
        if (before_wall) hold(rest.on == routine::Surface::wall_near ? Axis::y : Axis::z);
    }
    return list;
}

} // namespace

Motion::Motion(const routine::Exercise& e, units::Metres height)
    : figure_{*e.figure}, breathes_{e.activity == routine::Activity::breathe}, tool_{tool_of(e)},
      height_{height.value} {
    solve_all();
    extent_ = extent_of(*this, height_);
}

Place Motion::place(double phase) const {
    const routine::Target& t = *figure_.target;
    const auto at = [phase](double from, double to) { return from + (to - from) * phase; };
    Place place{t.bone, at(t.from, t.to)};
    if (t.across) place.across = at(t.across->from, t.across->to);
    return place;
}

routine::Pose Motion::hint(double phase) const {
    const auto& poses = figure_.poses;
    const double at = phase * static_cast<double>(poses.size() - 1);
    const std::size_t first = std::min(static_cast<std::size_t>(at), poses.size() - 1);
    const std::size_t second = std::min(first + 1, poses.size() - 1);
    return mixed(poses[first], poses[second], at - static_cast<double>(first));
}

// On the tool, or where what rests on a wall has it before it; in the room in any case.
Placing Motion::beginning() const {
    Placing start{hint(0.5), 0.0, 0.5, 0.0};
    const Body body = body_of(start, figure_.look);
    if (!tool_) {
        for (const routine::Rest& rest : figure_.rests) {
            const Spot& spot = spots_of(rest.part).front();
            if (is_wall(rest.on)) start.x = -round_at(body, spot.bone, spot.share).x;
        }
        return start;
    }
    const Place middle = place(0.5);
    if (figure_.tool_on == routine::Surface::wall_near) {
        start.x = tool_->x - skin_before(body, middle).x;
        return start;
    }
    const Round at = round_at(body, middle.bone, middle.share);
    const double reach = tool_->radius + at.radius;
    if (is_wall(figure_.tool_on)) {
        start.x = tool_->x + towards_the_room(figure_.tool_on) * reach - at.x;
    } else {
        const double beside = reach * std::sin(middle.across.value_or(0.0) / at.radius);
        start.x = tool_->x - at.x - left_seen(body, middle.bone).x * beside;
        start.y += tool_->y + reach - at.y;
    }
    return start;
}

void Motion::solve_all() {
    placings_.resize(steps + 1);
    constexpr std::size_t middle = steps / 2;
    const auto phase_of = [](std::size_t i) { return static_cast<double>(i) / steps; };
    Wanted wanted;
    wanted.look = figure_.look;
    wanted.tool = tool_;
    wanted.tool_on = figure_.tool_on;
    wanted.rests = figure_.rests;
    const auto put_at = [&](double phase) {
        if (figure_.target) wanted.place = place(phase);
        wanted.breath = breathes_ ? phase : 0.0;
    };

    // The middle first: it says where what rests lies, and where a ball is at the wall.
    const Placing start = beginning();
    put_at(0.5);
    wanted.tool_moves_along_wall = tool_ && floats(figure_.tool_on);
    placings_[middle] = solved(start, hint(0.5), wanted, rounds_first);
    const Body body = body_of(placings_[middle], figure_.look);
    if (wanted.tool_moves_along_wall) {
        const Vector skin = skin_before(body, wanted.place);
        tool_->y = skin.y;
        tool_->z = skin.z + tool_->radius;
        wanted.tool = tool_;
        wanted.tool_moves_along_wall = false;
    }
    const auto anchors = anchors_of(figure_, body);
    wanted.anchors = anchors;
    const auto solve = [&](std::size_t i, std::size_t from, int rounds) {
        put_at(phase_of(i));
        placings_[i] = solved(placings_[from], hint(phase_of(i)), wanted, rounds);
    };
    solve(middle, middle, rounds_first);
    for (std::size_t i = middle + 1; i <= steps; ++i) solve(i, i - 1, rounds_next);
    for (std::size_t i = middle; i-- > 0;) solve(i, i + 1, rounds_next);
}

Placing Motion::placing(double phase) const {
    const double at = std::clamp(phase, 0.0, 1.0) * steps;
    const std::size_t first = std::min(static_cast<std::size_t>(at), steps - 1);
    const double share = at - static_cast<double>(first);
    const Placing &a = placings_[first], &b = placings_[first + 1];
    const auto between = [share](double from, double to) { return from + (to - from) * share; };
    return {mixed(a.angles, b.angles, share), between(a.x, b.x), between(a.y, b.y),
            between(a.breath, b.breath)};
}

bool Motion::moves() const {
    return breathes_ || figure_.poses.size() > 1 ||
           (tool_ && routine::length_of_stroke(*figure_.target) > 0.0);
}

double Motion::seconds() const { return figure_.seconds; }

Drawing Motion::at(double phase, routine::Side side, std::optional<double> own) const {
    Drawing d = drawn(*this, phase, own, height_, extent_);
    if (side == routine::Side::right) mirror(d);
    return d;
}

} // namespace figure
