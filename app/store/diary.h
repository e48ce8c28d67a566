// What the diary is made of on disk: every revision of every entry, the imports they came with, and
// what the person chose.
#pragma once
#include "diary/course.h"
#include "diary/entry.h"
#include "diary/intake.h"
#include "diary/nap.h"
#include "diary/observation.h"
#include "diary/plan.h"
#include "diary/reminders.h"
#include "insight/question.h"

#include <string>
#include <variant>
#include <vector>

namespace store {

// In this order on disk; new ones go to the end.
using DiaryEntry =
    std::variant<diary::Entry<diary::Dose>, diary::Entry<diary::Night>, diary::Entry<diary::Nap>,
                 diary::Entry<diary::Intake>, diary::Entry<diary::Observation>,
                 diary::Entry<diary::LabNote>, diary::Entry<diary::GlobalAnswer>>;

// A revision whose value can no longer be read.
struct LostEntry {
    std::string id;
    int revision = 0;
    std::string kind; // "night"
    units::Day day{};
    bool operator==(const LostEntry&) const = default;
};

// All revisions of the entries that have, or had, to do with some days; those of one entry in their
// order. What holds now: diary::current. Of an entry whose last revision is lost nothing is here
// but that: an older one does not hold.
struct Diary {
    std::vector<diary::Entry<diary::Dose>> doses;
    std::vector<diary::Entry<diary::Night>> nights;
    std::vector<diary::Entry<diary::Nap>> naps;
    std::vector<diary::Entry<diary::Intake>> intakes;
    std::vector<diary::Entry<diary::Observation>> observations;
    std::vector<diary::Entry<diary::LabNote>> laboratory;
    std::vector<diary::Entry<diary::GlobalAnswer>> answers;
    std::vector<LostEntry> lost;
};

struct Import {
    std::string id;
    units::WallTime made{};
    std::string kind;   // "sleep"
    std::string source; // the program it came from, "fitbit"
    std::string file;   // its name, without folders
    std::size_t entries = 0;
    bool undone = false;
};

struct ImportedEntry {
    DiaryEntry entry; // with an empty id: a new one
    std::string row;  // what tells this row of its source from all others; never empty
};

struct ImportCount {
    std::string id;
    std::size_t fresh = 0, duplicate = 0; // a row that some import brought before
};

struct DiarySettings {
    diary::Plan plan; // without steps: none
    diary::Choice choice;
    std::vector<diary::Caution> cautions;
    std::vector<std::string> ranking; // of sources, for nights that several tell of; the first wins
    diary::Reminders reminders;
};

struct AskedQuestion {
    int number = 0; // 1, 2, 3 ..; 0 = not kept yet
    units::WallTime at{};
    bool dropped = false;
    std::optional<insight::Question> question; // nothing = it can no longer be read
    bool operator==(const AskedQuestion&) const = default;
};

} // namespace store
