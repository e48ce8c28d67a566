// The roller's firmware: the board's logic (roller/) on the ATmega328P's registers (drivers/). One
// loop serves whatever happened and sleeps until the next event, at most one beat (3.7 ms).
#include "drivers/angle_sensor.h"
#include "drivers/bits.h"
#include "drivers/converters.h"
#include "drivers/memory.h"
#include "drivers/serial_line.h"
#include "drivers/uptime.h"
#include "roller/board.h"

#include <avr/interrupt.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

namespace {

uint8_t cause_of_reset __attribute__((section(".noinit")));

struct Atmega328p {
    static constexpr uint8_t kind_of_board = 1;
    static constexpr uint8_t ticks_to_line = 240; // 125 to 170 us in the simulated board

    uint32_t now() { return uptime::ticks(); }
    bool take_ready(uint8_t cell, roller::ReadyEdge& edge) {
        return converters::take_ready(cell, edge);
    }
    roller::Reading read(uint8_t cell, uint8_t pulses) { return converters::read(cell, pulses); }
    void power_cycle(uint8_t cell) { converters::power_cycle(cell); }
    bool take_angle(roller::AngleReading& reading) { return angle_sensor::take(reading); }
    bool take_byte(uint8_t& byte) { return serial_line::take(byte); }
    bool send(const uint8_t* bytes, uint8_t count) { return serial_line::send(bytes, count); }
    bool line_idle() { return serial_line::idle(); }
    uint8_t reset_cause() { return cause_of_reset; }
    uint8_t read_stored(uint16_t at) { return memory::read(at); }
    void write_stored(uint16_t at, uint8_t byte) { memory::write(at, byte); }
    bool storage_idle() { return memory::idle(); }
};

Atmega328p hardware;
roller::Board<Atmega328p> board;

void sleep_until_event() {
    cli();
    if (!converters::ready_waits() && !serial_line::input_waits() &&
        !angle_sensor::reading_waits() && !uptime::beat_waits()) {
        sleep_enable();
        sei(); // takes effect after the next instruction: no event is slept through
        sleep_cpu();
        sleep_disable();
    }
    sei();
}

} // namespace

// Before main: a watchdog reset leaves the watchdog running at its shortest time. The bootloader
// clears MCUSR and hands it over in r2 (optiboot).
extern "C" void keep_cause_of_reset() __attribute__((naked, used, section(".init3")));
void keep_cause_of_reset() {
    asm volatile("sts %0, r2" : : "i"(&cause_of_reset));
    if (MCUSR != 0) cause_of_reset = MCUSR;
    MCUSR = 0;
    wdt_disable();
}

int main() {
    uptime::begin();
    serial_line::begin();
    converters::begin();
    angle_sensor::begin();
    SMCR = 0; // sleep = idle: timer, serial line and bus go on
    sei();
    board.begin(hardware);
    wdt_enable(WDTO_500MS);
    for (;;) {
        wdt_reset();
        if (uptime::take_beat()) angle_sensor::beat();
        board.poll();
        sleep_until_event();
    }
}
