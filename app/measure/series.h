// What the chain remembers of every moment: 24 bytes, 8 MB for an hour at 93 per second.
#pragma once
#include "units/session_time.h"

#include <limits>
#include <vector>

namespace measure {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

struct Instant {
    units::SessionTime at{};
    float force = 0.0F;     // newtons
    float path = unknown;   // metres along the bed or on the skin
    float smooth = unknown; // force freed of spikes; known 0.45 s later, and only in contact
};

using Series = std::vector<Instant>;

} // namespace measure
