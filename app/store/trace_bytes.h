// A trace as sealed blobs: its pyramid, of which only the lowest bins are written, and its samples
// part by part. Exact; what no trace can have made is damage.
#pragma once
#include "history/pyramid.h"
#include "store/sealed.h"

namespace store {

Bytes encode(const history::Pyramid&);
Bytes encode(std::span<const history::Sample> part); // at most history::samples_a_part
tl::expected<history::Pyramid, DecodeError> decode_pyramid(std::span<const std::uint8_t>);
tl::expected<std::vector<history::Sample>, DecodeError> decode_part(std::span<const std::uint8_t>);

} // namespace store
