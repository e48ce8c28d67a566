#include "session/telling.h"

namespace session {

using guide::CueKind;

Tell Telling::hear(const Event& event, const guide::Place& place, const routine::Routine& r) {
    Tell tell;
    if (event.kind == EventKind::went_back) told_.reset();
    if (event.kind == EventKind::started && place.phase == guide::Phase::work)
        tell.step = event.step; // cut short there, and gone on with
    if (event.kind == EventKind::cue && event.cue) {
        tell.opening = *event.cue == CueKind::stop_rule;
        if (*event.cue == CueKind::get_ready) tell.step = event.step;
        if (*event.cue == CueKind::rest || *event.cue == CueKind::switch_sides)
            tell.step = event.step + 1;
    }
    if (tell.step && (*tell.step >= r.steps.size() || told_ == tell.step)) tell.step.reset();
    if (!tell.step) return tell;
    told_ = tell.step;
    tell.before = place.call.told;
    return tell;
}

} // namespace session
