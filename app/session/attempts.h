// Which steps were worked at, and when: read from the events of a session.
#pragma once
#include "session/record.h"

#include <span>
#include <vector>

namespace session {

struct Span {
    units::SessionTime start{}, end{};
    bool contains(units::SessionTime t) const { return t >= start && t < end; }
};

// One go at one step. Going back makes a second attempt; both are part of what happened.
struct Attempt {
    std::size_t step = 0;
    Span work;
    bool skipped = false, ended_off_roller = false, stopped_by_pain = false;
    bool gone_back = false; // from its work
    bool cut = false;       // the session, or what is left of it, ended in its work
};

struct History {
    std::vector<Attempt> attempts; // in order of time
    std::vector<Span> pauses;
};

// A session cut short (killed, or trimmed) lacks the first or the last event of a step; the ends of
// the blocks stand in for them.
History history(std::span<const Block>);

} // namespace session
