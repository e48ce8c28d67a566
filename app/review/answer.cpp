#include "review/answer.h"

#include "plan/due.h"
#include "plan/edits.h"

#include <algorithm>

namespace review {

plan::Plan next_version(plan::Plan plan, plan::Day today, const std::optional<std::string>& said) {
    if (!plan.from && plan.made != today) plan.from = plan::days_of(plan).first; // its weeks go on
    plan.version += 1;
    plan.made = today;
    plan.changed.reset();
    plan.said.reset();
    if (said) plan.said = plan::Text{*said, *said};
    return plan;
}

bool has(const plan::Planned& planned, const std::string& exercise) {
    const auto& all = planned.routine.exercises;
    return std::any_of(all.begin(), all.end(),
                       [&](const routine::Exercise& one) { return one.id == exercise; });
}

int sets_of(const plan::Planned& planned, const std::string& exercise) {
    const routine::Routine routine = plan::as_planned(planned);
    for (const routine::Step& step : routine.steps)
        if (routine.exercises.at(step.exercise).id == exercise) return step.sets;
    return 0;
}

std::optional<double> pace_of(const plan::Planned& planned, const std::string& exercise) {
    const routine::Routine routine = plan::as_planned(planned);
    for (const routine::Step& step : routine.steps)
        if (routine.exercises.at(step.exercise).id == exercise) return step.seconds_per_stroke;
    return std::nullopt;
}

bool set_sets(plan::Planned& planned, const std::string& exercise, int sets) {
    if (sets < 1 || sets > most_sets || !has(planned, exercise)) return false;
    plan::setting_of(planned, exercise).sets = sets;
    return true;
}

bool set_pace(plan::Planned& planned, const std::string& exercise, double seconds_per_stroke) {
    if (!(seconds_per_stroke >= fastest_pace && seconds_per_stroke <= slowest_pace)) return false;
    if (!pace_of(planned, exercise)) return false;
    plan::setting_of(planned, exercise).seconds_per_stroke = seconds_per_stroke;
    return true;
}

bool set_days(plan::Planned& planned, int days, const std::vector<int>& weekdays_before) {
    if (days < 1 || days > 7) return false;
    const bool fit = static_cast<int>(weekdays_before.size()) == days;
    planned.weekdays = fit ? weekdays_before : std::vector<int>{};
    planned.days_a_week = days;
    return true;
}

} // namespace review
