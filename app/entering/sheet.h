// What was written into the boxes of the fortnight sheet, as entries of the diary. The same rules
// hold for whoever types it on the command line and in the window.
#pragma once
#include "paper/sheet.h"
#include "store/diary.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entering {

// What has to be read of the diary for a sheet from that day on.
struct SheetReads {
    units::Day first{}, last{};
};
SheetReads sheet_reads(units::Day from, units::Day today);

// What such a sheet asks. Its doses are those of the last day with any, of the week before the
// sheet; of one for later, of the week before tomorrow.
paper::SheetFacts sheet_facts(const store::Diary&, const diary::Choice&, units::Day from,
                              units::Day today);

// By the word of the row, a text for each day; "" or "-" where the box is empty.
using SheetCells = std::map<std::string, std::vector<std::string>, std::less<>>;
const std::string* written(const SheetCells&, std::string_view row, std::size_t day);

struct SheetFault { // of one box
    std::string code, row;
    std::size_t day = 0;
    std::string message;
    bool waits = false; // for a box further down, which may still be typed
};

// What boxes of one day tell of together: its night, a dose, an answer with what belongs to it.
struct Told {
    std::string what; // "night", "dose-1", "dose-mg", "cramps"
    std::size_t day = 0;
    store::DiaryEntry entry; // from the sheet, on top of what was there
    bool unchanged = false;  // it was there already, as this entry
};
std::string told_in(std::string_view row); // "night" of "quality", "cramps" of "cramps-side"
struct SheetTold {
    std::vector<Told> things;       // those without a fault
    std::vector<SheetFault> faults; // by day, then downwards; at most one of a thing's rules
};

// `before`: the diary as it was when the sheet was begun; what is empty leaves it as it is.
struct SheetBefore {
    const store::Diary* diary = nullptr;
    units::WallTime now{};
    std::string zone;
};
SheetTold told(const paper::SheetFacts&, const SheetCells&, const SheetBefore&);

// What may be written into a box in words: "left", "right", "both". Empty where it is no choice.
struct Choice {
    std::string word, name;
};
std::vector<Choice> choices(std::string_view row);

// Of each usual dose the one of that day that stands for it; nullptr = none was taken.
std::vector<const diary::Entry<diary::Dose>*>
usual_taken(const paper::SheetFacts&, std::span<const diary::Entry<diary::Dose>>, units::Day);

// What is in the diary, as it would be written into the boxes. Other doses than those with a row of
// their own are not.
SheetCells written_before(const paper::SheetFacts&, const store::Diary&);

// What has to be read of an answer that was kept: signs that belong into other hands.
struct Sign {
    std::string code; // of a red flag; empty = a notice
    std::string message;
};
std::vector<Sign> signs(const diary::Entry<diary::Observation>&, const store::Diary& with_it,
                        const std::string& country);

} // namespace entering
