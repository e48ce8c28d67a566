// A night as the person tells it the next morning, and what follows from it. The constructs are
// those of the consensus sleep diary (Carney 2012, Sleep 35:287; evidence sheet 5.1, 5.2). All
// minutes are true elapsed ones: clocks that change at night, and zones flown across, are counted.
#pragma once
#include "units/local_time.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diary {

// What the clock showed. Reading: which of the two, on a night when it showed this twice; asked for
// only when the order of the other times does not tell.
struct NightClock {
    units::Clock at{};
    std::optional<units::Reading> reading;
    bool operator==(const NightClock&) const = default;
};

// Nothing = not told. At least one time of the evening and one of the morning are.
struct Night {
    units::Day wake_date{};  // of the calendar, where the person woke for good
    std::string zone;        // where it went to bed: of into_bed and tried_to_sleep
    std::string waking_zone; // of final_wake and out_of_bed; empty = the same
    std::optional<NightClock> into_bed;
    std::optional<NightClock> tried_to_sleep;
    std::optional<int> latency_min; // until asleep, 0 .. 720
    std::optional<int> awakenings;  // 0 .. 99, without the last
    std::optional<int> awake_min;   // in all of those, 0 .. 1080
    std::optional<NightClock> final_wake;
    std::optional<NightClock> out_of_bed;
    std::optional<int> measured_asleep_min; // by a device: stands for latency and awake minutes
    std::optional<int> quality;             // 0 .. 10, the person's own rating
    std::string note;                       // at most 2000 bytes
    bool operator==(const Night&) const = default;
};

// Where it ended.
inline const std::string& waking_zone(const Night& n) {
    return n.waking_zone.empty() ? n.zone : n.waking_zone;
}

enum class NightField : std::uint8_t {
    wake_date,
    zone,
    waking_zone,
    into_bed,
    tried_to_sleep,
    latency,
    awakenings,
    awake,
    final_wake,
    out_of_bed,
    measured_asleep,
    quality,
    note
};
constexpr int night_fields = 13;
std::string_view word(NightField); // as the command line names them: "final-wake"

enum class NightError : std::uint8_t {
    missing, // no time of the evening, or none of the morning
    no_such_zone,
    skipped,      // clocks were put forward over this time that night
    twice,        // clocks were put back over it: say which reading it was
    out_of_range, // of the field alone; a wake date outside 1900 .. 2199
    out_of_order, // not after the time before it, or too long after it: see night.cpp
    in_future,    // after it was entered
    no_sleep,     // no minute of sleep is left
    contradicts   // awake for minutes without an awakening; measured and told at once
};
constexpr int night_errors = 9;
std::string_view word(NightError);

struct NightFault {
    NightField field{};
    NightError error{};
    bool operator==(const NightFault&) const = default;
};

// Nothing = what it needs was not told.
struct NightTimes {
    std::optional<units::WallTime> into_bed, tried_to_sleep, onset, final_wake, out_of_bed;
    std::optional<int> time_in_bed_min;  // out of bed - into bed
    std::optional<int> sleep_period_min; // final wake - onset; onset = tried to sleep + latency
    std::optional<int> total_sleep_min;  // sleep period - awake, or as measured; always above 0
    bool measured = false;               // the total is a device's
    std::optional<double> efficiency_percent; // 100 x total sleep / time in bed (the classic one)
    std::optional<int> terminal_wake_min;     // out of bed - final wake
    std::optional<int> total_wake_min;        // latency + awake + terminal wake
    std::optional<units::WallTime> midpoint;  // onset + sleep period / 2, offset where one woke
};
tl::expected<NightTimes, NightFault> times(const Night&, units::WallTime entered_at);

// Days from waking to entering; 0 = on the day itself. The printed sheet and the late evening count
// alike: a day runs to 04:00.
int days_late(units::Day wake_date, units::WallTime entered_at);

// The night that follows a day of the diary has the next wake date.
constexpr units::Day wake_date_after(units::Day day) { return day + std::chrono::days{1}; }

// What a clock in that zone showed at a moment, with its reading where there are two.
NightClock night_clock(units::WallTime, std::string_view zone);

} // namespace diary
