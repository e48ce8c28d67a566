#include "session/course.h"

#include <algorithm>
#include <utility>

namespace session {

using units::SessionTime;

std::optional<std::size_t> working(const guide::State& state) {
    const guide::Playing* here = guide::present(state);
    if (here == nullptr || here->phase != guide::Phase::work) return std::nullopt;
    return here->step;
}

Course::Course(routine::Routine routine, guide::Person person, guide::State state)
    : routine_{std::move(routine)}, person_{person}, state_{std::move(state)} {
    if (const auto step = working()) note(state_.at, EventKind::work_began, *step);
}

void Course::tick(const guide::Feel& feel, SessionTime at) {
    if (at <= state_.at || over()) return;
    const guide::State before = state_;
    guide::Advance advance = guide::tick(routine_, state_, feel, person_, at);
    state_ = std::move(advance.state);
    state_.at = std::max(state_.at, at);

    const auto was = session::working(before);
    const auto is = working();
    if (was != is) {
        // The new phase knows how long it has lasted, the end is a cue: to the microsecond.
        const guide::Playing* here = guide::present(state_);
        const auto since =
            here == nullptr ? advance.cues.back().at : std::clamp(at - here->done, before.at, at);
        if (was) note(since, EventKind::work_ended, *was);
        if (is) note(since, EventKind::work_began, *is);
    }
    note(advance.cues);
    const auto* pause_before = std::get_if<guide::Paused>(&before.where);
    const auto* pause_now = std::get_if<guide::Paused>(&state_.where);
    if (pause_before == nullptr && pause_now != nullptr) note(at, EventKind::paused, step());
    if (pause_before != nullptr && pause_now == nullptr && !over())
        note(at, EventKind::resumed, step());
    if (over()) note(at, EventKind::finished, step());
}

void Course::become(guide::State next, std::optional<EventKind> why) {
    const auto was = working();
    const std::size_t left = step();
    const bool stood = paused().has_value();
    const SessionTime at = state_.at;
    state_ = std::move(next);
    state_.at = std::max(state_.at, at);
    const auto is = working();
    // Going back restarts the work even where the step stays the same.
    const bool anew = was != is || why == EventKind::went_back;
    if (was && anew) note(at, EventKind::work_ended, *was);
    if (why) note(at, *why, left);
    if (stood && !paused() && !over()) note(at, EventKind::resumed, step());
    if (is && anew) note(at, EventKind::work_began, *is);
    if (!over()) return;
    note(guide::tick(routine_, state_, {}, person_, at).cues);
    note(at, EventKind::finished, left);
}

void Course::pause() {
    // Whoever got off the roller, or lost it, may want more time than that pause gives.
    if (over() || paused() == guide::Pause::asked) return;
    const bool stood = paused().has_value();
    become(guide::pause(state_, state_.at),
           stood ? std::nullopt : std::optional{EventKind::paused});
}
void Course::interrupt() {
    if (!over()) become(guide::pause(state_, state_.at), EventKind::interrupted);
}
void Course::resume() {
    if (!paused()) return;
    become(guide::resume(state_, state_.at), std::nullopt); // or paused until the countdown is over
}
void Course::go_on() {
    if (over()) return;
    if (paused()) return resume();
    auto next = guide::go_on(routine_, state_, state_.at);
    const bool pauses = std::holds_alternative<guide::Paused>(next.where);
    become(std::move(next), pauses ? std::optional{EventKind::paused} : std::nullopt);
}
void Course::skip() {
    if (over()) return;
    // The step before a rest was done; only the rest is left.
    const bool between = guide::between(guide::present(state_)->phase);
    become(guide::skip(routine_, state_, state_.at),
           between ? std::nullopt : std::optional{EventKind::skipped});
}
void Course::back() {
    if (!over()) become(guide::back(routine_, state_, state_.at), EventKind::went_back);
}
void Course::stop() {
    if (!over()) become(guide::stop(state_, state_.at), std::nullopt);
}
void Course::roller_lost() {
    if (!over()) become(guide::roller_lost(state_, state_.at), EventKind::roller_lost);
}
void Course::roller_back() {
    if (!over()) become(guide::roller_back(state_, state_.at), EventKind::roller_back);
}

std::vector<guide::Cue> Course::foreseen(SessionTime until) const {
    if (over()) return {};
    return guide::foreseen(routine_, state_, person_, until);
}

void Course::stop_exercise() {
    if (over()) return;
    const bool stood = paused().has_value();
    auto next = guide::stop_exercise(routine_, state_, state_.at);
    const bool more = !std::holds_alternative<guide::Finished>(next.where);
    if (more) next = guide::pause(next, next.at);
    become(std::move(next), EventKind::stopped_by_pain);
    if (more && !stood) note(state_.at, EventKind::paused, step());
}
void Course::longer() {
    if (!over()) become(guide::longer(routine_, state_, state_.at), std::nullopt);
}
bool Course::other_side() {
    const auto was = working();
    if (was) become(guide::other_side(routine_, state_, state_.at), std::nullopt);
    return was != working();
}
void Course::lighten() {
    if (!over()) become(guide::lighten(state_, state_.at), std::nullopt);
}
void Course::five_of_ten() {
    if (!over()) become(guide::feels_like_five(routine_, state_, state_.at), std::nullopt);
}

std::vector<care::Mark> Course::found() {
    std::vector<care::Mark> anew{state_.found.begin() + static_cast<std::ptrdiff_t>(marks_told_),
                                 state_.found.end()};
    marks_told_ = state_.found.size();
    for (const care::Mark& mark : anew) care::replace(person_.marks, mark);
    return anew;
}

std::optional<std::size_t> Course::working() const { return session::working(state_); }

std::optional<guide::Pause> Course::paused() const {
    const auto* paused = std::get_if<guide::Paused>(&state_.where);
    if (paused == nullptr) return std::nullopt;
    return paused->why;
}

bool Course::over() const { return std::holds_alternative<guide::Finished>(state_.where); }

std::size_t Course::step() const {
    const guide::Playing* here = guide::present(state_);
    return here == nullptr ? routine_.steps.size() : here->step;
}

void Course::note(SessionTime at, EventKind kind, std::size_t step) {
    told_.push_back({.at = at, .kind = kind, .step = step});
}

void Course::note(const std::vector<guide::Cue>& cues) {
    for (const guide::Cue& cue : cues) {
        note(cue.at, EventKind::cue, cue.step);
        told_.back().cue = cue.kind;
    }
}

std::vector<Event> Course::told() { return std::exchange(told_, {}); }

} // namespace session
