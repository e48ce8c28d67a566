// "Changed since last time": what is different between two versions of a plan, as values; the
// sentences are made in wording/.
#pragma once
#include "plan/plan.h"

namespace plan {

enum class ChangeKind {
    routine_added,
    routine_removed,
    exercise_added,
    exercise_removed,
    sets,
    work,    // seconds of one set
    pace,    // seconds per stroke
    effort,  // routine::Effort, the band of force
    variant, // another way of doing it
    days,    // a week
    dates,   // of a routine
    until,   // of the plan
    progress,
    stop,
    review // the author's own business
};

std::string_view word(ChangeKind); // for programs, "routine_added"

struct Change {
    ChangeKind kind{};
    Text routine, exercise, variant;  // titles and names, where it is about one
    double before = 0.0, after = 0.0; // what the kind says
    Days days_before{}, days_after{};
};

std::vector<Change> changes(const Plan& before, const Plan& after);

} // namespace plan
