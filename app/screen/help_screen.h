// Help for the screen one comes from, and what the player is made of. F1, from everywhere.
#pragma once
#include "screen/ui.h"
#include "screen/wish.h"

#include <string>
#include <string_view>
#include <vector>

namespace screen {

enum class HelpFor {
    home,
    roller,
    session,
    summary,
    sessions,
    settings,
    delay,   // of the loudspeaker
    welcome, // the first steps
    people,
    tight,
    question,
    pain,        // how much it hurts, in a session
    strong_pain, // whom to ask; in a session, or told after it
    today,       // what is different
    unsaved,     // a session
    unkept,      // answers, before the window closes or somebody else is chosen
    screening,
    care,
    claims,
    morning,
    day,
    intakes,
    naps,
    laboratory,
    dose_plan,
    asking,
    sheet,
    sheet_print,
    imports,
    insight,
    weeks,
    history,
    review,
    plan,
    practice
};

struct HelpView {
    std::string title;
    std::vector<std::string> texts; // what this screen is for
    struct Line {
        std::string left, right;
        bool operator==(const Line&) const = default;
    };
    bool claims = false;        // leads to what articles say
    std::vector<Line> keys;     // key, what it does
    std::string about, promise; // name and version; what it is, and is not
    std::vector<Line> parts;    // library, licence
    bool operator==(const HelpView&) const = default;
};

HelpView help_for(HelpFor, std::string_view version); // pure
Wish draw(Ui&, const HelpView&);

} // namespace screen
