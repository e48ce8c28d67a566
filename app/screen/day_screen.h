// A day of the diary on a line from four to four: bed, rolling, what was taken and what is planned,
// and which of it stands close together, by a sign, a number and a sentence. It says whom to ask,
// and never when to take anything.
#pragma once
#include "diary/timeline.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

struct DayFacts {
    diary::DayTold told;
    units::WallTime now{};
};

// Places are shares of the day, 0 .. 1.
struct DayView {
    struct Mark {
        double from = 0.0, until = 0.0; // the same: a moment
        bool open = false;              // planned and not noted, or as usual
        bool operator==(const Mark&) const = default;
    };
    struct Lane {
        std::string name;
        bool magnesium = false;
        std::vector<Mark> marks;
        bool operator==(const Lane&) const = default;
    };
    struct Hour {
        double at = 0.0;
        std::string label;
        bool operator==(const Hour&) const = default;
    };
    struct Pair { // that stands close together
        std::string number, apart, sentence;
        double from = 0.0, until = 0.0;
        bool operator==(const Pair&) const = default;
    };
    struct Line {
        std::string when, what;
        bool open = false;
        bool operator==(const Line&) const = default;
    };
    std::string title;                      // "Fri, 20 Nov 2026, today"
    std::string day, day_before, day_after; // as a wish names them; nothing comes after today
    std::vector<Hour> hours;
    std::optional<double> now;
    std::vector<Lane> lanes; // those with anything on them
    std::vector<Pair> pairs;
    std::string to_ask;             // the title of the pairs, also of none
    std::vector<std::string> notes; // to be asked all the same; beside iron
    std::vector<Line> lines;        // all of it in words, in order of time
    bool operator==(const DayView&) const = default;
};

DayView view_of(const DayFacts&); // pure
Wish draw(Ui&, const DayView&);

} // namespace screen
