// The day to which a value of the diary belongs: of a night the date of waking, of what is taken
// the calendar's.
#pragma once
#include "diary/dose.h"
#include "diary/intake.h"
#include "diary/night.h"

namespace diary {

inline units::Day day_of(const Dose& dose) { return units::day_at(dose.taken); }
inline units::Day day_of(const Intake& intake) { return units::day_at(intake.taken); }
inline units::Day day_of(const Night& night) { return night.wake_date; }
template <class Value> units::Day day_of(const Value& value) { return value.day; }

} // namespace diary
