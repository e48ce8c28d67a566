// "Please do not roll if ..": every statement, ticked or not, and who has cleared what.
#pragma once
#include "care/screening.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "sound/line.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

struct ScreeningView {
    struct Line {
        std::string id, text, detail; // word, statement, consequence or clearance
        bool on = false;
        std::vector<Line> near; // regions, of a condition that applies and is asked with a place
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> stops, conditions;
    std::string clearing; // the condition that is being cleared; its statement
    std::string day;      // today, as an example of how to type one
    bool any = false;
    std::string refused;
    std::string emergency; // in the first steps: whose numbers are shown, and where to change it
    std::string progress;  // "First steps, 4 of 5": then one can go back, too
    std::vector<sound::Part> spoken; // what is read out, once, whatever is ticked meanwhile
    bool operator==(const ScreeningView&) const = default;
};

struct ScreeningTyping {
    std::string by, on, note;
};

ScreeningView view_of(const care::Screening&, const std::optional<routine::Condition>& clearing,
                      const std::string& refused, units::WallTime now); // pure
Wish draw(Ui&, const ScreeningView&, ScreeningTyping&);

} // namespace screen
