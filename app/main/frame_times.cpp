#include "main/frame_times.h"

#include <algorithm>

namespace app {
namespace {

using namespace std::chrono_literals;
using units::Duration, units::HostTime;

constexpr Duration moving_every = 33ms;
// Between two frames or two looks at the line. A screen of 60 Hz shows one every 16.7 ms, and a
// wait may end 1 ms late: none of its beats is to be missed.
constexpr Duration shortest = 14ms;

Duration left(Duration of, Duration passed) { return std::max(of - passed, Duration{}); }

} // namespace

// The first frame has none before it.
FrameTimes::FrameTimes(HostTime now, bool paced)
    : paced_{paced}, looked_{now}, drawn_{now - shortest} {}

// Who paints without graphics hardware leaves at least half of the time to others. One frame that
// took long by chance does not count.
Duration FrameTimes::between() const {
    if (paced_) return shortest;
    return std::max(shortest, 2 * std::min(drawing_[0], drawing_[1]));
}

void FrameTimes::want(int frames) { wanted_ = std::max(wanted_, frames); }

bool FrameTimes::due(HostTime now) const { return wanted_ > 0 && now - drawn_ >= between(); }

void FrameTimes::drawn(HostTime begun, HostTime done) {
    drawn_ = begun;
    drawing_ = {done - begun, drawing_[0]};
    wanted_ = std::max(wanted_ - 1, 0);
}

FrameTimes::Wait FrameTimes::wait(HostTime now, bool shown, Moving moving,
                                  Duration patience) const {
    const Duration frame = left(between(), now - drawn_);
    const Duration look = moving == Moving::nothing ? patience : left(moving_every, now - looked_);
    if (wanted_ > 0 && shown) return {std::min(frame, look), {}};
    if (moving != Moving::line) return {look, {}};
    return {look, std::max(shown ? frame : Duration{}, left(shortest, now - looked_))};
}

} // namespace app
