#include "session/record.h"

#include <algorithm>

namespace session {

std::optional<units::Metres> set_range(const StepRecord& step,
                                       std::optional<units::Metres> height) {
    if (!height || step.stroke_share_of_height <= 0.0) return std::nullopt;
    return units::Metres{step.stroke_share_of_height * height->value};
}

std::optional<double> covered_percent(const StepRecord& step, std::optional<units::Metres> height) {
    const auto range = set_range(step, height);
    if (!step.reach || !range) return std::nullopt;
    return std::min(100.0, 100.0 * step.reach->value / range->value);
}

bool pace_estimated(const StepRecord& step) {
    const auto by_force = [](const measure::Pace& p) {
        return p.source == measure::PaceSource::force;
    };
    std::size_t estimated = 0;
    auto within = step.pace.begin(); // both are in order of time
    for (const measure::Stroke& stroke : step.strokes) {
        within = std::find_if(within, step.pace.end(),
                              [&](const auto& p) { return p.at >= stroke.start; });
        if (within != step.pace.end() && by_force(*within)) ++estimated;
    }
    return 2 * estimated > step.strokes.size();
}

bool ended_early(const Record& record) {
    const auto left = [](const StepRecord& s) {
        return (s.skipped && !s.stopped_by_pain) || s.ended_off_roller;
    };
    return record.completion == Completion::stopped ||
           std::any_of(record.steps.begin(), record.steps.end(), left);
}

} // namespace session
