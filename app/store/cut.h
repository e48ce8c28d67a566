// Blocks cut to a span of session time.
#pragma once
#include "session/record.h"

#include <vector>

namespace store {

// What of the blocks lies in [from, to): samples by their own times, events, gaps. Work, or a
// pause, that was going on at an edge begins or ends there, so that the record can still be
// rebuilt. Times and block numbers stay as they were. Faults counted in a block that is cut through
// stay counted.
std::vector<session::Block> cut(std::vector<session::Block>, units::SessionTime from,
                                units::SessionTime to);

} // namespace store
