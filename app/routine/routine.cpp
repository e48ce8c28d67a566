#include "routine/routine.h"

#include <array>

namespace routine {

Place place(const Exercise& e, std::size_t variant) {
    return e.variants.at(variant).place.value_or(e.place);
}

Position position(const Exercise& e, std::size_t variant) {
    return e.variants.at(variant).position.value_or(e.position);
}

Tool tool(const Exercise& e, std::size_t variant) {
    return e.variants.at(variant).tool.value_or(e.tool);
}

bool stands_apart(const Exercise& e, std::size_t variant) {
    if (variant >= e.variants.size()) return false;
    return place(e, variant) != e.place || position(e, variant) != e.position ||
           tool(e, variant) != e.tool;
}

Exercise done_as(const Exercise& e, std::size_t variant) {
    Exercise done = e;
    if (stands_apart(e, variant)) done.figure.reset();
    if (e.variants.at(variant).figure) done.figure = e.variants[variant].figure;
    done.place = place(e, variant);
    done.position = position(e, variant);
    done.tool = tool(e, variant);
    return done;
}

bool loads_a_roller(const Exercise& e, std::size_t variant) {
    const bool pressed = e.activity == Activity::roll || e.activity == Activity::hold;
    return pressed && tool(e, variant) != Tool::none && place(e, variant) != Place::wall;
}

std::size_t position_changes(const Routine& routine) {
    std::size_t changes = 0;
    std::optional<Position> before;
    for (const Step& step : routine.steps) {
        const Position now = position(routine.exercises.at(step.exercise), step.variant);
        if (before && *before != now) ++changes;
        before = now;
    }
    return changes;
}

units::Duration duration(const Routine& routine) {
    units::Duration sum{};
    for (const Step& step : routine.steps) sum += step.get_ready + step.work + step.rest;
    if (!routine.steps.empty()) sum -= routine.steps.back().rest; // the end needs no rest
    return sum;
}

Band force_band(const Exercise& exercise, const Step& step, units::Kilograms body_mass) {
    constexpr std::array<Band, 3> shares{{{0.0, 0.75}, {0.75, 1.15}, {1.15, 1.5}}};
    const double expected =
        exercise.variants[step.variant].share_of_body_weight * units::weight_of(body_mass).value;
    const Band share = shares[static_cast<std::size_t>(step.effort)];
    return {share.low * expected, share.high * expected};
}

} // namespace routine
