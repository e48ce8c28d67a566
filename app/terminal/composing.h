// A routine from what feels tight, as the command line and the window ask for it.
#pragma once
#include "terminal/desk.h"

#include "routine/compose.h"

namespace CLI { // NOLINT(readability-identifier-naming)
class App;
}

namespace terminal {

std::string region_words(); // "calf, shin, ..": all of them

struct ComposeOptions {
    std::vector<routine::Tight> marks;
    int minutes = 10;
    routine::Allowed allowed; // what is not at hand, or not wanted today
};

// --tight, --minutes, --spare, --light, --without. `needed`: --tight must be there.
void add_composing_options(CLI::App&, ComposeOptions&, bool needed);

struct Composed : routine::Composed {
    std::string why_not; // what is left out of it; empty = nothing is
};

// Within what the person's answers (care/) and plans allow today; it is said where a plan makes it
// shorter.
tl::expected<Composed, Failure> compose(Desk&, const ComposeOptions&);

} // namespace terminal
