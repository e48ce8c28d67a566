// All sessions, the last one first: look at one, or delete it (asked once more).
#pragma once
#include "screen/ui.h"
#include "screen/wish.h"
#include "store/store.h"

#include <span>
#include <string>
#include <vector>

namespace screen {

struct SessionsView {
    struct Line {
        std::string id, title, when, lasted, state, roller;
        std::string note;   // its beginning, after the tags
        bool asked = false; // "Delete?" is open here
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> lines;
    std::size_t more = 0; // older ones, not shown
    bool operator==(const SessionsView&) const = default;
};

SessionsView view_of(std::span<const store::SessionLine>, std::span<const routine::Routine>,
                     const std::string& asked_id, std::size_t most); // pure
Wish draw(Ui&, const SessionsView&);

} // namespace screen
