// What goes back to the practice: days and kinds are chosen, what goes out is read before it does,
// then it is sealed to a file or the mailbox, or written as a PDF for a practice without Rolltakt.
#pragma once
#include "screen/ui.h"
#include "screen/wish.h"
#include "units/local_time.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

struct ReplyFacts {
    struct From { // a practice that the plan came from
        unsigned version = 1;
        std::optional<units::Day> told_until;
        bool chosen = false;
    };
    std::string plan, author;
    std::vector<From> several; // to be chosen from; else empty
    bool sealed = false;       // the plan came from a practice: it can be sealed to it
    std::string mailbox;       // the folder; empty = none
    units::Day from{}, until{};
    bool measured = true, discomfort = true, pain = true, traces = true; // are told
    std::vector<std::string> lines; // what is in it and what is not
    bool letter = false;            // paper
    std::string said, trouble;
};

struct ReplyTyping {
    std::string from, until, file, paper;
};

struct ReplyView {
    struct From {
        std::string id, words;
        bool on = false;
        bool operator==(const From&) const = default;
    };
    std::vector<From> several;
    std::string to, days, mailbox, said, trouble;
    bool sealed = false, measured = true, discomfort = true, pain = true, traces = true;
    bool letter = false;
    std::vector<std::string> lines;
    bool operator==(const ReplyView&) const = default;
};
ReplyView view_of(const ReplyFacts&); // pure
Wish draw(Ui&, const ReplyView&, ReplyTyping&);

} // namespace screen
