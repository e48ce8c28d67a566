#include "terminal/running_session.h"

#include <algorithm>
#include <utility>

namespace terminal {

using units::HostTime;

RunningSession::RunningSession(store::Store& store, std::unique_ptr<device::Link> link,
                               session::Session session, store::SessionId id)
    : store_{&store}, link_{std::move(link)}, session_{std::move(session)}, id_{std::move(id)} {}

store::Result<RunningSession> RunningSession::begin(store::Store& store,
                                                    std::unique_ptr<device::Link> link,
                                                    session::Beginning beginning, HostTime now) {
    auto id = store.begin(beginning);
    if (!id) return tl::unexpected{id.error()};
    return begun(store, std::move(*id), std::move(link), std::move(beginning), now);
}

RunningSession RunningSession::begun(store::Store& store, store::SessionId id,
                                     std::unique_ptr<device::Link> link,
                                     session::Beginning beginning, HostTime now) {
    return RunningSession{store, std::move(link), session::Session{std::move(beginning), now},
                          std::move(id)};
}

RunningSession RunningSession::go_on(store::Store& store, std::unique_ptr<device::Link> link,
                                     const store::Unfinished& left, HostTime now) {
    return RunningSession{store, std::move(link),
                          session::Session{left.beginning, now - left.at.time_since_epoch(),
                                           left.bookmark, left.at, left.next_block,
                                           left.next_segment, left.stopped},
                          left.id};
}

std::vector<session::Event> RunningSession::advance(HostTime now) {
    device::Intake intake;
    intake.state = device::LinkState::ready;
    if (link_) intake = link_->take(now);
    link_state_ = intake.state;

    std::vector<session::Arrival> arrivals;
    arrivals.reserve(intake.chunks.size());
    for (const device::Chunk& chunk : intake.chunks)
        arrivals.push_back({chunk.arrived, chunk.bytes});
    // A roller whose time is followed may be ahead of the last look at the clock.
    if (!intake.chunks.empty()) now = std::max(now, intake.chunks.back().arrived);
    session::Changes changes = session_.advance(arrivals, intake.state == device::LinkState::ready,
                                                intake.new_connection, now);
    if (link_) {
        const auto [what, seconds_per_stroke] = instruction(view(), session_.beginning().routine);
        link_->ask(what, seconds_per_stroke);
    }
    keep(std::move(changes.blocks));
    for (const care::Mark& mark : changes.marks) store_->keep_soon(id_, mark);
    for (const care::Pain& pain : changes.pain) store_->keep_soon(id_, pain);
    return std::move(changes.events);
}

void RunningSession::keep(std::vector<session::Block> blocks) {
    for (session::Block& block : blocks) store_->append(id_, std::move(block));
}

session::Completion RunningSession::completion() const {
    return view().place.ended == guide::Ended::done ? session::Completion::done
                                                    : session::Completion::stopped;
}

std::future<store::Result<void>> RunningSession::close() {
    session::Changes last = session_.finish();
    for (const care::Mark& mark : last.marks) store_->keep_soon(id_, mark);
    for (const care::Pain& pain : last.pain) store_->keep_soon(id_, pain);
    keep(std::move(last.blocks));
    return store_->finish_soon(id_, completion());
}

store::Result<session::Completion> RunningSession::finish() {
    return close().get().map([this] { return completion(); });
}

Instruction instruction(const session::View& view, const routine::Routine& routine) {
    using device::Asked;
    const guide::Place& place = view.place;
    if (place.ended || place.step >= routine.steps.size()) return {Asked::step_off};
    // Off the roller until its zero is known, and while it is looked at again.
    if (!view.tared || view.signal == session::Signal::lost) return {Asked::step_off};
    if (place.paused && *place.paused != guide::Pause::off_roller &&
        *place.paused != guide::Pause::countdown)
        return {Asked::rest};
    const routine::Step& step = routine.steps[place.step];
    const routine::Exercise& exercise = routine.exercises.at(step.exercise);
    const bool on_it = routine::loads_a_roller(exercise, step.variant);
    const double pace = step.seconds_per_stroke.value_or(exercise.seconds_per_stroke);
    switch (place.phase) {
    case guide::Phase::get_ready: return {on_it ? Asked::lie_ready : Asked::nothing};
    case guide::Phase::work:
        if (!on_it) return {Asked::nothing};
        if (exercise.activity == routine::Activity::roll)
            return {view.profile == guide::Profile::wanted ? Asked::profile_strokes : Asked::roll,
                    pace};
        if (exercise.activity == routine::Activity::hold) return {Asked::hold};
        return {Asked::nothing};
    case guide::Phase::switch_sides:
    case guide::Phase::rest: return {Asked::rest};
    }
    return {Asked::nothing};
}

} // namespace terminal
