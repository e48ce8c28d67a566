// A plan on its way from the desk to a client.
#pragma once
#include "plan/plan_file.h"
#include "terminal/exchange.h"
#include "terminal/mail.h"
#include "terminal/plan_recording.h"

namespace terminal::sealed {

struct To {
    review::Client client;
    bool fresh = false; // not in the list yet
};
struct Sent {
    Json answer;
    std::optional<Failure> trouble; // afterwards: the other desks do not know of it yet
};
// Sealed, kept with the client, put out, told to the other desks; said, and what the answer is.
// Once it is out it counts as sent.
tl::expected<Sent, Failure> send_plan(Desk&, Office&, const To&, const plan::Plan&,
                                      const std::string& text, const Recording&, const Way&);

struct ToSeal {
    std::string name, text;            // what errors call it; of a plan
    std::optional<std::string> client; // by id or label; nothing: whom the plan names
    Way way;
    Recording recording = {};      // that goes along
    std::string recorded_for = {}; // id of the client; empty: whomever it goes to
};
// To whom it is, in the list already or new, with the keys made where there are none. The same from
// the command line and in the window.
tl::expected<Json, Failure> seal_plan(Desk&, const ToSeal&);

} // namespace terminal::sealed
