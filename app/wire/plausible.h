// What a sound frame of the board can look like, beyond its CRC: 16 bits of CRC let 1.5 of 10^5
// damaged frames pass; right size and possible values for their type catch part of those.
#pragma once
#include "wire/frame_reader.h"

#include <optional>

namespace wire {

enum class DecodeError;

bool from_host(std::uint8_t type); // a command; from the board it can only be our own echo

// What is wrong with it; nothing = sound. A type nobody knows is never wrong.
std::optional<DecodeError> flaw(const Frame&);

} // namespace wire
