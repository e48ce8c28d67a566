// The page of a plan that somebody follows: what it holds, what is new of it, and a sealed plan as
// it arrives: its passphrase, and a look at it before it is taken.
#pragma once
#include "plan/changes.h"
#include "plan/due.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

struct HomePlanTyping {
    std::string file, passphrase, paper; // a sealed plan; its passphrase; a PDF to be written
    std::string mailbox;                 // a folder
};

struct HomePlanFacts {
    struct One { // in use
        const plan::Plan* plan = nullptr;
        plan::Due due;
        std::vector<std::string> news;
        std::vector<int> versions;         // that were taken, the first one first
        routine::Recording recording = {}; // of its author
    };
    std::vector<One> plans;
    std::size_t at = 0;               // which of them
    std::vector<std::string> damaged; // why others cannot be read
    bool asks_end = false;
    bool letter = false; // paper
    std::string mailbox; // the folder; empty = none is named
    std::string said, trouble;
};

struct HomePlanView {
    struct Tab {
        std::string id, title;
        bool on = false;
        bool operator==(const Tab&) const = default;
    };
    struct Routine {
        std::string id, title, facts;
        bool today = false;
        std::vector<std::string> lines; // how it grows, how far that has come
        bool operator==(const Routine&) const = default;
    };
    std::string id, title, made_by, how_long, standing, said, versions; // empty id: none in use
    std::string recorded;  // of the author, to be heard; empty = nothing
    std::vector<Tab> tabs; // several
    std::vector<std::string> news, stop, damaged;
    std::vector<Routine> routines;
    bool asks_end = false, letter = false;
    std::string mailbox, told, trouble;
    bool operator==(const HomePlanView&) const = default;
};
HomePlanView view_of(const HomePlanFacts&); // pure
Wish draw(Ui&, const HomePlanView&, HomePlanTyping&);

struct ArrivingFacts { // a sealed plan
    std::string file;
    const plan::Plan* plan = nullptr; // once it is open
    std::vector<std::string> news;    // against the version that holds
    bool known = false;               // it was taken already
    std::string trouble;
    routine::Recording recording = {}; // of its author
};
struct ArrivingView {
    std::string file, title, made_by, how_long, said, recorded, trouble;
    bool opened = false, known = false;
    std::vector<std::string> routines, news, stop;
    bool operator==(const ArrivingView&) const = default;
};
ArrivingView view_of(const ArrivingFacts&); // pure
Wish draw(Ui&, const ArrivingView&, HomePlanTyping&);

} // namespace screen
