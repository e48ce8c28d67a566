// Waiting for a line, for whoever also has something to look at that is no descriptor: the events
// of a window.
#pragma once
#include "units/session_time.h"

namespace device {

// Returns as soon as bytes wait at the descriptor or the line is gone, but not before `quiet` is
// over; at the latest after `at_most`, or when a signal comes.
void wait_for_line(int descriptor, units::Duration quiet, units::Duration at_most);

} // namespace device
