// The paper sheet of a fortnight typed in: the same grid as on paper, row by row, with one hand on
// the number block and the eyes on the paper. A box is kept as soon as what it tells of is whole.
#pragma once
#include "entering/sitting.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

struct SheetFacts {
    const entering::Sitting* sitting = nullptr;
    units::WallTime now{};
    std::string zone;
    std::vector<std::string> said = {};       // what has to be read of what was kept
    std::string trouble = {};                 // why the disk did not take it
    std::optional<units::Day> elsewhere = {}; // not on this sheet: a box of that day waits
};

struct SheetTyping {
    entering::SheetCells cells;
    std::string row; // in hand, by its word; "" = the first
    std::size_t day = 0;
    std::string in_hand;  // digits of it that are still coming
    bool passed = false;  // the box before was full: an Enter behind it is meant for that one
    bool touched = false; // something is to be kept
    bool leaving = false; // once that is done
    bool operator==(const SheetTyping&) const = default;
};

struct SheetView {
    enum class Kind { clock, number, choice, text };
    struct Box {
        std::string text;  // as it is typed, or as it was noted before
        std::string noted; // before it was typed; empty = not told
        enum class State { empty, noted, kept, waits, refused };
        State state = State::empty;
        bool operator==(const Box&) const = default;
    };
    struct Choice {
        std::string word, name;
        bool operator==(const Choice&) const = default;
    };
    struct Row {
        std::string word, name, how;
        std::string title;   // of the block that it begins; empty = it begins none
        std::string belongs; // to the row of that word, and is open where something is told there
        Kind kind = Kind::number;
        int highest = 0;     // of a number, or the last choice
        int first = 0;       // the number of the first choice
        bool halves = false; // + adds a half
        bool yes_no = false;
        std::vector<Choice> choices;
        std::vector<Box> boxes; // a day each
        bool operator==(const Row&) const = default;
    };
    struct Day {
        std::string weekday, date;
        bool monday = false;
        std::string noted; // whether its night is, and how late it was entered
        bool operator==(const Day&) const = default;
    };
    struct Refused {
        std::string row, where, why; // where: "Mon, 9 Nov: Into bed"
        std::size_t day = 0;
        bool operator==(const Refused&) const = default;
    };
    std::string title;          // from when to when
    std::string earlier, later; // days on which a sheet may begin, as a wish names them
    std::vector<Day> days;
    std::vector<Row> rows;
    std::string state; // what waits for other boxes
    std::vector<Refused> refused;
    std::vector<std::string> said;
    std::string trouble;
    bool operator==(const SheetView&) const = default;
};

SheetView view_of(const SheetFacts&, const SheetTyping&); // pure

// Whether there is something to be typed.
bool open(const SheetView&, const SheetTyping&, const SheetView::Row&, std::size_t day);

// A key in the box in hand: digits, Enter, Left and Right, + as the day before, - for nothing. A
// box that is full goes on by itself. False: it means nothing there.
bool press(SheetTyping&, const SheetView&, Key);
void type(SheetTyping&, const SheetView&, const std::string& words); // in a box for words
// The hand goes to another box; what it held is told.
void go_to(SheetTyping&, const SheetView&, const std::string& row, std::size_t day);

Wish draw(Ui&, const SheetView&, SheetTyping&);

} // namespace screen
