// Files of other programs brought into the diary: dropped onto the window or named, looked at
// before anything is kept, and taken back later.
#pragma once
#include "importing/ranking.h"
#include "importing/read.h"
#include "importing/summary.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace screen {

struct ImportFacts {
    std::vector<std::string> files;            // that are read or shown
    std::optional<std::uint64_t> reading = {}; // bytes so far
    // What would come; all or none.
    const exchange::Read* read = nullptr;
    const importing::Plan* plan = nullptr;
    const importing::Summary* summary = nullptr;    // of these
    std::optional<diary::Component> magnesium = {}; // was said of amounts that a file leaves open
    bool supplements = false;                       // was said of magnesium that may be from food
    std::vector<exchange::Stay> stays = {};         // where the person was elsewhere, as was said
    std::string stay_refused = {};                  // why the last one is none
    std::vector<store::Import> earlier = {};        // the latest first
    std::vector<importing::SourceOfNights> sources = {}; // of nights; the first counts
    std::string said = {};                               // of what was done last
    std::string trouble = {};                            // why it could not be
};

struct ImportTyping {
    std::string path;
    std::string stay_day, stay_zone;
    bool forms = false; // they are open, to choose one
};

struct ImportView {
    struct File {
        std::string name, source;
        std::vector<std::string> told;
        std::string refused; // how many rows; empty = none
        std::vector<std::string> rows;
        std::string more; // rows that are not shown
        bool operator==(const File&) const = default;
    };
    struct Earlier {
        std::string id, title, facts;
        bool undone = false;
        bool operator==(const Earlier&) const = default;
    };
    std::string reading; // empty = nothing is read
    std::vector<File> files;
    std::vector<std::string> notes;   // of all together
    std::vector<std::string> columns; // used, left out
    bool brings = false;              // something new
    bool may_be_elemental = false;    // amounts of which nothing tells what they are
    std::string said_magnesium;       // what they count as, it was said
    struct Form {
        std::string id, name;
        bool operator==(const Form&) const = default;
    };
    std::vector<Form> forms; // of a compound that they may be
    bool may_be_supplements = false, said_supplements = false;
    struct Stay {
        std::string id, text;
        bool operator==(const Stay&) const = default;
    };
    bool asks_stays = false; // where the person was decides on some of it
    std::vector<Stay> stays;
    std::string stay_refused;
    std::vector<Earlier> earlier;
    std::string more; // earlier ones that are not shown
    struct Source {
        std::string id; // of its way up; empty = it is the first
        std::string title, facts;
        bool operator==(const Source&) const = default;
    };
    std::vector<Source> sources; // of nights, where there are several
    std::string said, trouble;
    bool operator==(const ImportView&) const = default;
};

ImportView view_of(const ImportFacts&); // pure
Wish draw(Ui&, const ImportView&, ImportTyping&);

} // namespace screen
