#include "terminal/heeding.h"

#include "plan/plan_file.h"
#include "routine/compose.h"
#include "wording/plans.h"

#include <utility>

namespace terminal {
namespace {

// As strong as can be where nobody said how strong, as care::stops_exercise takes it.
int strength(std::optional<int> discomfort) { return discomfort.value_or(care::strongest); }

const std::string& exercise_of(const routine::Routine& routine, std::size_t step) {
    return routine.exercises.at(routine.steps.at(step).exercise).id;
}

} // namespace

ByThePlan Heeding::hear(const session::Session& session, std::optional<int> discomfort,
                        bool sharp) {
    const routine::Routine& routine = session.beginning().routine;
    const std::size_t step = session.view().place.step;
    if (step >= routine.steps.size()) return std::nullopt;
    const auto follows =
        rules_.hear(exercise_of(routine, step), sharp ? care::strongest : strength(discomfort));
    return wording::spoken(follows, stop());
}

std::vector<sound::Part> Heeding::hear_again(const std::vector<care::Pain>& told) {
    std::vector<sound::Part> said;
    for (const plan::Follows what : {plan::Follows::exercise_ends, plan::Follows::session_ends}) {
        bool follows = false;
        for (const care::Pain& pain : told) {
            const int strong = pain.sharp ? care::strongest : strength(pain.discomfort);
            follows = rules_.hear(pain.exercise, strong) == what || follows;
        }
        if (auto part = wording::spoken(what, stop()); part && follows)
            said.push_back(*std::move(part));
    }
    return said;
}

ByThePlan Heeding::heed(session::Session& session) {
    if (!rules_.any() || session.over() || session.asks_pain()) return std::nullopt;
    const session::View& view = session.view();
    if (rules_.ended(view.now)) {
        session.stop();
        if (std::exchange(stopped_, true) || !rules_.too_long(view.now)) return std::nullopt;
        return wording::time_is_over();
    }
    const routine::Routine& routine = session.beginning().routine;
    const std::size_t step = view.place.step + (guide::between(view.place.phase) ? 1 : 0);
    if (step < routine.steps.size() && rules_.leaves(exercise_of(routine, step))) session.skip();
    return std::nullopt;
}

PlansStop stop_of(const std::vector<store::KeptPlan>& all, const routine::Library& library,
                  const std::string& routine, plan::Day day) {
    PlansStop found;
    for (const store::KeptPlan& one : store::holding(all)) {
        const auto plan = plan::read(one.text.value_or(std::string{}), one.id, library);
        if (!plan) {
            found.unread.push_back(one.id);
            continue;
        }
        // What is composed stands in no plan, and has to keep to every one that holds that day.
        const bool composed = routine == routine::composed_id;
        bool there = false, today = composed && plan::days_of(*plan).contains(day);
        for (const plan::Planned& planned : plan->routines) {
            if (planned.routine.id != routine) continue;
            there = true;
            today = today || plan::days_of(*plan, planned).contains(day);
        }
        if (today)
            found.stop = plan::strictest(found.stop, plan->stop);
        else if (there && plan::StopRules{plan->stop}.any())
            found.not_today.push_back(*plan);
    }
    return found;
}

} // namespace terminal
