// The window: waits for events, draws only what is new, stands still when nothing happens.
#pragma once
#include "terminal/run.h"

#include <cstdint>

namespace app {

struct WindowReport {
    std::uint64_t frames = 0; // drawn
};

// Opens the window, or takes a picture when that is asked for. Returns the exit code.
int run_window(const terminal::WindowStart&, const terminal::Surroundings&,
               WindowReport* = nullptr);

} // namespace app
