// What was taken on a day: magnesium with all of its ways and what else matters beside it, noted,
// corrected and taken back, with what is to be read of that day.
#pragma once
#include "diary/entry.h"
#include "diary/limits.h"
#include "entering/taken.h"
#include "screen/form.h"

#include <optional>
#include <vector>

namespace screen {

enum class IntakesPage { form, forms, classes }; // of magnesium, of medicines

struct IntakesFacts {
    units::Day day{};
    IntakesPage page = IntakesPage::form;
    entering::TakenTyped form;
    std::optional<entering::Taken> typed; // that, with what stands in the boxes; nothing: not whole
    std::string corrects = {};            // the id of the entry
    std::optional<entering::Taken> corrected = {}; // as it stands
    std::vector<diary::Entry<diary::Dose>> doses;  // that hold, of the days around
    std::vector<diary::Entry<diary::Intake>> intakes;
    // The other entries of the day of what is typed: there, on their way, or not to be had.
    enum class Beside { read, coming, unreadable };
    Beside beside = Beside::read;
    std::vector<diary::Product> before = {}; // that were noted
    diary::Person person = {};
    entering::Refused refused = {};
    std::string said = {}, trouble = {};
};

FormView view_of(const IntakesFacts&); // pure

} // namespace screen
