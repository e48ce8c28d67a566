// The board clock: Timer1 at 2 MHz (16 MHz / 8), made 32 bits wide by its overflow.
#pragma once
#include <stdint.h>

namespace uptime {

void begin();
uint32_t ticks();
uint32_t ticks_in_interrupt();               // the same, with interrupts off already
uint32_t widened_in_interrupt(uint16_t low); // a Timer1 stamp taken less than 16 ms ago

// Every roller::ticks_per_beat; wakes the sleeping board. True once per beat.
bool take_beat();
bool beat_waits();

} // namespace uptime
