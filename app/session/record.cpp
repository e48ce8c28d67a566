#include "session/record.h"

#include <algorithm>

namespace session {

std::optional<double> covered_percent(const StepRecord& step, std::optional<units::Metres> height) {
    if (!step.reach || !height || step.stroke_share_of_height <= 0.0) return std::nullopt;
    return std::min(100.0,
                    100.0 * step.reach->value / (step.stroke_share_of_height * height->value));
}

} // namespace session
