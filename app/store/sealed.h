// Every blob in the file is sealed: what it is, the version of its layout, the content, a CRC-32
// over all of it. So a damaged, truncated or misplaced blob is recognised before anything is read
// from it.
//
//   kind  version  content[..]  crc-32 (lowest byte first)
#pragma once
#include "store/bytes.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <span>

namespace store {

// On disk: never renumber.
enum class BlobKind : std::uint8_t {
    beginning = 1,
    block = 2,
    calibration = 3,
    frames = 4,
    series = 5,
    diary_value = 6,
    diary_settings = 7,
    question = 8,
    plan = 9,
    pyramid = 10,
    trace_part = 11,
    plan_recording = 12
};

enum class DecodeError { damaged, newer };

std::uint32_t crc32(std::span<const std::uint8_t>); // IEEE 802.3, reflected, as in zip

Bytes sealed(BlobKind, std::uint8_t version, std::span<const std::uint8_t> content);

struct Content {
    std::uint8_t version = 0;
    std::span<const std::uint8_t> bytes; // into the blob
};
// `newest` is the highest version the caller can read.
tl::expected<Content, DecodeError> unsealed(BlobKind, std::uint8_t newest,
                                            std::span<const std::uint8_t> blob);

} // namespace store
