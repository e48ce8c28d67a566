// What the signal of a session was worth, from what was stored of it.
#pragma once
#include "session/record.h"

#include <span>

namespace session {

// Counted over all blocks; figures of the signal from the times its zero was known. Usable when the
// signal is (measure/quality.h); whether any step was measured, the record knows.
measure::Quality quality(const Beginning&, std::span<const Block>);

} // namespace session
