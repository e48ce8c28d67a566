// One roller as it might have been built: geometry after firmware/README.md, cells that differ as
// cells do, and the records its maker stored. The same seed gives the same roller.
#pragma once
#include "chips/load_cell.h"
#include "protocol/messages.h"

#include <array>
#include <cstdint>

namespace chips {

struct SampleRoller {
    protocol::BuildRecord build;
    protocol::CalibrationRecord calibration; // within 0.2 % of the cells' true slopes
    std::array<LoadCell, protocol::most_cells> cell;
    std::array<double, protocol::most_cells> oscillator{}; // of each converter, a few percent apart
};

SampleRoller sample_roller(protocol::Build, std::uint64_t seed);

} // namespace chips
