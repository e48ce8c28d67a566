// The diary in words: names for a screen or a line, one sentence for each notice, fault, collision
// and sign. It says what was told and what institutes say; it recommends no dose, moves no medicine
// and promises nothing (evidence sheet 9).
#pragma once
#include "diary/course.h"
#include "diary/limits.h"
#include "diary/nap.h"
#include "diary/observation.h"
#include "diary/plan.h"
#include "diary/spacing.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wording {

// --- names

std::string name(diary::Form);    // "bisglycinate, without water"
std::string name(diary::Route);   // "swallowed"
std::string name(diary::Kind);    // "coffee or tea"
std::string name(diary::Caution); // "kidney disease"
std::string name(diary::Unit);    // "mg"
std::string name(diary::Item);    // "Unrest in the legs"
std::string name(diary::Part);    // "side"
std::string name(diary::Side);
std::string name(diary::Muscle);
std::string name(diary::Occasion);
std::string name(diary::NightField); // "Into bed"
std::string name(diary::Anchor);
std::string name(diary::Phase);
std::string region(std::string_view word);     // of diary::body_regions()
std::string laboratory(std::string_view what); // a word of lab_words(), or the person's own

// What the lowest and the highest value of a rating mean; empty for other scales.
struct Ends {
    std::string low, high;
};
Ends ends(diary::Item);
// Of a scale with steps or yes and no: a word for each value, from 0 on; else empty.
std::vector<std::string> steps(diary::Item);
// "7 of 10", "2 cups", "yes", "much", "45 min"
std::string value(diary::Item, double);
std::string global_step(int); // "a little better"; empty outside of much_worse .. much_better

// --- dates and amounts

std::string date(units::Day);
std::string name(std::chrono::weekday);    // short, as calendars print it: "Fri"
std::string milligrams(diary::Milligrams); // "70.5 mg", two decimals at most
std::string quantity(diary::Quantity);     // "25 µg"
std::string entered_late(int days);        // "Entered 3 days later."; empty for 0

// --- in one line

std::string lasting(int minutes); // "45 min", "6 h 35 min"
std::string line(const diary::Product&,
                 double pieces); // "bisglycinate 500 mg (70.48 mg magnesium)"
std::string line(const diary::Dose&);
std::string line(const diary::Nap&);     // "Sleep by day, 20 Nov 2026 at 14:00: 20 min"
std::string line(const diary::LabNote&); // "Ferritin: 42.5 µg/l", its note
std::string line(const diary::NightTimes&);    // "in bed 8 h 5 min, asleep 6 h 35 min, .."
std::string with_offset(units::WallTime);      // "02:30+01:00"
std::string one_of_two(const units::Moments&); // "Write it as 02:30+02:00 or 02:30+01:00."

// --- what is said beside an entry

std::string sentence(const diary::Notice&, std::string_view country = {}); // whose numbers
std::string sentence(const diary::Collision&); // the two, how far apart; to ask, never to move
std::string sentence(const diary::IronNote&);
std::string starting_picture(const diary::StartingPicture&); // what it lacks; empty = nothing
std::string global_question();                               // of every four weeks
std::string supplements_of_day(diary::Milligrams);
std::string antibiotic_hinders();      // and magnesium each other
std::string zinc_disturbs(double mg);  // see diary::disturbs_magnesium
std::string not_counted(diary::Route); // why oil, bath and food do not count; empty of a dose

// A sign: what was told, and whom to turn to, with the numbers of the country.
std::string sentence(diary::RedFlag, std::string_view country);
std::string sign(diary::RedFlag);                                 // "sudden loss of sight"
std::string what_to_do(diary::Urgency, std::string_view country); // one sentence

// --- what cannot be kept: what, where, what to do. `called` is what the field is called where it
// was typed ("--out-of-bed"); empty: its name.

std::string sentence(const diary::DoseFault&, std::string_view called = {});
std::string sentence(const diary::NightFault&, std::string_view called = {});
std::string sentence(const diary::NapFault&, std::string_view called = {});
std::string sentence(const diary::IntakeFault&, std::string_view called = {});
std::string sentence(const diary::ObservationFault&, diary::Item, std::string_view called = {});
std::string sentence(const diary::LabFault&, std::string_view called = {});
std::string sentence(diary::GlobalError, std::string_view called = {});
std::string sentence(const diary::PlanFault&);

} // namespace wording
