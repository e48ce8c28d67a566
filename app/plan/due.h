// What a plan says for a day, given what was done: which routine, in which version, or that it is
// over. No clock: the day is handed in.
#pragma once
#include "plan/plan.h"
#include "routine/part.h"

#include <span>

namespace plan {

struct Done { // a session
    Day day{};
    std::string routine;           // as Planned::routine.id
    bool whole = false;            // to its end
    std::optional<int> discomfort; // told after it, 0 .. 10
    bool hurt = false;             // pain ended one of its exercises
};

enum class Standing { not_begun, running, over };
Standing standing(const Plan&, Day);

// How far the rules of progress have come, one for each of Planned::progress.
struct Stage {
    int steps = 0;             // how often it has changed the routine
    int comfortable_weeks = 0; // in a row, since then
};
// By the weeks of the plan that ended before the day. A week was comfortable when its sessions were
// done whole and each was told to be at most so uncomfortable; one with pain or more discomfort
// begins the count anew, one with too few sessions is passed over.
std::vector<Stage> stages(const Plan&, const Planned&, Day, std::span<const Done>);

// The routine with the plan's settings, and what the rules have made of it.
routine::Routine as_planned(const Planned&, const std::vector<Stage>& = {});
// At another pace: the usual band stays the usual one, any other goes along in proportion, to
// hundredths of a second, within what a routine's file may say. Nothing where nothing is rolled.
void set_pace_of(routine::Part&, double seconds_per_stroke);
// Its steps back to parts.
std::vector<routine::Part> routine_parts(const routine::Routine&);

struct DueRoutine {
    std::size_t planned = 0; // index into Plan::routines
    std::vector<Stage> stages;
    routine::Routine routine;
    int this_week = 0; // days wanted in this week of the plan, or in what of it is planned
    int done = 0;      // days of it so far
    bool today = false;
    bool can_wait = false; // there are days enough left in this week
};
struct Due {
    Standing standing{};
    std::vector<DueRoutine> routines; // all that the plan holds on this day
};
Due due(const Plan&, Day, std::span<const Done>);

// How many days the plan wanted within these, both included. Of a week that is cut, its share.
int planned_days(const Plan&, const Planned&, Day from, Day until);

} // namespace plan
