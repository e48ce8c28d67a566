#include "plan/plan.h"

#include <algorithm>

namespace plan {

using std::chrono::days;

namespace {

Day first_day(const Plan& plan) { return plan.from.value_or(plan.made); }

} // namespace

Days days_of(const Plan& plan) {
    const Day first = first_day(plan);
    if (plan.until) return {first, *plan.until};
    return {first, first + days{7 * plan.weeks.value_or(1) - 1}};
}

Days days_of(const Plan& plan, const Planned& planned) {
    const Days all = days_of(plan);
    Days own = all;
    if (planned.from_week) own.first = all.first + days{7 * (*planned.from_week - 1)};
    if (planned.until_week) own.last = all.first + days{7 * *planned.until_week - 1};
    if (planned.from) own.first = *planned.from;
    if (planned.until) own.last = *planned.until;
    return {std::max(own.first, all.first), std::min(own.last, all.last)};
}

int days_a_week(const Planned& planned) {
    if (!planned.weekdays.empty()) return static_cast<int>(planned.weekdays.size());
    return planned.days_a_week.value_or(1);
}

int week_of(const Plan& plan, Day day) {
    const auto since = (day - first_day(plan)).count();
    return static_cast<int>(since >= 0 ? since / 7 : (since - 6) / 7);
}

Days days_of_week(const Plan& plan, int week) {
    const Day first = first_day(plan) + days{7 * week};
    return {first, first + days{6}};
}

} // namespace plan
