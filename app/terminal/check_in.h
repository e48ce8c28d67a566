// The questions before a session, and what follows of them: the routine as it is right for today.
#pragma once
#include "care/check.h"
#include "terminal/desk.h"

namespace terminal {

// The next line that is typed; nothing when nobody is there or a stop was asked for.
std::optional<std::string> ask(Desk&, const std::string& question);

// Asks all of it; "<" goes back. What is left in the end nobody was there to answer.
care::Check typed(Desk&, care::Check);

struct CheckIn {
    care::Before before;    // told by options; the rest is asked where somebody sits there
    bool may_ask = false;   // a terminal, not headless, no --json
    bool simulated = false; // touches nobody: only what is told now counts
};

struct Checked {
    care::Before before;
    care::Fitted fitted;
    std::vector<care::Mark> marks;
    bool newcomer = false;   // nothing is known of an earlier week
    bool unanswered = false; // the screening, and nobody is there to be asked
};
// The failure says why nothing is left of the routine today; nobody waits for an answer that
// nobody can give.
tl::expected<Checked, Failure> check_in(Desk&, store::Store&, const routine::Routine&,
                                        const CheckIn&);

// Whether a session that was cut short may go on, by what was told since; the failure says why not.
tl::expected<void, Failure> still_right(Desk&, store::Store&, const store::Unfinished&);

// Asks the statements of the screening, and keeps the answers; false when nobody answered.
tl::expected<bool, Failure> screen(Desk&, store::Store&);

} // namespace terminal
