#include "session/record.h"

#include <algorithm>

namespace session {

std::optional<double> covered_percent(const StepRecord& step, std::optional<units::Metres> height) {
    if (!step.reach || !height || step.stroke_share_of_height <= 0.0) return std::nullopt;
    return std::min(100.0,
                    100.0 * step.reach->value / (step.stroke_share_of_height * height->value));
}

bool pace_estimated(const StepRecord& step) {
    int estimated = 0, measured = 0;
    for (const measure::Pace& pace : step.pace)
        if (pace.seconds_per_stroke)
            ++(pace.source == measure::PaceSource::force ? estimated : measured);
    return estimated > measured;
}

bool ended_early(const Record& record) {
    const auto left = [](const StepRecord& s) {
        return (s.skipped && !s.stopped_by_pain) || s.ended_off_roller;
    };
    return record.completion == Completion::stopped ||
           std::any_of(record.steps.begin(), record.steps.end(), left);
}

} // namespace session
