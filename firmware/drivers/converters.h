// The pins of up to four HX711: when their data lines fell, and clocking bits out of them.
#pragma once
#include "roller/board.h"

namespace converters {

void begin();

// The data line fell since the last call and is low now.
bool take_ready(uint8_t cell, roller::ReadyEdge&);
bool ready_waits(); // for any of them; interrupts off

// About 100 us. Interrupts are off only while the clock is high.
roller::Reading read(uint8_t cell, uint8_t pulses);

void power_cycle(uint8_t cell); // 100 us

} // namespace converters
