// Stands in for the session room until its rebuild is there: duration and usable only.
#include "session/session.h"

namespace session {

Record rebuild(const Beginning& beginning, std::span<const Block> blocks, Completion completion) {
    Record record;
    record.started = beginning.started;
    record.routine = beginning.routine.id;
    record.completion = completion;
    record.quality.usable = !blocks.empty();
    if (!blocks.empty()) record.duration = blocks.back().end.time_since_epoch();
    return record;
}

} // namespace session
