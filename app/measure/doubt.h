// Whether a force can be a person's at all. One that pulls, that nobody could bear, or that jumps
// from moment to moment is that of a cell that hangs free.
#pragma once
#include "units/session_time.h"

#include <optional>

namespace measure {

class Doubt {
  public:
    // Newtons; times rise. Beyond a pause of 1 s a step tells nothing.
    void push(units::SessionTime, double force_n);
    // For 10 s after a force below -25 or above 3,000 N, and while one usually (over 2 s) lies more
    // than a fifth off the middle of its neighbours.
    bool at(units::SessionTime) const;

  private:
    struct Felt {
        units::SessionTime at{};
        double force_n = 0.0;
    };
    std::optional<Felt> before_, last_;
    std::optional<units::SessionTime> implausible_; // when it last was
    double jumps_ = 0.0; // usual distance from the middle of its neighbours / force
};

} // namespace measure
