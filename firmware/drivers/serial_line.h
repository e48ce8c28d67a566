// The serial line to the computer: 250000 baud, 8N1, by interrupts on both sides.
#pragma once
#include <stdint.h>

namespace serial_line {

void begin();
bool send(const uint8_t* bytes, uint8_t count); // all of them, or none when there is no room
bool idle(); // whatever is sent now leaves at once, but for one byte
bool take(uint8_t& byte);
bool input_waits(); // interrupts off

} // namespace serial_line
