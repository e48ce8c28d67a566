#include "plan/stop_rules.h"

#include <algorithm>
#include <optional>

namespace plan {
namespace {

template <class T> std::optional<T> lower(std::optional<T> one, std::optional<T> other) {
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

} // namespace

bool StopRules::any() const {
    return stop_.exercise_from_pain || stop_.session_from_pain || stop_.session_up_to_min;
}

Follows StopRules::hear(const std::string& exercise, int discomfort) {
    if (stop_.session_from_pain && discomfort >= *stop_.session_from_pain) {
        ended_ = true;
        return Follows::session_ends;
    }
    if (!stop_.exercise_from_pain || discomfort < *stop_.exercise_from_pain)
        return Follows::nothing;
    left_.insert(exercise);
    return Follows::exercise_ends;
}

bool StopRules::ended(units::SessionTime now) const { return ended_ || too_long(now); }

bool StopRules::too_long(units::SessionTime now) const {
    return stop_.session_up_to_min && units::seconds(now) >= *stop_.session_up_to_min * 60.0;
}

bool StopRules::leaves(const std::string& exercise) const { return left_.contains(exercise); }

Stop strictest(const Stop& one, const Stop& other) {
    return {lower(one.exercise_from_pain, other.exercise_from_pain),
            lower(one.session_from_pain, other.session_from_pain),
            lower(one.session_up_to_min, other.session_up_to_min)};
}

} // namespace plan
