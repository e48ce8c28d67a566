// The values behind screen/example.h.
#pragma once
#include "claims/library.h"
#include "diary/timeline.h"
#include "plan/plan.h"
#include "routine/compose.h"
#include "screen/home_screen.h"
#include "screen/roller_screen.h"
#include "screen/session_screen.h"
#include "screen/summary_screen.h"

#include <vector>

namespace screen::example {

const figure::Motion* figure_of(std::size_t step); // of legs
routine::Routine legs();                           // rolls, a hold, breathing; 9 steps
// Of a handful of exercises; what cannot be met is left out, all of it only without marks.
routine::Composed composed(const std::vector<routine::Tight>& marks, int minutes);
std::vector<routine::Routine> routines();      // legs and a short one
session::View rolling(std::size_t step);       // in the middle of the work of a step
session::Record evening();                     // a whole session of legs
Afterwards afterwards(const session::Record&); // compared with one two days before
std::vector<store::SessionLine> history();     // the last one first
store::Unfinished cut_short();
RollerFacts ready_roller();
RollerReadings set_up();
claims::Library articles(); // one of every verdict
// The week up to 25 November 2026: nights but for that to the 23rd, magnesium in the evenings.
store::Diary diary();
diary::Plan plan();   // from the 25th on: in the morning, after rolling and before bed
const plan::Plan& followed(); // version 2 of a plan with legs and one of its own days
const plan::Plan& followed_before();
plan::Day followed_on();
diary::DayTold day(); // the 25th of them, with more on it, and with a plan

} // namespace screen::example
