#include "drivers/uptime.h"

#include "drivers/bits.h"
#include "roller/board.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

namespace {

volatile uint16_t overflows = 0;
volatile bool beat = false;

} // namespace

ISR(TIMER1_OVF_vect) { overflows = overflows + 1; }

ISR(TIMER1_COMPA_vect) {
    OCR1A = static_cast<uint16_t>(OCR1A + roller::ticks_per_beat);
    beat = true;
}

namespace uptime {

void begin() {
    TCCR1A = 0;
    TCCR1B =
        bit(ICNC1) | bit(CS11); // capture of falling edges, noise filter of 4 cycles; clock / 8
    OCR1A = roller::ticks_per_beat;
    TIFR1 = bit(TOV1) | bit(ICF1) | bit(OCF1A);
    TIMSK1 = bit(TOIE1) | bit(OCIE1A);
}

uint32_t widened_in_interrupt(uint16_t low) {
    uint16_t high = overflows;
    // An overflow that is not yet counted came before a stamp from the lower half.
    if ((TIFR1 & bit(TOV1)) != 0 && low < 0x8000) ++high;
    return static_cast<uint32_t>(high) << 16 | low;
}

uint32_t ticks_in_interrupt() { return widened_in_interrupt(TCNT1); }

uint32_t ticks() {
    uint32_t now = 0;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { now = ticks_in_interrupt(); }
    return now;
}

bool take_beat() {
    const bool was = beat;
    beat = false;
    return was;
}

bool beat_waits() { return beat; }

} // namespace uptime
