// What is fixed when a session begins, and its blocks, as sealed blobs. Exact: what comes back
// equals what went in, bit by bit (of guide::State what a record needs). A list of fields that
// misses one does not compile.
#pragma once
#include "session/record.h"
#include "store/sealed.h"

namespace store {

Bytes encode(const session::Beginning&);
Bytes encode(const session::Block&);
Bytes encode(const measure::Calibration&);

template <class T> using Decoded = tl::expected<T, DecodeError>;
Decoded<session::Beginning> decode_beginning(std::span<const std::uint8_t>);
Decoded<session::Block> decode_block(std::span<const std::uint8_t>);
Decoded<measure::Calibration> decode_calibration(std::span<const std::uint8_t>);

// Blocks without their samples and angles, each as its difference from the one before: what stands
// beside the packed series of a finished recording. Content, not sealed.
void put_frames(ByteWriter&, std::span<const session::Block>);
std::vector<session::Block> frames(ByteReader&);

} // namespace store
