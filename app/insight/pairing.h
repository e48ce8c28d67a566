// A session with what lies round it: the magnesium before, the night before and after, what was
// entered the day after. Pairs are shown, not compared: comparing goes by days (exposure.h).
//
// The rule. The day of a session is the day of the diary on which it began, from 04:00 to 04:00
// local time. By true time, across zones and changes of clocks:
//   magnesium before  the last dose that was swallowed at most 24 hours before it began;
//   night before      the last one that was over when it began, at most 24 hours before;
//   night after       the first one that began when it had ended, at most 24 hours after.
// A night whose times are not known goes by its wake date: the day of the session is the night
// before, the next day the night after. A session in the middle of a night belongs to neither side
// of it. The next day's entries are those of the diary's next day, and of two answers to the same
// night (asked in the morning) the one that carries this date of waking.
#pragma once
#include "diary/dose.h"
#include "diary/night.h"
#include "diary/observation.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace insight {

// The numbers of the rule, to be shown with it.
struct PairingRule {
    std::chrono::hours day_begins{4}, dose_within{24}, night_within{24};
};
constexpr PairingRule pairing_rule{};

struct Rolling {
    std::string id;
    units::WallTime began{}, ended{};
    bool operator==(const Rolling&) const = default;
};
// The days of the diary on which somebody rolled, each once, in order.
std::vector<units::Day> days_of(std::span<const Rolling>);

struct Slept {
    units::Day wake_date{};
    std::optional<units::WallTime> began; // into bed, else tried to sleep, else fell asleep
    std::optional<units::WallTime> ended; // woke for good, else got up
    bool operator==(const Slept&) const = default;
};
// Nothing for an impossible night.
std::optional<Slept> slept(const diary::Night&, units::WallTime entered_at);

struct Pair {
    units::Day day{};
    std::optional<std::size_t> dose; // index into the doses handed in; of the rest likewise
    double hours_after_dose = 0.0;   // true elapsed ones, 0 .. 24; 0 without a dose
    std::optional<std::size_t> night_before, night_after;
    std::optional<std::size_t> in_night; // rolled in the middle of it
    std::vector<std::size_t> next_day;   // observations
    bool operator==(const Pair&) const = default;
};
// One of several entries for a wake date: the first.
Pair pair(const Rolling&, std::span<const diary::Dose>, std::span<const Slept>,
          std::span<const diary::Observation>);

} // namespace insight
