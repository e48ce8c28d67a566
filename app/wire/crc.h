// CRC-16/CCITT as firmware/protocol/frame.h defines it, eight bytes at a step: the sum is linear,
// so each byte's share is looked up by its distance from the end ("slicing", Kounavis and Berry
// 2005).
#pragma once
#include <cstdint>
#include <span>

namespace wire {

std::uint16_t crc_over(std::uint16_t start, std::span<const std::uint8_t> bytes);

// The start value for a frame of this type: the CRC of the text of its layout.
std::uint16_t crc_seed(std::uint8_t type);

} // namespace wire
