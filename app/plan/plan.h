// A plan: routines with dates and days a week, made for somebody by somebody who signs it, how they
// may grow, and what the author wants to look at. Values only; its text is in plan_file.h.
#pragma once
#include "routine/routine.h"
#include "units/local_time.h"

#include <optional>
#include <string>
#include <vector>

namespace plan {

using routine::Text;
using units::Day;

// Of an own routine, as it is written; nothing = left out there (exercises/README.md).
struct Part {
    std::string exercise;
    std::optional<std::string> variant;
    std::vector<routine::Side> sides; // none = left out
    std::optional<int> sets;
    std::optional<routine::Effort> effort;
    double work_s = 0.0;
    std::optional<double> seconds_per_stroke;
    std::optional<routine::Band> pace_band;
    std::optional<double> get_ready_s, rest_s, change_sides_s, rest_after_s;
};

struct Own { // a routine that stands in the plan itself
    Text title, about;
    std::vector<Part> parts;
};

// What is otherwise than in the routine, for one of its exercises.
struct Setting {
    std::string exercise;
    std::optional<int> sets;                  // 1 .. 4
    std::optional<double> seconds_per_stroke; // the band of pace moves along
    std::optional<routine::Effort> effort;    // the band of force; at most what the exercise allows
};

// Either one set more, or a slower pace, each time these weeks were comfortable one after the
// other.
struct Progress {
    std::string exercise; // "" = every one of the routine that it fits
    int after_comfortable_weeks = 1;
    int discomfort_up_to = 0;      // told after a session; above it the week was not comfortable
    std::optional<int> sets_up_to; // one set more, up to that many
    std::optional<double> slower_by_s, slower_up_to_s; // seconds per stroke
};

struct Planned {
    std::string id; // of a routine of the catalogue; of its own: a name
    std::optional<Own> own;
    // When it is done; nothing = all the time the plan holds. Weeks count from the plan's first
    // day.
    std::optional<Day> from, until;
    std::optional<int> from_week, until_week;
    std::optional<int> days_a_week;
    std::vector<int> weekdays; // 1 = Monday .. 7, rising; none = any days
    std::vector<Setting> settings;
    std::vector<Progress> progress;

    routine::Routine routine; // as the catalogue or the plan has it, before settings
};

// Stricter than the program's own, which hold all the same.
constexpr int strong_pain = 7;             // R1 of the guidance rules
constexpr double longest_session_min = 20; // R5
struct Stop {
    std::optional<int> exercise_from_pain;   // 1 .. strong_pain
    std::optional<int> session_from_pain;    // ends the whole session
    std::optional<double> session_up_to_min; // 3 .. longest_session_min
};

// What puts a client on top of the author's review. Whatever is not typed is not looked at.
struct Review {
    std::optional<int> stopped_sessions, times_over_mark, discomfort_up_by, silent_days,
        bad_signal_sessions;
    std::optional<double> seconds_per_stroke_under;
};

struct Plan {
    std::string id;
    bool is_template = false; // has no author, version and dates; its first day is 1970-01-01
    Text title;
    std::string author;
    int version = 1;
    std::string client; // a label for whom it is; "" = nobody in particular
    Day made{};
    std::optional<Day> from, until; // until is its last day
    std::optional<int> weeks;       // instead of until
    std::optional<Text> said;       // a sentence of the author, to be shown and spoken
    std::optional<Text> changed;    // what the author says is new in this version
    std::vector<Planned> routines;
    Stop stop;
    Review review;
};

constexpr int most_weeks = 104;

struct Days { // both included
    Day first{}, last{};
    bool contains(Day day) const { return first <= day && day <= last; }
};
Days days_of(const Plan&);
Days days_of(const Plan&, const Planned&); // within the plan's

int days_a_week(const Planned&);

// The days' number since the plan's first one / 7; negative before it.
int week_of(const Plan&, Day);
Days days_of_week(const Plan&, int week);

} // namespace plan
