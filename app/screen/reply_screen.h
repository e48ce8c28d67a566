// What goes back to the practice: days and kinds are chosen, what goes out is read before it does,
// then it is sealed to a file or the mailbox, or written as a PDF for a practice without Rolltakt.
#pragma once
#include "screen/ui.h"
#include "screen/wish.h"
#include "units/local_time.h"

#include <string>
#include <vector>

namespace screen {

struct ReplyFacts {
    std::string plan, author;
    bool sealed = false; // the plan came from a practice: it can be sealed to it
    std::string mailbox; // the folder; empty = none
    units::Day from{}, until{};
    bool measured = true, discomfort = true, pain = true; // are told
    std::vector<std::string> lines;                       // what is in it and what is not
    std::string said, trouble;
};

struct ReplyTyping {
    std::string from, until, file, paper;
};

struct ReplyView {
    std::string to, days, mailbox, said, trouble;
    bool sealed = false, measured = true, discomfort = true, pain = true;
    std::vector<std::string> lines;
    bool operator==(const ReplyView&) const = default;
};
ReplyView view_of(const ReplyFacts&); // pure
Wish draw(Ui&, const ReplyView&, ReplyTyping&);

} // namespace screen
