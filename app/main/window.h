// The window: waits for events, draws only what is new, stands still when nothing happens.
#pragma once
#include "terminal/run.h"

#include <cstdint>
#include <functional>

namespace screen {
class Stage;
}

namespace app {

struct WindowReport {         // kept while the window is open
    std::uint64_t frames = 0; // drawn
    bool in_session = false;
    // After each frame was handed to the screen: how many samples of the session it shows.
    std::function<void(std::uint64_t samples)> submitted = {};
    std::function<void(const screen::Stage&)> shown = {}; // what it shows
};

// Opens the window, or takes a picture when that is asked for. Returns the exit code.
int run_window(const terminal::WindowStart&, const terminal::Surroundings&,
               WindowReport* = nullptr);

} // namespace app
