#include "simulator/timer_flags.h"

#include <sim_interrupts.h>

namespace simulator {

namespace {

constexpr avr_io_addr_t timer1_flags = 0x36; // TIFR1 in the data space of the ATmega328P

void clear_flags(avr_t* avr, avr_io_addr_t flags, std::uint8_t ones, void*) {
    for (std::uint8_t i = 0; i < avr->interrupts.vector_count; ++i) {
        avr_int_vector_t* vector = avr->interrupts.vector[i];
        if (vector->raised.reg == flags && ((ones >> vector->raised.bit) & 1U) != 0)
            avr_clear_interrupt(avr, vector);
    }
}

} // namespace

void mend_timer_flags(avr_t* avr) {
    avr->io[AVR_DATA_TO_IO(timer1_flags)].w = {nullptr, clear_flags};
}

} // namespace simulator
