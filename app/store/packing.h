// A finished recording as parts: part 0 the blocks without their samples, then one part per series.
// Exact: unpacked(packed(blocks)) equals blocks, bit by bit, also in the order of their samples.
#pragma once
#include "session/record.h"
#include "store/series.h"

#include <span>
#include <vector>

namespace store {

struct PackedSize { // bytes, by what they say
    SeriesSize samples, angles;
    std::size_t frames = 0; // blocks without samples, with the order of the samples
    std::size_t whole = 0;
};

// Nothing when a series is longer than longest_series.
std::optional<std::vector<Bytes>> packed(std::span<const session::Block>, PackedSize* = nullptr);
tl::expected<std::vector<session::Block>, DecodeError> unpacked(std::span<const Bytes> parts);

// Of parts that unpacked() refuses: the series that are whole, each sample in the block that its
// time falls into. Nothing without part 0.
struct Salvage {
    std::vector<session::Block> blocks;
    std::vector<std::uint32_t> damaged; // segments that lack samples or angles, rising
};
tl::expected<Salvage, DecodeError> salvaged(std::span<const Bytes> parts);

} // namespace store
