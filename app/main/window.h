// The window: waits for events, draws only what is new, stands still when nothing happens.
#pragma once
#include "terminal/run.h"

#include <cstdint>

namespace app {

struct WindowReport {         // kept while the window is open
    std::uint64_t frames = 0; // drawn
    bool in_session = false;
};

// Opens the window, or takes a picture when that is asked for. Returns the exit code.
int run_window(const terminal::WindowStart&, const terminal::Surroundings&,
               WindowReport* = nullptr);

} // namespace app
