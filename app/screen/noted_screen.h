// Sleep by day, and what a laboratory measured: a form for each, and what is noted. Neither is
// judged.
#pragma once
#include "entering/noted.h"
#include "screen/form.h"

namespace screen {

// Wishes: "set:BOX=TEXT", "what:ferritin", "keep", "empty", "correct:ID", "take-back:ID", "leave".
template <class Value, class Typed> struct NotedFacts {
    units::Day day{}; // that is looked at
    Typed form = {};
    std::string corrects = {};                   // the id of the entry
    std::vector<diary::Entry<Value>> noted = {}; // that hold, of all days
    entering::Refused refused = {};
    std::string said = {}, trouble = {};
};
using NapFacts = NotedFacts<diary::Nap, entering::NapTyped>;
using LabFacts = NotedFacts<diary::LabNote, entering::LabTyped>;

FormView view_of(const NapFacts&); // pure
FormView view_of(const LabFacts&); // pure

} // namespace screen
