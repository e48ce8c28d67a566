#include "routine/part.h"

#include <algorithm>

namespace routine {
namespace {

constexpr std::chrono::seconds ready_again{5}; // after a change of sides or a rest between sets

} // namespace

void unroll(const Part& part, Routine& routine) {
    const std::size_t sides = part.sides.size();
    const std::size_t count = sides * static_cast<std::size_t>(part.sets);
    for (std::size_t i = 0; i < count; ++i) {
        const bool last_side = (i + 1) % sides == 0;
        Step step;
        step.exercise = part.exercise;
        step.variant = part.variant;
        step.side = part.sides[i % sides];
        step.set = static_cast<int>(i / sides) + 1;
        step.sets = part.sets;
        step.effort = part.effort;
        step.get_ready =
            i == 0 ? part.get_ready : std::min<units::Duration>(part.get_ready, ready_again);
        step.work = part.work;
        step.rest = i + 1 == count ? part.rest_after : last_side ? part.rest : part.change;
        step.switch_sides = !last_side;
        step.seconds_per_stroke = part.seconds_per_stroke;
        step.pace_band = part.pace_band;
        routine.steps.push_back(step);
    }
}

std::size_t length_of_part(std::span<const Step> steps) {
    std::size_t n = 1;
    const Step& first = steps.front();
    for (; n < steps.size(); ++n) {
        const Step& step = steps[n];
        if (step.exercise != first.exercise || step.variant != first.variant) break;
        if (step.set < steps[n - 1].set || (step.set == 1 && step.side == first.side)) break;
    }
    return n;
}

std::size_t kept(Routine& routine, const Exercise& e) {
    const auto same = [&](const Exercise& other) { return other.id == e.id; };
    const auto found = std::find_if(routine.exercises.begin(), routine.exercises.end(), same);
    if (found != routine.exercises.end())
        return static_cast<std::size_t>(found - routine.exercises.begin());
    routine.exercises.push_back(e);
    return routine.exercises.size() - 1;
}

Band usual_pace_band(double seconds_per_stroke) {
    return {0.75 * seconds_per_stroke, 1.5 * seconds_per_stroke};
}

} // namespace routine
