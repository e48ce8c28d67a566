#include "session/attempts.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace session {

using units::SessionTime;

namespace {

class Reader {
  public:
    explicit Reader(SessionTime first) : first_{first}, written_{first} {}

    void read(const Block& block) {
        for (const Event& event : block.events) read(event);
        written_ = block.end;
    }

    History end() {
        if (working_) {
            work().end = written_;
            worked().cut = true;
        }
        resume(written_);
        return std::move(history_);
    }

  private:
    void read(const Event& event) {
        switch (event.kind) {
        case EventKind::work_began:
            if (working_) work().end = written_;
            begin_work(event.step, event.at);
            break;
        case EventKind::work_ended:
            if (!working_) begin_work(event.step, first_); // before what is left of it
            work().end = event.at;
            working_ = false;
            break;
        case EventKind::skipped: last(event).skipped = true; break;
        case EventKind::stopped_by_pain: stop(last(event), event.at); break;
        case EventKind::went_back:
            if (worked_until(event.at)) worked().gone_back = true;
            anew_ = true;
            break;
        case EventKind::finished:
            if (worked_until(event.at)) worked().cut = true;
            break;
        case EventKind::cue:
            if (event.cue == guide::CueKind::step_ended_off_roller)
                last(event).ended_off_roller = true;
            break;
        case EventKind::paused:
        case EventKind::interrupted:
        case EventKind::roller_lost:
            if (!paused_) paused_ = event.at;
            break;
        case EventKind::started: // a kill cut short what was open
            if (std::exchange(working_, false)) work().end = written_;
            resume(written_);
            break;
        case EventKind::resumed: resume(event.at); break;
        default: break;
        }
    }

    void begin_work(std::size_t step, SessionTime at) {
        working_ = true;
        anew_ = false;
        attempt_ = history_.attempts.size();
        history_.attempts.push_back({.step = step, .work = {at, at}});
    }
    Attempt& worked() { return history_.attempts.at(attempt_); }
    Span& work() { return worked().work; }
    bool worked_until(SessionTime at) {
        return !history_.attempts.empty() && !working_ && work().end == at;
    }
    void resume(SessionTime at) {
        if (paused_) history_.pauses.push_back({*paused_, at});
        paused_.reset();
    }
    // Told in the rest after a set, the set was done.
    static void stop(Attempt& attempt, SessionTime at) {
        attempt.stopped_by_pain = true;
        if (attempt.work.end == at) attempt.skipped = true;
    }
    // The attempt an event speaks of; a step left before its work began, or began again, has an
    // empty one.
    Attempt& last(const Event& event) {
        auto& attempts = history_.attempts;
        if (anew_ || attempts.empty() || attempts.back().step != event.step)
            attempts.push_back({.step = event.step, .work = {event.at, event.at}});
        anew_ = false;
        return attempts.back();
    }

    SessionTime first_, written_; // up to the end of the block before
    History history_;
    bool working_ = false;
    bool anew_ = false;       // went back, and no work began since
    std::size_t attempt_ = 0; // at work, or the last that was
    std::optional<SessionTime> paused_;
};

} // namespace

History history(std::span<const Block> blocks) {
    if (blocks.empty()) return {};
    Reader reader{blocks.front().start};
    for (const Block& block : blocks) reader.read(block);
    return reader.end();
}

} // namespace session
