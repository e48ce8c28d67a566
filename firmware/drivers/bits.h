// Bits of a register, set and cleared.
#pragma once
#include <stdint.h>

using Register = volatile uint8_t;

constexpr uint8_t bit(uint8_t number) { return static_cast<uint8_t>(1 << number); }
inline void set(Register& r, uint8_t bits) { r = static_cast<uint8_t>(r | bits); }
inline void clear(Register& r, uint8_t bits) { r = static_cast<uint8_t>(r & ~bits); }
