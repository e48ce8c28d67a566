// The next version of a client's plan, altered from the review.
#pragma once
#include "plan/plan.h"

#include <string>

namespace review {

// As of today; what was said with the version before is not said of this one.
plan::Plan next_version(plan::Plan, plan::Day today, const std::optional<std::string>& said);

bool has(const plan::Planned&, const std::string& exercise);

constexpr int most_sets = 4;
constexpr double fastest_pace = 1.5, slowest_pace = 20.0; // seconds per stroke

// As the plan sets them now, before its rules; nothing: the routine sets none.
int sets_of(const plan::Planned&, const std::string& exercise);
std::optional<double> pace_of(const plan::Planned&, const std::string& exercise);

// Of that routine alone; false: out of range, and nothing is changed.
bool set_sets(plan::Planned&, const std::string& exercise, int sets);
bool set_pace(plan::Planned&, const std::string& exercise, double seconds_per_stroke);
// Fixed weekdays stay where there are as many of them; else they go, see `weekdays`.
bool set_days(plan::Planned&, int days_a_week, const std::vector<int>& weekdays_before);

} // namespace review
