// Bits of a register, set and cleared; always in line, because some of them must follow each other
// within 4 cycles.
#pragma once
#include <stdint.h>

using Register = volatile uint8_t;

constexpr uint8_t bit(uint8_t number) { return static_cast<uint8_t>(1 << number); }
__attribute__((always_inline)) inline void set(Register& r, uint8_t bits) {
    r = static_cast<uint8_t>(r | bits);
}
__attribute__((always_inline)) inline void clear(Register& r, uint8_t bits) {
    r = static_cast<uint8_t>(r & ~bits);
}
