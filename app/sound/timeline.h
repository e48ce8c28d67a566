// Session time and the loudspeaker's frames: two clocks that run almost alike. The loudspeaker
// takes its samples in blocks, so at a look the count is up to one block old; the earliest of the
// last looks is the truest.
#pragma once
#include "sound/samples.h"

#include <deque>

namespace sound {

class Timeline {
  public:
    void look(units::SessionTime now, Frame rendered);
    Frame frame_at(units::SessionTime) const;

  private:
    struct Look {
        units::SessionTime now{};
        units::Duration zero{}; // session time of frame 0, by this look: true or too late
    };
    std::deque<Look> looks_;
    units::Duration zero_{};
};

} // namespace sound
