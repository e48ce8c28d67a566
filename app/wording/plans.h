// Plans in words: what they hold, what is due, what changed since the last time. They guide and
// record; nothing here says what a plan is good for.
#pragma once
#include "plan/changes.h"
#include "plan/due.h"
#include "plan/stop_rules.h"
#include "sound/line.h"

#include <optional>
#include <string>
#include <vector>

namespace wording {

std::string line(const plan::Plan&);         // "calves_k17  Calves  version 2, until 13 Dec 2026"
std::string how_often(const plan::Planned&); // "3 days a week"; "Mon, Wed, Fri"
std::string how_long(const plan::Plan&);     // "2 Nov 2026 to 13 Dec 2026"; "6 weeks"
std::string made_by(const plan::Plan&);      // "Version 2, by Praxis am Markt, 2 Nov 2026."
std::string said(const plan::Plan&);         // the author's sentence, quoted; or empty
std::string line(const plan::Plan&, const plan::Planned&); // title, how often, when, how long
std::string sentence(const plan::Progress&, const routine::Routine&);
std::vector<std::string> lines(const plan::Stop&);
std::vector<std::string> lines(const plan::Review&);
// Why what is composed is for fewer minutes than were asked for; or empty.
std::string shorter(const plan::Stop&, int asked, int minutes);
// What follows of what was told, to be shown and said; nothing of nothing. Clips of it are named
// plan.exercise_ends.4, plan.session_ends.6, plan.time_over.
std::optional<sound::Part> spoken(plan::Follows, const plan::Stop&);
sound::Part time_is_over();
std::string rules_do_not_hold(const plan::Plan&, plan::Day); // where it has this routine

std::string sentence(const plan::Change&); // "Calves and feet, Calf: 3 sets instead of 2."

std::string standing(const plan::Plan&, plan::Standing); // that it is over, or when it begins
// "Calves and feet, 13:00: today, or later this week (1 of 3 done)."
std::string line(const plan::DueRoutine&);
// "Today or later this week: 1 of 3 done." without the routine's name.
std::string when(const plan::DueRoutine&);
// "Changed since last time", as sentences: what the author says is new, then what is. Empty where
// nothing is different.
std::vector<std::string> news(const plan::Plan& before, const plan::Plan& after);
// The same for the ears, with the author's sentence, in both languages.
// What was recorded is played in its place.
std::vector<routine::Said> spoken_news(const plan::Plan& before, const plan::Plan& after,
                                       const routine::Recording& = {});
// "Praxis am Markt recorded this for you: 12 s."
std::string recorded(const plan::Plan&, const routine::Recording&);
std::string said_by(const plan::Plan&); // "Praxis am Markt: “Slowly.”", or empty
// How far a rule has come: "Calf: 1 of 2 comfortable weeks to a further set."
std::string sentence(const plan::Progress&, const plan::Stage&, const routine::Routine&);

// Of a plan made from what was ticked on a sheet.
plan::Text ordered_title();
plan::Text ordered_title(const plan::Planned&); // with its days
plan::Text ordered_about();

std::string no_plan(const std::string& typed);
std::string two_of(const plan::Plan&); // the same version came in other words

} // namespace wording
