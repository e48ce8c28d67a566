// What articles say: a list by topic, each with its verdict; one claim at a time is open and tells
// what is known, and where it is from.
#pragma once
#include "claims/library.h"
#include "screen/ui.h"
#include "screen/wish.h"

#include <optional>
#include <string>
#include <vector>

namespace screen {

struct ClaimsAt {                       // where somebody is in it
    std::optional<claims::Topic> topic; // none: the first there is
    std::string open;                   // id of a claim; empty = none
};

struct ClaimsView {
    struct Topic {
        std::string id, name;
        bool on = false;
        bool operator==(const Topic&) const = default;
    };
    struct Line {
        std::string id, says;
        Shape shape = Shape::none; // verdict
        Colour colour;
        std::string verdict;
        bool open = false;
        std::string known, label; // of an open one
        std::vector<std::string> sources;
        bool operator==(const Line&) const = default;
    };
    std::vector<Topic> topics; // with something in them
    std::vector<Line> lines;   // of the topic that is on
    std::string notice;        // something is wrong with the files; else empty
    bool operator==(const ClaimsView&) const = default;
};

struct Sign { // of a verdict
    Shape shape = Shape::none;
    Colour colour;
};
Sign sign(claims::Verdict);

ClaimsView view_of(const claims::Library&, const ClaimsAt&); // pure
Wish draw(Ui&, const ClaimsView&);

} // namespace screen
