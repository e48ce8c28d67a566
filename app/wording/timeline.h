// A day of the diary in words: its lanes, what lies on them, and what stands close together. Whom
// to ask is said; when to take anything is not.
#pragma once
#include "diary/timeline.h"
#include "routine/compose.h"
#include "routine/routine.h"

#include <span>
#include <string>

namespace wording {

std::string title(std::span<const routine::Routine>, const std::string& id); // of a routine

std::string name(diary::Lane);           // "Minerals and vitamins"
std::string when(const diary::Mark&);    // "21:30", "22:45 to 06:50"; of sleep by day its begin
std::string line(const diary::Mark&);    // what it is, without its time
std::string line(const diary::Intake&);  // "iron, 25 mg"
std::string line(const diary::Planned&); // "planned before bed: 100 mg magnesium"
std::string apart(const diary::Close&);  // "1 h 30 min apart"
std::string sentence(const diary::Close&);
// Of a medicine whose hours from magnesium are kept.
std::string ask_all_the_same(const diary::Intake&);
std::string to_ask_about(std::size_t pairs); // the title of their list; none, too

} // namespace wording
