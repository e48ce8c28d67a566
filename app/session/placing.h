// When stored samples were taken: by the clock fits of hindsight.
#pragma once
#include "session/record.h"

#include <span>

namespace session {

// Times of samples and angles of block number `i` of these blocks, asked for in their order; the
// times of each cell rise, also where the fit of the next block lies a little earlier.
class Placing {
  public:
    explicit Placing(std::span<const Block> blocks) : blocks_{blocks} {}
    units::SessionTime operator()(std::size_t i, const RawSample&);
    units::SessionTime operator()(std::size_t i, const RawAngle&);

  private:
    units::SessionTime place(std::size_t i, std::uint64_t ticks, units::SessionTime& latest);

    std::span<const Block> blocks_;
    std::array<units::SessionTime, protocol::most_cells> latest_{};
    units::SessionTime latest_angle_{};
};

} // namespace session
