// What an author does to a plan, one thing at a time. Values only: a plan that is not right
// afterwards is refused by whoever reads it again (draft.h). Indices must be there.
#pragma once
#include "plan/plan.h"
#include "routine/part.h"

namespace plan {

// Its parts as the plan wants them, before any progress; indices of exercises and variants are
// those of Planned::routine.
std::vector<routine::Part> parts_of(const Planned&);

Setting& setting_of(Planned&, const std::string& exercise); // made where there is none

void add_routine(Plan&, const routine::Routine&); // of the catalogue, with its id
// A new routine of the plan's own, with one exercise; its name is made up.
void add_own(Plan&, const Text& title, const Text& about, const routine::Exercise& first);
void remove_routine(Plan&, std::size_t routine);

// A routine of the catalogue becomes the plan's own, with its settings written into its parts. What
// changes more than settings can say does so by itself.
Own& own_of(Planned&);

void add_exercise(Planned&, const routine::Exercise&, std::size_t before);
void remove_exercise(Planned&, std::size_t part); // with what was said of it
void move_exercise(Planned&, std::size_t part, std::size_t to);

// Where only these change a routine of the catalogue stays one.
void set_sets(Planned&, std::size_t part, int);
void set_pace(Planned&, std::size_t part, double seconds_per_stroke); // its band moves along
void set_pace_band(Planned&, std::size_t part, routine::Band);        // seconds per stroke
void set_effort(Planned&, std::size_t part, routine::Effort);

void set_work(Planned&, std::size_t part, double seconds);
void set_variant(Planned&, std::size_t part, std::size_t variant);
void set_sides(Planned&, std::size_t part, const std::vector<routine::Side>&); // none = as usual
void set_get_ready(Planned&, std::size_t part, double seconds);
void set_rest(Planned&, std::size_t part, double seconds);       // between sets
void set_rest_after(Planned&, std::size_t part, double seconds); // before the next exercise

void set_days_a_week(Planned&, int);
void toggle_weekday(Planned&, int day); // 1 = Monday; the last one that goes leaves its number

void set_until(Plan&, Day);
void set_weeks(Plan&, int);

} // namespace plan
