// A sheet while somebody types it: each box is kept as soon as what it tells of is whole, and typed
// once more it corrects what was kept of it, not what else is in the diary.
#pragma once
#include "entering/sheet.h"

#include <utility>

namespace entering {

struct Sitting {
    paper::SheetFacts facts;
    store::Diary before; // as it was when the sheet was opened
    // By day and what is told: the entry as it was written last.
    std::map<std::pair<std::size_t, std::string>, store::DiaryEntry> kept = {};
};
Sitting sitting(paper::SheetFacts, store::Diary);

struct SheetChange {
    std::size_t day = 0;
    std::string what;
    store::DiaryEntry entry; // without a value: it is taken back
};
// What is to be written so that the diary says what stands in the boxes. An emptied box brings back
// what was there before it was typed; one that cannot be kept changes nothing.
std::vector<SheetChange> changes(const Sitting&, const SheetCells&, units::WallTime now,
                                 const std::string& zone);
// It was written, under these ids.
void take(Sitting&, const std::vector<SheetChange>&, const std::vector<std::string>& ids);

// Of what is typed that which is not kept so far: it waits for another box, or is refused.
SheetCells still_open(const SheetCells&, const SheetTold&);

} // namespace entering
