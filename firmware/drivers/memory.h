// The chip's EEPROM, byte by byte.
#pragma once
#include "drivers/bits.h"

#include <avr/io.h>
#include <util/atomic.h>

namespace memory {

inline bool idle() { return (EECR & bit(EEPE)) == 0; }

inline uint8_t read(uint16_t at) { // when idle
    EEAR = at;
    set(EECR, bit(EERE));
    return EEDR;
}

inline void write(uint16_t at, uint8_t byte) { // when idle; takes 3.4 ms by itself
    EEAR = at;
    EEDR = byte;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        set(EECR, bit(EEMPE));
        set(EECR, bit(EEPE));
    }
}

} // namespace memory
