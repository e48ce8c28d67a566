#include "drivers/converters.h"

#include "drivers/bits.h"
#include "drivers/uptime.h"
#include "pins.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>
#include <util/delay.h>

namespace {

constexpr uint8_t cells = protocol::most_cells;

Register& input(pins::Pin pin) { return pin.port == 'B' ? PINB : pin.port == 'C' ? PINC : PIND; }
Register& output(pins::Pin pin) {
    return pin.port == 'B' ? PORTB : pin.port == 'C' ? PORTC : PORTD;
}
Register& direction(pins::Pin pin) {
    return pin.port == 'B' ? DDRB : pin.port == 'C' ? DDRC : DDRD;
}
constexpr uint8_t mask(pins::Pin pin) { return bit(pin.bit); }

bool data_high(uint8_t cell) { return (input(pins::data[cell]) & mask(pins::data[cell])) != 0; }

// All data lines but cell 0's are on port D, so that one pin-change interrupt serves them.
constexpr uint8_t port_d_lines = mask(pins::data[1]) | mask(pins::data[2]) | mask(pins::data[3]);
static_assert(pins::data[0].port == 'B' && pins::data[0].bit == 0, "input capture is on PB0");
static_assert(pins::data[1].port == 'D' && pins::data[2].port == 'D' && pins::data[3].port == 'D',
              "pin change of port D");

struct Edge {
    volatile uint32_t ticks;
    volatile uint8_t count; // since the last report
};
Edge edges[cells];
volatile uint8_t port_d_before = 0xFF;

void stamp(Edge& edge, uint32_t ticks) {
    edge.ticks = ticks;
    if (edge.count < 255) edge.count = static_cast<uint8_t>(edge.count + 1);
}

// Its own data bits are no edges.
void stop_watching(uint8_t cell) {
    if (cell == 0)
        clear(TIMSK1, bit(ICIE1));
    else
        clear(PCMSK2, mask(pins::data[cell]));
}

void watch(uint8_t cell) {
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        edges[cell].count = 0;
        if (cell == 0) {
            TIFR1 = bit(ICF1);
            set(TIMSK1, bit(ICIE1));
        } else {
            const uint8_t line = mask(pins::data[cell]);
            port_d_before = static_cast<uint8_t>((port_d_before & ~line) | (PIND & line));
            set(PCMSK2, line);
        }
    }
}

// One pulse; how long it was high, in ticks. Read twice in the low half that follows, the data line
// must be the same.
uint8_t pulse(Register& clock, uint8_t clock_mask) {
    uint8_t from = 0;
    uint8_t to = 0;
    ATOMIC_BLOCK(ATOMIC_FORCEON) {
        from = TCNT1L;
        set(clock, clock_mask);
        clear(clock, clock_mask);
        to = TCNT1L;
    }
    return static_cast<uint8_t>(to - from);
}

} // namespace

ISR(TIMER1_CAPT_vect) {
    const uint16_t at = ICR1;
    if (!data_high(0)) stamp(edges[0], uptime::widened_in_interrupt(at));
}

ISR(PCINT2_vect) {
    const uint32_t now = uptime::ticks_in_interrupt();
    const uint8_t level = PIND;
    const uint8_t fallen = port_d_before & static_cast<uint8_t>(~level) & PCMSK2;
    port_d_before = level;
    for (uint8_t cell = 1; cell < cells; ++cell)
        if ((fallen & mask(pins::data[cell])) != 0) stamp(edges[cell], now);
}

namespace converters {

void begin() {
    for (uint8_t i = 0; i < cells; ++i) {
        set(direction(pins::clock[i]), mask(pins::clock[i]));
        set(output(pins::data[i]), mask(pins::data[i])); // pull-up: an open line is never ready
        watch(i);
    }
    PCICR = bit(PCIE2);
}

bool take_ready(uint8_t cell, roller::ReadyEdge& edge) {
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        edge.ticks = edges[cell].ticks;
        edge.edges = edges[cell].count;
        edges[cell].count = 0;
    }
    return edge.edges != 0 && !data_high(cell);
}

bool ready_waits() {
    return (edges[0].count | edges[1].count | edges[2].count | edges[3].count) != 0;
}

roller::Reading read(uint8_t cell, uint8_t pulses) {
    Register& clock = output(pins::clock[cell]);
    const uint8_t clock_mask = mask(pins::clock[cell]);
    Register& data = input(pins::data[cell]);
    const uint8_t data_mask = mask(pins::data[cell]);

    stop_watching(cell);
    uint32_t bits = 0;
    uint8_t longest = 0;
    uint8_t unlike = 0;
    bool ended_high = true;
    for (uint8_t i = 0; i < pulses; ++i) {
        const uint8_t high = pulse(clock, clock_mask);
        if (high > longest) longest = high;
        const uint8_t first = data;
        if (i < 24) bits <<= 1;
        const uint8_t second = data;
        unlike |= static_cast<uint8_t>(first ^ second);
        const bool one = (second & data_mask) != 0;
        if (i < 24)
            bits |= one ? 1 : 0;
        else if (!one)
            ended_high = false;
    }
    watch(cell);

    roller::Reading reading;
    reading.counts = static_cast<int32_t>((bits & 0x800000UL) != 0 ? bits | 0xFF000000UL : bits);
    reading.ended_high = ended_high;
    reading.steady = (unlike & data_mask) == 0;
    reading.longest_high = longest;
    reading.ended = uptime::ticks();
    return reading;
}

void power_cycle(uint8_t cell) {
    stop_watching(cell);
    set(output(pins::clock[cell]), mask(pins::clock[cell]));
    _delay_us(100);
    clear(output(pins::clock[cell]), mask(pins::clock[cell]));
    watch(cell);
}

} // namespace converters
