// What really happened, as JSON for tests: strokes, holds, contact, phases, the force on the roller
// over time, faults and power-ons. Seconds since the beginning; `boots` tells when each power-on
// was, from which board ticks count.
#pragma once
#include "simulator/stage.h"

#include <string>

namespace simulator {

std::string truth_text(const Stage&);
// Whole or not at all (written beside it and renamed). False if it cannot be written.
bool write_truth(const Stage&, const std::string& path);

} // namespace simulator
