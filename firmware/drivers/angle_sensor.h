// The AS5600 on the two-wire bus, read by interrupts: 91 times a second while it answers, tried
// about once a second while it does not.
#pragma once
#include "roller/board.h"

namespace angle_sensor {

void begin();
void beat(); // once a beat of the board
bool take(roller::AngleReading&);
bool reading_waits();

} // namespace angle_sensor
