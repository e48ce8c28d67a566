// After a session: one sentence to be read from the floor in three seconds, then figures and every
// step. Slow, in band and steady is good; peak force is not shown.
#pragma once
#include "screen/looking.h"
#include "screen/status.h"
#include "screen/trace.h"
#include "screen/ui.h"
#include "screen/wish.h"
#include "session/compare.h"
#include "session/note.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace screen {

struct SummaryView {
    std::string title, when;
    std::string sentence;  // "Done: 9 minutes. Rolling: 89 % at the set pace."
    double capitals = 0.0; // of it, as in a session
    Status ended;
    struct Figure {
        std::string value, label;
        bool operator==(const Figure&) const = default;
    };
    std::vector<Figure> figures; // none where nothing was measured
    struct Step {
        std::string title, time, strokes, covered, pace, in_pace, force, in_band;
        std::string balance; // "left 48 %, right 52 %", or empty
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> steps;
    struct Compared { // "then → now"
        std::string title, when, pace, force, both, words;
        bool operator==(const Compared&) const = default;
    };
    std::vector<Compared> compared;
    std::vector<std::string> not_compared; // sentences
    std::vector<Trace> traces;
    std::vector<Status> remarks; // signal faults, gaps, simulated
    std::string id;
    std::vector<std::string> around; // it in the diary, a line each; the last one is the rule
    std::string note, tags;          // as they are kept
    std::string refused;             // why they are not, as they are typed
    bool operator==(const SummaryView&) const = default;
};

struct Afterwards { // what stands beside the record
    std::vector<session::Comparison> compared{};
    session::Note note{};
    std::string refused{};
    std::vector<std::string> around{}; // in the diary, the rule at last
};
struct NoteTyping {
    std::string text, tags;
};

SummaryView view_of(const session::Record&, std::span<const routine::Routine>,
                    std::optional<units::Metres> body_height = {}, const Afterwards& = {},
                    const Looking& = {}); // pure
Wish draw(Ui&, const SummaryView&, NoteTyping&);

} // namespace screen
