// Clearing a flag of a timer as the chip does it: writing a one clears that flag and no other.
// simavr 1.6 clears every flag that stands, so that an overflow of Timer1 that comes with a write
// to TIFR1 is never counted, and the firmware's clock falls back by 33 ms.
#pragma once
#include <sim_avr.h>

#include <cstdint>

namespace simulator {

void mend_timer_flags(avr_t*);

} // namespace simulator
