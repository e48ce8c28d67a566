#include "drivers/angle_sensor.h"

#include "drivers/bits.h"
#include "drivers/uptime.h"
#include "pins.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/twi.h>

namespace {

constexpr uint8_t address = 0x36 << 1;
constexpr uint8_t status_register = 0x0B; // RAW ANGLE follows: high byte, low byte
constexpr uint8_t wanted = 3;
constexpr uint8_t beats_per_reading = 3, beats_per_try = 255;

volatile bool busy = false, done = false;
bool addressed = false; // the register's number went out
uint8_t bytes[wanted];
volatile uint8_t received = 0;
uint32_t started = 0;
bool answered = false;
uint8_t beats = beats_per_try - 1; // the first try at once

constexpr uint8_t go_on = bit(TWINT) | bit(TWEN) | bit(TWIE);

void finish(bool good) {
    TWCR = bit(TWINT) | bit(TWEN) | bit(TWSTO);
    answered = good;
    busy = false;
    done = true;
}

void send(uint8_t byte) {
    TWDR = byte;
    TWCR = go_on;
}

} // namespace

ISR(TWI_vect) {
    switch (TW_STATUS) {
    case TW_START: send(address | TW_WRITE); break;
    case TW_MT_SLA_ACK:
    case TW_MT_DATA_ACK: // told apart by what was sent: simavr says this after the address, too
        if (!addressed) {
            addressed = true;
            send(status_register);
        } else {
            TWCR = go_on | bit(TWSTA);
        }
        break;
    case TW_REP_START: send(address | TW_READ); break;
    case TW_MR_SLA_ACK:
        started = uptime::ticks_in_interrupt();
        TWCR = go_on | bit(TWEA);
        break;
    case TW_MR_DATA_ACK:
    case TW_MR_DATA_NACK: {
        const uint8_t at = received;
        bytes[at] = TWDR;
        received = static_cast<uint8_t>(at + 1);
        if (at + 1 == wanted)
            finish(true);
        else
            TWCR = at + 2 == wanted ? go_on : go_on | bit(TWEA);
        break;
    }
    default: finish(false); break;
    }
}

namespace angle_sensor {

void begin() {
    set(PORTC, bit(pins::sda.bit) | bit(pins::scl.bit)); // pull-ups
    TWBR = (F_CPU / 100000 - 16) / 2;
}

void beat() {
    if (busy) { // the bus hangs
        TWCR = 0;
        busy = answered = false;
        done = true;
        return;
    }
    ++beats;
    if (beats < (answered ? beats_per_reading : beats_per_try)) return;
    beats = 0;
    received = 0;
    addressed = false;
    busy = true;
    TWCR = go_on | bit(TWSTA);
}

bool take(roller::AngleReading& reading) {
    if (!done) return false;
    done = false;
    reading.answered = answered;
    reading.ticks = answered ? started : uptime::ticks();
    reading.status = answered ? bytes[0] : 0;
    reading.raw = answered ? static_cast<uint16_t>((bytes[1] & 0x0F) << 8 | bytes[2]) : 0;
    return true;
}

bool reading_waits() { return done; }

} // namespace angle_sensor
