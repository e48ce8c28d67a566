// The AS5600 on the two-wire bus, read by interrupts: 100 times a second while it answers, tried
// once a second while it does not.
#pragma once
#include "roller/board.h"

namespace angle_sensor {

void begin();
void beat(); // every 10 ms
bool take(roller::AngleReading&);
bool reading_waits();

} // namespace angle_sensor
