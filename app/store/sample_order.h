// In which order the samples of several cells arrived. It nearly follows from their times, so only
// what does not follow is written down: how many samples in a row came as expected, and then which
// cell came instead.
#pragma once
#include "store/bytes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace store {

struct Track { // the samples of one cell
    std::uint32_t cell = 0;
    std::span<const std::uint64_t> ticks;
};
using Tracks = std::vector<Track>;

// `cells` names the cell of each sample; the tracks hold all of them.
void put_order(ByteWriter&, std::span<const std::uint32_t> cells, const Tracks&);
// `count` cells; the reader fails when the tracks do not have so many.
std::vector<std::uint32_t> order_of(ByteReader&, std::size_t count, const Tracks&);

} // namespace store
