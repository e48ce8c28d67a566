// A routine as the plan wants it: its steps back to parts, the parts changed, and to steps again.
#include "plan/due.h"

#include "routine/part.h"
#include "routine/telling.h"

#include <algorithm>
#include <cmath>

namespace plan {
namespace {

using routine::Activity, routine::Routine, routine::Step;
using Steps = std::span<const Step>;

constexpr double shortest_pace_s = 1.0, longest_pace_s = 30.0; // of a band

double hundredths(double seconds) { return std::round(seconds * 100.0) / 100.0; }

bool about_the_same(const routine::Band& a, const routine::Band& b) {
    return hundredths(a.low) == hundredths(b.low) && hundredths(a.high) == hundredths(b.high);
}

routine::Part part_of(Steps steps) {
    const Step& first = steps.front();
    routine::Part part;
    part.exercise = first.exercise;
    part.variant = first.variant;
    part.sets = first.sets;
    part.effort = first.effort;
    part.work = first.work;
    part.get_ready = first.ready_as_set.value_or(first.get_ready);
    part.seconds_per_stroke = first.seconds_per_stroke;
    part.pace_band = first.pace_band;
    part.rest = std::chrono::seconds{30};
    part.change = std::chrono::seconds{10};
    for (const Step& step : steps) {
        if (step.set == 1) part.sides.push_back(step.side);
        if (step.set == 1 && step.switch_sides) part.change = step.rest;
        if (step.set == 1 && !step.switch_sides && step.sets > 1) part.rest = step.rest;
    }
    part.rest_after = steps.back().rest;
    return part;
}

void apply(const Setting& setting, routine::Part& part) {
    if (setting.sets) part.sets = *setting.sets;
    if (setting.effort) part.effort = *setting.effort;
    if (setting.seconds_per_stroke) set_pace_of(part, *setting.seconds_per_stroke);
}

void apply(const Progress& rule, int steps, Activity activity, routine::Part& part) {
    const bool worked = activity == Activity::roll || activity == Activity::hold;
    if (rule.sets_up_to && worked)
        part.sets = std::max(part.sets, std::min(part.sets + steps, *rule.sets_up_to));
    if (rule.slower_by_s && part.seconds_per_stroke && steps > 0) {
        const double before = *part.seconds_per_stroke;
        const double slower = before + steps * *rule.slower_by_s;
        set_pace_of(part, std::max(before, std::min(slower, rule.slower_up_to_s.value_or(slower))));
    }
}

} // namespace

void set_pace_of(routine::Part& part, double seconds_per_stroke) {
    if (!part.seconds_per_stroke) return;
    const double before = *part.seconds_per_stroke, by = seconds_per_stroke / before;
    part.seconds_per_stroke = seconds_per_stroke;
    if (!part.pace_band) return;
    routine::Band& band = *part.pace_band;
    if (about_the_same(band, routine::usual_pace_band(before))) {
        band = routine::usual_pace_band(seconds_per_stroke);
        return;
    }
    band.low = std::min(std::max(hundredths(by * band.low), shortest_pace_s), seconds_per_stroke);
    band.high = std::max(std::min(hundredths(by * band.high), longest_pace_s), seconds_per_stroke);
}

std::vector<routine::Part> routine_parts(const Routine& routine) {
    std::vector<routine::Part> parts;
    for (Steps left{routine.steps}; !left.empty();) {
        const std::size_t n = routine::length_of_part(left);
        parts.push_back(part_of(left.first(n)));
        left = left.subspan(n);
    }
    return parts;
}

Routine as_planned(const Planned& planned, const std::vector<Stage>& stages) {
    Routine routine = planned.routine;
    const std::vector<routine::Part> parts = routine_parts(routine);
    routine.steps.clear();
    for (routine::Part part : parts) {
        const routine::Exercise& exercise = routine.exercises[part.exercise];
        for (const Setting& setting : planned.settings)
            if (setting.exercise == exercise.id) apply(setting, part);
        for (std::size_t i = 0; i < std::min(stages.size(), planned.progress.size()); ++i) {
            const Progress& rule = planned.progress[i];
            if (rule.exercise.empty() || rule.exercise == exercise.id)
                apply(rule, stages[i].steps, exercise.activity, part);
        }
        routine::unroll(part, routine);
    }
    if (!routine.steps.empty()) routine.steps.back().rest = {};
    routine::make_room(routine);
    return routine;
}

} // namespace plan
