// What the file hands out for charts of many sessions, as values.
#pragma once
#include "history/timeline.h"
#include "session/compare.h"

#include <array>
#include <string>
#include <vector>

namespace store {

// A finished session that is part of the history, usable, and measured by a roller.
struct HistorySession {
    session::Account account; // without its steps
    units::Duration duration{};
    // By history::Quantity; one without samples where nothing of it could be told.
    std::array<history::Strip, history::quantities> strips;
};
struct History {
    std::vector<HistorySession> sessions; // the first one begun first
    // Of the history as well, but not yet told what they are: Store::make_history does that.
    std::vector<std::string> missing;
};

} // namespace store
