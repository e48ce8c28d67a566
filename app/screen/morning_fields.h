// The fields of the morning page: a time, a number, one of some words, and what is asked of the
// person's choice.
#pragma once
#include "screen/morning_told.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

MorningField clock_field(std::string id, std::string name, const std::optional<units::Clock>&,
                         const MorningTyping&, std::string start);
// `shown`: how its value is said, with {n}.
MorningField number_field(std::string id, std::string name, const std::optional<int>& value,
                          const char* shown, int highest, double step);
MorningField choice_field(std::string id, std::string name, const std::optional<int>& chosen,
                          const std::vector<std::string>& words);

// An answer with what belongs to it; of one more place that is not told yet its region alone.
void add_asked(std::vector<MorningField>&, const ToldAnswer&, const MorningTyping&);
// What their maps show, once all are there.
void add_places(std::vector<MorningField>&, const std::vector<ToldAnswer>&);

} // namespace screen
