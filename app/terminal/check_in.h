// The questions before a session, and what follows of them: the routine as it is right for today.
#pragma once
#include "care/check.h"
#include "terminal/desk.h"

namespace terminal {

// The next line that is typed; nothing when nobody is there or a stop was asked for.
std::optional<std::string> ask(Desk&, const std::string& question);

// Asks all of it; "<" goes back. What is left in the end nobody was there to answer.
care::Check typed(Desk&, care::Check);

// What was answered and waits for the disk to have room: it holds all the same.
struct Unkept {
    std::optional<care::Screening> screening;
    std::vector<care::Told> told, instead_of; // as for Store::keep
    std::optional<store::StoreError> why;     // it is not on disk
};
// In the place of what was told before, on disk or still waiting.
void tell(Unkept&, const std::vector<care::Told>&, const std::vector<care::Told>& before);
void keep(store::Store&, Unkept&); // what was written is gone from it
std::string asked_again();         // what was not, in the end

struct CheckIn {
    care::Before before;    // told by options; the rest is asked where somebody sits there
    bool may_ask = false;   // a terminal, not headless, no --json
    bool simulated = false; // touches nobody: only what is told now counts
};

struct Checked {
    care::Before before;
    care::Fitted fitted;
    std::vector<care::Mark> marks;
    bool newcomer = false; // nothing is known of an earlier week
    Unkept unkept;
    std::string unanswered; // to be told once all is there: the screening; or empty
};
// The failure says why nothing is left of the routine today; nobody waits for an answer that
// nobody can give.
tl::expected<Checked, Failure> check_in(Desk&, store::Store&, const routine::Routine&,
                                        const CheckIn&);

// Whether a session that was cut short may go on, by what was told since; the failure says why not.
tl::expected<void, Failure> still_right(Desk&, store::Store&, const care::History&,
                                        const store::Unfinished&);

// The statements of the screening, each with its number from 1 or its word.
enum class Named { by_number, by_word };
void say_statements(Desk&, Named);
// Asks which of them apply, and keeps the answers, again where the disk did not take them; false
// when nobody answered.
tl::expected<bool, Failure> screen(Desk&, store::Store&);

} // namespace terminal
