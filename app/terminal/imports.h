// import: exports of other programs into the diary. Files are read apart from the store, whole or
// not at all; then it is decided what becomes of each record, and what is new is kept in one short
// transaction. A preview says the same and keeps nothing.
#pragma once
#include "exchange/read.h"
#include "importing/plan.h"
#include "importing/read.h"
#include "importing/summary.h"
#include "importing/take.h"
#include "terminal/desk.h"
#include "terminal/document.h"
#include "terminal/here.h"
#include "terminal/typed.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace terminal::imports {

struct Asked {
    std::string kind;
    std::vector<std::string> files;
    bool preview = false;
    bool supplements = false;             // magnesium that no file tells from food is no food
    std::optional<std::string> zone;      // of home; the person's otherwise
    std::vector<std::string> stays;       // DAY=ZONE
    std::optional<std::string> magnesium; // elemental, or FORM: what "400 mg" means
};

tl::expected<exchange::Options, Failure> options(Desk&, const Asked&, const Here&);

// --- telling

struct Taken { // what stands in the answer beside the counts
    std::optional<std::string> id;
    bool preview = false;
};
void tell(Desk&, const Asked&, const exchange::Read&, const importing::Plan&, const Taken&);

// --- the commands

Outcome bring(Desk&, const Asked&);
Outcome list(Desk&);
Outcome undo(Desk&, const std::string& id);
// Sources in the order in which they count; without words, what holds.
Outcome rank(Desk&, const std::vector<std::string>& sources, bool none);

} // namespace terminal::imports
