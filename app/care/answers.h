// What the person says around a session: before it, during it, after it, and the next morning.
// Nothing = not asked, or skipped. Discomfort and soreness are 0 .. 10, told by the person.
#pragma once
#include "routine/body.h"
#include "units/session_time.h"
#include "units/wall_time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace care {

constexpr int strongest = 10;
constexpr int strong = 7;    // from here on: stop (evidence sheet 1.5, R1)
constexpr int lighten = 6;   // R2
constexpr int sore_from = 4; // of a day after: the region is spared until it is gone (R6)

struct Before {
    std::optional<int> discomfort;
    std::optional<bool> painkiller; // in the last six hours
    bool operator==(const Before&) const = default;
};

// Told while rolling. Sharp: sharp, electric or radiating, numb or tingling.
struct Pain {
    units::SessionTime at{};
    std::string exercise;
    std::optional<int> discomfort; // nothing when it was called sharp, or not told
    bool sharp = false;
    bool operator==(const Pain&) const = default;
};
bool stops_exercise(const Pain&); // R1: not this exercise any more today

// "Sore or bruised where you rolled?", of one region, on a later day.
struct Report {
    units::WallTime at{};
    routine::Region region{};
    std::optional<int> soreness;
    bool bruised = false;
    bool operator==(const Report&) const = default;
};
struct Told { // a report, and the session it belongs to, by its id
    std::string session;
    Report report;
    bool operator==(const Told&) const = default;
};
bool spares(const Report&); // bruised or clearly sore: not rolled until a later report says so

// Why it ended before its time, asked afterwards. The words are on disk.
enum class EndedBy { pain, time, interruption, roller, other };
constexpr int ended_by_kinds = 5;
std::string_view word(EndedBy);
std::optional<EndedBy> ended_by_named(std::string_view);

struct Answers { // stored with a session
    Before before;
    std::optional<int> after; // discomfort
    std::optional<EndedBy> ended_by;
    std::vector<Pain> pain;
    std::vector<Report> next_day;
    bool operator==(const Answers&) const = default;
};

// The regions that are spared now, by everything that was ever reported, oldest first.
std::vector<routine::Region> spared(const std::vector<Report>&);
// Those of which the last two reports, of different days, both spare it: a hint to ask a
// professional.
std::vector<routine::Region> twice_in_a_row(const std::vector<Report>&);

} // namespace care
