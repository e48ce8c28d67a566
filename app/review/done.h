// Plan against done: what became of each step of a plan's routines, and week by week.
#pragma once
#include "review/row.h"

#include <array>

namespace review {

enum class Skipped : std::uint8_t {
    by_person, // also: the session ended before it
    pain,      // was told of its exercise, or ended the session
    off_roller,
    by_rule,  // was not in that session: left out of it, or made lighter
    not_told, // by the person, or for pain: the client left that out of the reply
    // Why the session ended before it, in the words of care::EndedBy.
    no_time,
    interrupted,
    roller,
    something_else
};
constexpr std::size_t skipped_kinds = 9;

struct StepDone {
    std::string exercise; // as its routine calls it
    std::string side;     // as replies tell it
    int set = 1, sets = 1;
    bool further = false; // the plan's rules, or the person, added it: only where it is told
    std::optional<double> set_seconds_per_stroke; // when it was done, else as the plan has it
    int planned = 0, done = 0; // sessions of the routine, and those in which it was done
    int not_measured_told = 0; // of these: what was measured was left out of the reply
    std::array<int, skipped_kinds> skipped{};
    // Medians of the usable sessions.
    std::optional<double> seconds_per_stroke, in_both_bands_percent, mean_force_n;
};
struct RoutineDone {
    std::size_t planned = 0; // index into Plan::routines
    int sessions = 0;
    std::vector<StepDone> steps;
};
std::vector<RoutineDone> done(const plan::Plan&, std::span<const Session>);

struct WeekDone {
    Day first{}, last{};
    Figures figures;
    std::optional<double> mean_force_n; // over the time of measured steps of usable sessions
};
// Of the plan, up to that day; the last `most`. Days on which an earlier version held count by it.
std::vector<WeekDone> weeks(const plan::Plan&, std::span<const Session>, Day today,
                            std::size_t most, std::span<const Held> earlier = {});

// Over the time of the measured steps of a session.
struct Shares {
    std::optional<double> pace, force, both; // percent in band
};
Shares shares(const Session&);

} // namespace review
