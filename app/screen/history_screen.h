// What was rolled over the weeks and years: the weeks against what was meant, pressure and pace of
// an exercise, the line of time from ten years to a single stroke, and two sessions over each
// other. Shown, not judged: more force is no better, and a gap is only a gap.
#pragma once
#include "history/calendar.h"
#include "history/sides.h"
#include "history/timeline.h"
#include "screen/chart.h"
#include "screen/wish.h"
#include "store/store.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace screen {

enum class HistoryPart { weeks, exercises, times, together };

struct HistoryAsking {
    HistoryPart part = HistoryPart::weeks;
    std::size_t weeks_back = 0;                            // pages of them
    std::string region, exercise;                          // "calf", "calf/standard"; "" = any
    int months = 0;                                        // of an exercise; 0 = all of it
    history::Quantity quantity = history::Quantity::force; // of times and together
    std::int64_t from_ms = 0, to_ms = 0;                   // UTC; both 0: all there is
    std::array<std::string, 2> two;                        // sessions; "" = the latest ones
    bool operator==(const HistoryAsking&) const = default;
};

struct HistoryRead {                             // of the person's file
    std::vector<store::HistorySession> sessions; // the first one begun first
    std::vector<store::SessionLine> lines;       // of all that count, measured or not
    std::vector<history::Series> series;
    bool series_read = true; // false: they come after the rest
    units::Day first{}, today{};
    struct Meant { // by a plan, both days included
        units::Day first{}, last{};
        int days_a_week = 0;
    };
    std::vector<Meant> meant;
};

// By a wish: "part:times", "older", "region:calf", "exercise:calf/standard", "exercise:region" (all
// of the region together), "months:12",
// "quantity:pace", "closer", "farther", "earlier", "later", "all", "section:3" of twelve,
// "session:before", "session:next", "first:before", "second:next" ..; others change nothing.
void choose(HistoryAsking&, std::string_view id, const HistoryRead&);

constexpr std::size_t history_columns = 960, history_sections = 12, weeks_a_page = 8;

// What the line of time shows; nothing to read: not possible().
history::Grid grid_of(const HistoryAsking&, const HistoryRead&);
// The two sessions that are laid over each other; "" = there is none.
std::array<std::string, 2> two_of(const HistoryAsking&, const HistoryRead&);
// Both from their beginning to the end of the longer one.
history::Grid grid_of_two(const std::array<std::string, 2>&, const HistoryRead&, history::Quantity);

struct HistoryFacts {
    const HistoryRead* read = nullptr;
    HistoryAsking asking;
    std::span<const routine::Exercise> exercises;
    std::span<const routine::Routine> routines;
    const history::Picture* times = nullptr;      // of grid_of; nothing = not read yet
    std::array<const history::Columns*, 2> two{}; // of grid_of_two, the same
    std::string trouble;
};

struct HistoryView {
    struct Tab {
        std::string id, label;
        bool on = false;
        bool operator==(const Tab&) const = default;
    };
    struct Day {
        std::string session; // the last one of the day; "" = none
        std::size_t sessions = 0;
        bool today = false;
        bool operator==(const Day&) const = default;
    };
    struct Week {
        std::string title, facts;
        Shape shape = Shape::none;
        std::array<Day, 7> days;
        bool operator==(const Week&) const = default;
    };
    struct Session { // one of the two
        std::string when, title;
        bool before = false, next = false; // there is one that way
        bool operator==(const Session&) const = default;
    };

    HistoryPart part = HistoryPart::weeks;
    std::vector<Tab> parts;
    std::string missing, trouble;

    std::array<std::string, 7> names; // of the days
    std::vector<Week> weeks;          // the latest first
    bool older = false, newer = false;

    std::vector<Tab> regions, exercises, months, quantities;
    std::string title; // of what is charted
    std::vector<std::string> told;
    std::vector<std::string> apart; // what is not compared, and why
    std::vector<Chart> charts;      // of the part
    std::optional<Chart> beside;    // force against pace
    std::string left, right;        // what the looks mean; "" = there is one only
    std::string open;               // the session that all of it lies in
    bool closer = false, farther = false, earlier = false, later = false;
    bool before = false, next = false; // a session that way
    std::array<Session, 2> two;
    bool operator==(const HistoryView&) const = default;
};

HistoryView view_of(const HistoryFacts&); // pure
Wish draw(Ui&, const HistoryView&);

} // namespace screen
