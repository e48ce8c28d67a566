#include "session/own_way.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace session {
namespace {

// How long ago the present stroke began.
double age_s(const measure::Live& live) {
    const double phase = std::clamp(*live.stroke_phase, 0.0, 1.0);
    const double share = live.pace.source == measure::PaceSource::force
                             ? phase                                            // of the time
                             : std::acos(1.0 - 2.0 * phase) / std::numbers::pi; // of the way
    return share * live.pace.seconds_per_stroke.value_or(0.0);
}

} // namespace

double beat_place(units::Duration done, double seconds_per_stroke) {
    return 0.5 - 0.5 * std::cos(units::seconds(done) / seconds_per_stroke * std::numbers::pi);
}

std::optional<double> OwnWay::look(const measure::Live& live, units::Duration done,
                                   std::optional<double> set_pace) {
    if (!live.stroke_phase) {
        rolling_ = false;
        return std::nullopt;
    }
    if (!rolling_) {
        const auto began = done - units::duration_of(age_s(live));
        outward_ = !set_pace || beat_place(began, *set_pace) < 0.5;
    } else if ((live.strokes - strokes_) % 2 == 1)
        outward_ = !outward_;
    rolling_ = true;
    strokes_ = live.strokes;
    return outward_ ? *live.stroke_phase : 1.0 - *live.stroke_phase;
}

} // namespace session
