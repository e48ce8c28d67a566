// "Please do not roll if ..": what is asked once, on a change and every 90 days. Nothing is scored
// and nothing is diagnosed: a statement applies or not, and each has its fixed consequence
// (care/today.h). After evidence sheet 2.1 and 2.2: stricter than the consensus of experts, because
// a person at home cannot judge.
#pragma once
#include "routine/body.h"
#include "units/wall_time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace care {

// Nothing is rolled as long as one of these applies; nobody can clear it here. The numbers are on
// disk as words.
enum class Stop {
    fracture, // or suspected
    open_wound,
    operation,  // less than six weeks ago, or not released
    thrombosis, // known, suspected, or one calf swollen and warm
    bone_infection,
    fever,                // an acute infection
    inflammation,         // acute
    fresh_injury,         // muscle tear or large bruise of the last 72 hours
    bone_in_muscle,       // myositis ossificans
    bladder_bowel_saddle, // newly numb or out of control
    back_spasm            // sudden, that stops somebody moving
};
constexpr int stops = 11;

// Somebody who knows has said that rolling is all right, on the person's word.
struct Clearance {
    std::string by;   // who, never empty
    std::string on;   // "2026-11-20", also where it is shown or typed in another form
    std::string note; // in their own words, or empty
    bool operator==(const Clearance&) const = default;
};

struct Ticked { // a condition that applies
    routine::Condition condition{};
    std::vector<routine::Region> near; // where it is told where; empty = everywhere
    std::optional<Clearance> cleared;
    bool operator==(const Ticked&) const = default;
};

struct Screening {
    units::WallTime taken{};
    std::vector<Stop> stops;
    std::vector<Ticked> conditions;
    bool operator==(const Screening&) const = default;
};

// Each at most once: what applies already stays as it is.
void tick(Screening&, Stop);
Ticked& tick(Screening&, routine::Condition);
Ticked* ticked(Screening&, routine::Condition); // nullptr: it does not apply

// Those that are asked with a place: the consequence is for the regions near it.
bool asked_where(routine::Condition);

// Those that concern particular exercises only (their files say which); every other condition means
// the light band everywhere until it is cleared.
bool exercise_matter(routine::Condition);

enum class Due { no, first_time, after_90_days };
Due due(const std::optional<Screening>& latest, units::WallTime now);

// A day of the calendar, not after today; somebody's name of at most 200 bytes; no control
// characters, and UTF-8 throughout.
bool acceptable(const Clearance&, units::WallTime now);

// The words for programs and for the disk, "open_wound"; conditions and regions have theirs in
// routine/body.h.
std::string_view word(Stop);
std::optional<Stop> stop_named(std::string_view);
std::optional<routine::Condition> condition_named(std::string_view);

} // namespace care
