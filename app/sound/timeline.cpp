#include "sound/timeline.h"

#include <algorithm>

namespace sound {

namespace {

constexpr units::Duration remembered = std::chrono::seconds{2};
// Further apart than any block or hesitation: one of the clocks stood still or jumped.
constexpr units::Duration jump = std::chrono::milliseconds{250};

} // namespace

void Timeline::look(units::SessionTime now, Frame rendered) {
    const units::Duration zero = now.time_since_epoch() - duration_of(rendered);
    if (!looks_.empty() && zero > zero_ + jump) looks_.clear();
    looks_.push_back({now, zero});
    while (looks_.front().now + remembered < now) looks_.pop_front();
    zero_ = std::min_element(looks_.begin(), looks_.end(), [](const Look& a, const Look& b) {
                return a.zero < b.zero;
            })->zero;
}

Frame Timeline::frame_at(units::SessionTime t) const {
    return frames_of(t.time_since_epoch() - zero_);
}

} // namespace sound
