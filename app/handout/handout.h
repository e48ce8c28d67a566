// A plan or a routine on paper, for whoever does it: each exercise drawn, how it is done, how much
// of it, and boxes to tick. What the author set is told, nothing is added to it.
#pragma once
#include "paper/sheet.h"
#include "plan/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace handout {

struct Line {
    std::string label, text;
    bool heed = false; // a caution
    bool operator==(const Line&) const = default;
};

struct Card {              // an exercise
    std::string name, way; // "2  Calf"; "Normal, with the roller"
    std::vector<Line> lines;
    std::optional<routine::Exercise> drawn; // as it is done; nothing: it has no figure
    routine::Side side = routine::Side::none;
    std::string look; // of equal ones the pictures are the same
};

struct Ticks {                     // boxes of each exercise
    std::vector<std::string> days; // of a week; empty: one row without weeks
    int first_week = 1, last_week = 0;
};

struct Section { // a routine
    std::string title, when;
    std::vector<std::string> more; // how it grows
    std::vector<Card> cards;
    Ticks ticks;
};

struct Handout {
    std::string title, foot;
    std::vector<std::string> head; // who made it, for whom, how long, what is said
    std::vector<Section> sections;
    std::vector<std::string> rules; // when to stop, the first for everybody; how to tick
};

// In the present language. Boxes from the week of this day on; nothing: from the first one.
Handout handout_of(const plan::Plan&, std::optional<units::Day> from = {});
Handout handout_of(const routine::Routine&);

tl::expected<paper::Printed, paper::PaperError> print(const Handout&, paper::Size);

} // namespace handout
