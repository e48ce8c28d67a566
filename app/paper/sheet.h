// The fortnight sheet of the diary: what the morning page asks, on paper, with a box for a pen. A
// column is a day of the diary: its night in the morning, the rest in the evening.
#pragma once
#include "diary/dose.h"
#include "diary/item.h"
#include "paper/document.h"

#include <string>
#include <vector>

namespace paper {

constexpr int sheet_days = 14;

struct SheetFacts {
    units::Day from{};
    diary::Choice choice;           // what is asked beside the night
    std::vector<diary::Dose> usual; // of a day: each has a row of its own; at most four
    bool practice = false;          // of the practising person
};

struct SheetRow {
    std::string word;      // as it is typed in: "into-bed", "dose-1", "cramps", "cramps-side"
    std::string name, how; // how: what is written into its boxes
    bool belongs = false;  // to the row above
    bool operator==(const SheetRow&) const = default;
};
struct SheetBlock {
    std::string title;
    std::vector<SheetRow> rows;
    bool operator==(const SheetBlock&) const = default;
};
struct SheetDay {
    std::string weekday, date; // "Thu", "26 Nov"
    bool monday = false;
    bool operator==(const SheetDay&) const = default;
};
struct Sheet {
    std::string title;
    std::vector<SheetDay> days;
    std::vector<SheetBlock> blocks; // morning, evening
    std::string notes;
    bool operator==(const Sheet&) const = default;
};

Sheet sheet_of(const SheetFacts&); // pure, in the present language

struct Printed {
    std::string pdf;
    int pages = 1; // two where the boxes would be too low for a pen
};
tl::expected<Printed, PaperError> print(const Sheet&, Size);

} // namespace paper
