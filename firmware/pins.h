// Which pin of the ATmega328P is what. Read by the drivers and by the simulated board.
//
//   Uno / Nano   chip        what
//   D0, D1       PD0, PD1    serial line to the computer
//   D8           PB0, ICP1   cell 0 data (stamped by Timer1's input capture)
//   D4, D5, D6   PD4..PD6    cells 1, 2, 3 data (stamped by pin change, PCINT20..22)
//   A0 .. A3     PC0..PC3    cells 0, 1, 2, 3 clock
//   A4, A5       PC4, PC5    AS5600 SDA, SCL
//
// No output shares a port with a data line: simavr lets an input with pull-up jump high at every write
// to its port.
#pragma once
#include <stdint.h>

namespace pins {

struct Pin {
    char port;
    uint8_t bit;
};

constexpr Pin data[4] = {{'B', 0}, {'D', 4}, {'D', 5}, {'D', 6}};
constexpr Pin clock[4] = {{'C', 0}, {'C', 1}, {'C', 2}, {'C', 3}};
constexpr Pin sda = {'C', 4}, scl = {'C', 5};

} // namespace pins
