// One series of a finished recording: the samples of one cell, or the angles, of one segment. Three
// columns, each coded by itself: counters as runs, times as their distance from a line through the
// counters, values. The two long columns go through FLAC, which adapts its prediction; where that
// does not pay or fit, as differences.
#pragma once
#include "store/sealed.h"

#include <cstdint>
#include <vector>

namespace store {

constexpr std::uint32_t angle_channel = 256;                 // cells have 0..255
constexpr std::size_t longest_series = std::size_t{1} << 24; // numbers: 50 h at 92.8/s

struct Series {
    std::uint32_t segment = 0, channel = 0;
    std::vector<std::uint32_t> counters;
    std::vector<std::uint64_t> ticks;
    std::vector<std::int32_t> values;
    std::vector<std::uint8_t> remarks; // of angles: the magnet; cells have none
};

struct SeriesSize { // bytes on disk, by column
    std::size_t counters = 0, ticks = 0, values = 0, remarks = 0;
};

Bytes encode(const Series&, SeriesSize* = nullptr); // a sealed blob; at most longest_series numbers
tl::expected<Series, DecodeError> decode_series(std::span<const std::uint8_t>);

} // namespace store
