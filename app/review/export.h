// Everything that is kept of one client, as one text that programs read.
#pragma once
#include "review/mail.h"

namespace review {

// JSON: the plans as they were sent, every reply that can be read whole with its traces, the notes
// that stand and when replies were seen. Keys are not in it.
struct Everything {
    std::string text;
    int unreadable = 0;        // replies that are not in it
    int unreadable_traces = 0; // of replies that are
};
Everything everything_of(const Clients&, const Client&, const mailbox::Events&);

} // namespace review
