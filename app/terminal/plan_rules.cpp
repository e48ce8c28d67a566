#include "terminal/plan_rules.h"

#include "wording/wording.h"

#include <algorithm>

namespace terminal {

using wording::filled, wording::tr;

namespace {

// As strong as can be where nobody said how strong, as care::stops_exercise takes it.
int strength(const care::Pain& pain) { return pain.discomfort.value_or(care::strongest); }

template <class T>
std::optional<T> lower(const std::optional<T>& one, const std::optional<T>& other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

} // namespace

bool PlanRules::any() const {
    return stop_.exercise_from_pain || stop_.session_from_pain || stop_.session_up_to_min;
}

std::string PlanRules::hear(const std::string& exercise, const care::Pain& pain) {
    const auto from = [&](const char* text, int n) {
        return filled(text, {{"n", std::to_string(n)}});
    };
    if (stop_.session_from_pain && strength(pain) >= *stop_.session_from_pain) {
        ended_ = true;
        return from(tr("By the plan the session ends from {n} of 10 on."),
                    *stop_.session_from_pain);
    }
    if (!stop_.exercise_from_pain || strength(pain) < *stop_.exercise_from_pain) return {};
    left_.insert(exercise);
    return from(tr("By the plan the exercise ends from {n} of 10 on."), *stop_.exercise_from_pain);
}

bool PlanRules::ended(units::SessionTime now) const { return ended_ || too_long(now); }

bool PlanRules::too_long(units::SessionTime now) const {
    return stop_.session_up_to_min && units::seconds(now) >= *stop_.session_up_to_min * 60.0;
}

bool PlanRules::leaves(const std::string& exercise) const { return left_.contains(exercise); }

plan::Stop strictest(const plan::Stop& one, const plan::Stop& other) {
    return {lower(one.exercise_from_pain, other.exercise_from_pain),
            lower(one.session_from_pain, other.session_from_pain),
            lower(one.session_up_to_min, other.session_up_to_min)};
}

} // namespace terminal
