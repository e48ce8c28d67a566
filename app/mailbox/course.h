// What the events say of each client, the same on every desk. Where two desks said different things
// at once, both stay and are marked: nobody but a person decides between them.
#pragma once
#include "mailbox/event.h"

namespace mailbox {

template <class Told> struct Entry {
    Told told;
    Key key; // of whoever told it first
    units::WallTime at{};
    bool conflict = false;
    bool operator==(const Entry&) const = default;
};

struct Course {
    ClientId client;
    bool closed = false;                // then the rest is empty
    std::vector<Entry<PlanSent>> plans; // by plan, version; conflict: one version, two contents
    std::vector<Entry<ReplyArrived>>
        replies;                    // by plan, counter; conflict: one counter, two contents
    std::vector<Entry<Note>> notes; // that stand; conflict: two that replace the same one
    std::set<Digest> seen;          // replies
    bool operator==(const Course&) const = default;
};

std::vector<Course> courses(const Events&); // by client

} // namespace mailbox
