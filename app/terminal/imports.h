// import: exports of other programs into the diary. Files are read apart from the store, whole or
// not at all; then it is decided what becomes of each record, and what is new is kept in one short
// transaction. A preview says the same and keeps nothing.
#pragma once
#include "exchange/read.h"
#include "terminal/desk.h"
#include "terminal/document.h"
#include "terminal/here.h"
#include "terminal/typed.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace terminal::imports {

enum class Kind { sleep, intake, diary }; // nights and naps; doses and what else is taken; all

struct Asked {
    std::string kind;
    std::vector<std::string> files;
    bool preview = false;
    bool supplements = false;             // magnesium that no file tells from food is no food
    std::optional<std::string> zone;      // of home; the person's otherwise
    std::vector<std::string> stays;       // DAY=ZONE
    std::optional<std::string> magnesium; // elemental, or FORM: what "400 mg" means
};

// --- reading

// Files of Gadgetbridge's export are databases: one of them, and nothing beside it.
tl::expected<exchange::Read, Failure> read(Desk&, const Asked&, const Here&);

// --- what becomes of each record

enum class Fate {
    fresh,
    changed,   // its source told that night before, otherwise
    known,     // brought before, or in the diary just so
    corrected, // the person entered it here, or corrected what its source told: left alone
    other_kind // not asked for
};
struct Plan {
    std::vector<Fate> fates;                   // of each record
    std::vector<store::ImportedEntry> entries; // fresh and changed, in that order
    std::set<units::Day> told_by_others;       // dates of waking that another source tells too
    std::vector<std::string> rivals;           // their sources, as the ranking has them
};
// Without a store, of a person without a file, everything is fresh.
tl::expected<Plan, store::StoreError> plan(store::Store*, const exchange::Read&, Kind, const Here&);

// --- telling

struct Taken { // what stands in the answer beside the counts
    std::optional<std::string> id;
    bool preview = false;
};
void tell(Desk&, const Asked&, const exchange::Read&, const Plan&, const Taken&);

// --- the commands

Outcome bring(Desk&, const Asked&);
Outcome list(Desk&);
Outcome undo(Desk&, const std::string& id);
// Sources in the order in which they count; without words, what holds.
Outcome rank(Desk&, const std::vector<std::string>& sources, bool none);

} // namespace terminal::imports
