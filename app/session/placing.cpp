#include "session/placing.h"

#include <algorithm>

namespace session {

using units::SessionTime;

namespace {

// A fit is best some seconds after its samples (signal facts, section 2: 0.2 ms after 2 s); later
// ones would follow the clock's temperature away from them.
constexpr std::size_t blocks_of_hindsight = 10;

const measure::ClockFit& best_fit(std::span<const Block> blocks, std::size_t at) {
    std::size_t best = at;
    for (std::size_t i = at; i < blocks.size() && i <= at + blocks_of_hindsight; ++i)
        if (blocks[i].segment == blocks[at].segment) best = i;
    return blocks[best].clock;
}

} // namespace

SessionTime Placing::operator()(std::size_t i, const RawSample& sample) {
    return place(i, sample.ticks, latest_.at(sample.cell));
}

SessionTime Placing::operator()(std::size_t i, const RawAngle& angle) {
    return place(i, angle.ticks, latest_angle_);
}

SessionTime Placing::place(std::size_t i, std::uint64_t ticks, SessionTime& latest) {
    const SessionTime at{measure::host_time(best_fit(blocks_, i), ticks).time_since_epoch()};
    return latest = std::max(at, latest + units::Duration{1});
}

} // namespace session
