#include "plan/within.h"

#include "plan/stop_rules.h"
#include "routine/variants.h"

#include <algorithm>

namespace plan {
namespace {

using routine::Exercise, routine::Prescribed;

void merge(Prescribed& known, const Prescribed& other, const Exercise& e) {
    known.effort = std::min(known.effort, other.effort);
    known.variant = routine::lighter_of(e, known.variant, other.variant);
    if (other.seconds_per_stroke && *other.seconds_per_stroke > known.seconds_per_stroke) {
        known.seconds_per_stroke = other.seconds_per_stroke;
        known.pace_band = other.pace_band;
    }
}

} // namespace

void add(Within& within, const Plan& plan, Day day, std::span<const Done> done) {
    if (!days_of(plan).contains(day)) return;
    within.stop = strictest(within.stop, plan.stop);
    for (const Planned& planned : plan.routines) {
        if (!days_of(plan, planned).contains(day)) continue;
        const routine::Routine routine = as_planned(planned, stages(plan, planned, day, done));
        for (const routine::Part& part : routine_parts(routine)) {
            const Exercise& e = routine.exercises.at(part.exercise);
            const Prescribed has{e.id, part.variant, part.effort, part.seconds_per_stroke,
                                 part.pace_band};
            const auto known =
                std::find_if(within.exercises.begin(), within.exercises.end(),
                             [&](const Prescribed& p) { return p.exercise == e.id; });
            if (known == within.exercises.end())
                within.exercises.push_back(has);
            else
                merge(*known, has, e);
        }
    }
}

int minutes_within(const Stop& stop, int minutes) {
    int most = routine::composed_minutes.front();
    for (const int one : routine::composed_minutes)
        if (one <= minutes && one <= stop.session_up_to_min.value_or(longest_session_min))
            most = std::max(most, one);
    return most;
}

} // namespace plan
