// The time a windowless session runs on: the host's clock, made to run X times faster. A roller at
// a port brings its own time, so the host's clock is stretched with it; simulated and replayed ones
// advance in steps of 10 ms, as fast as the clock allows, and their results never depend on it.
#pragma once
#include "terminal/run.h"

namespace terminal {

class Timing {
  public:
    Timing(const Surroundings&, bool real, double speed);

    units::HostTime now() const { return now_; }
    // Waits for the next step, or for bytes at the descriptor. True: the computer slept or stood
    // still meanwhile, so that what lies between is no time of the session.
    bool next(int descriptor);

  private:
    bool next_real(int descriptor);
    void next_virtual();

    const Surroundings& around_;
    bool real_;
    double speed_;
    units::HostTime began_, now_, looked_;
};

} // namespace terminal
