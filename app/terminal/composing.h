// A routine from what feels tight, as the command line and the window ask for it.
#pragma once
#include "terminal/desk.h"

#include "routine/compose.h"

#include <span>

namespace CLI { // NOLINT(readability-identifier-naming)
class App;
}

namespace terminal {

// The first seven days from the first session that counts, and the time before it (evidence sheet
// 1.5, R7).
bool first_week(std::span<const store::SessionLine>, units::WallTime now);

struct ComposeOptions {
    std::vector<routine::Tight> marks;
    int minutes = 10;
    routine::Allowed allowed;
};

// --tight, --minutes, --spare, --light, --without. `needed`: --tight must be there.
void add_composing_options(CLI::App&, ComposeOptions&, bool needed);

tl::expected<routine::Composed, Failure> compose(Desk&, const ComposeOptions&);

} // namespace terminal
