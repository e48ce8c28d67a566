// The weeks of the person's log as small charts of one scale, how steady they were, and the night
// beside the day after it. Shown, not judged.
#pragma once
#include "insight/weeks.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace screen {

// Which value of the night stands beside which of the day.
struct WeeksAsking {
    insight::NightValue of_night = insight::NightValue::quality;
    diary::Item of_day = diary::Item::tension;
    bool operator==(const WeeksAsking&) const = default;
};
// By a wish: "night:quality", "day:tension"; others change nothing.
void choose(WeeksAsking&, std::string_view id);

struct WeeksFacts {
    const insight::Log* log = nullptr; // of the weeks shown
    diary::Plan plan;
    units::Day today{};
    units::WallTime now{};
    WeeksAsking asking;
};
constexpr int weeks_shown = 8;

struct WeeksView {
    struct Day {
        bool rolled = false, today = false;
        std::optional<double> asleep; // share of the scale, 0 .. 1; nothing = not told
        double magnesium = 0.0;       // the same
        bool operator==(const Day&) const = default;
    };
    struct Week {
        std::string title, facts; // "16 Nov 2026", "rolled 2×, asleep 6 h 50 min"
        std::array<Day, 7> days;
        bool operator==(const Week&) const = default;
    };
    struct Choice {
        std::string id, label;
        bool on = false;
        bool operator==(const Choice&) const = default;
    };
    struct Points {
        std::vector<std::pair<double, double>> at; // shares of both axes, 0 .. 1, upwards
        std::string left, right, bottom, top;      // what the ends of the axes mean
        bool operator==(const Points&) const = default;
    };

    std::array<std::string, 7> names;          // of the days
    std::vector<Week> weeks;                   // the latest first
    std::string asleep_scale, magnesium_scale; // what bars mean, and the highest
    std::vector<std::string> steady;
    std::vector<Choice> nights, days;
    std::string night, day; // what is beside what
    std::optional<Points> points;
    std::string missing; // until they are shown
    bool operator==(const WeeksView&) const = default;
};

WeeksView view_of(const WeeksFacts&); // pure
Wish draw(Ui&, const WeeksView&);

} // namespace screen
