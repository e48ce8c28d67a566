// A session of a client step by step: force and pace over the time of each, with the bands that
// held, as far as they were sent.
#pragma once
#include "screen/client_screen.h"
#include "screen/trace.h"

namespace screen {

struct ClientTraceFacts {
    ClientFacts client;
    const review::Session* session = nullptr;
    const review::SessionTraces* told = nullptr; // null: none were sent
    std::size_t step = 0;                        // of the session, from 0
};

struct ClientTraceView {
    std::string title, place, step, facts; // "4 Nov 2026  Legs", "Step 2 of 10", "Calf, left"
    std::vector<Trace> traces;
    std::vector<std::string> legend; // of these
    std::string missing;             // why there are none
    std::string said, trouble;
    bool earlier = false, later = false;
    bool operator==(const ClientTraceView&) const = default;
};

ClientTraceView view_of(const ClientTraceFacts&); // pure
Wish draw(Ui&, const ClientTraceView&);

} // namespace screen
