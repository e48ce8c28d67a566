// What a maker says about a roller, judged: a record that cannot be true makes every number wrong.
#pragma once
#include "protocol/messages.h"

#include <optional>

namespace measure {

enum class BuildFlaw {
    cells,     // bed 4, cradle 2 or 4, single 1
    too_far,   // a cell more than 600 mm from the middle
    too_close, // two cells less than 20 mm apart
    one_side,  // bed: none at least 30 mm to the left, right, front or rear; cradle: left or right
    radius,    // of the sleeve: 20 to 150 mm; a cradle has one
    capacity,  // 10 to 500 kg each
};

// Nothing = it may be so. Cells beyond `cells` do not matter.
std::optional<BuildFlaw> flaw(const protocol::BuildRecord&);

} // namespace measure
