#include "terminal/running_session.h"

#include <algorithm>
#include <utility>

namespace terminal {

using units::HostTime;

namespace {
constexpr units::Duration say_again_every = std::chrono::seconds{1};
}

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
    heed(changes.events);
    guide_the_person();
    keep(std::move(changes.blocks));
    look_for_refused();
    say(changes.marks);
    say(changes.pain);
    if (!said_again_ || now - *said_again_ > say_again_every) {
        said_again_ = now;
        say_again();
    }
    return std::move(changes.events);
}

void RunningSession::heed(const std::vector<session::Event>& events) {
    for (const session::Event& event : events)
        if (event.cue == guide::CueKind::lighter) lightened_ = event.step;
}

void RunningSession::guide_the_person() {
    if (!link_) return;
    const bool lighter = lightened_ == view().place.step;
    const Instruction now = instruction(view(), session_.beginning().routine, lighter);
    link_->ask(now.what, now.seconds_per_stroke);
    link_->press(now.force);
}

// --- what was told, until the disk takes it

void RunningSession::say(Said said) {
    auto kept = said().share();
    saying_.push_back({std::move(said), std::move(kept)});
}

template <class What> void RunningSession::say(const std::vector<What>& all) {
    for (const What& what : all)
        say([store = store_, id = id_, what] { return store->keep_soon(id, what); });
}

void RunningSession::tell(const care::Before& before) { say(std::vector{before}); }

void RunningSession::say_again() {
    std::vector<Saying> open;
    for (Saying& one : saying_) {
        if (one.kept.wait_for(std::chrono::seconds{0}) == std::future_status::ready) {
            const auto kept = one.kept.get();
            const bool lost = !kept && !store::may_pass(kept.error());
            refused_ = refused_ || lost;
            if (kept || lost) continue;
            one.kept = one.said().share();
        }
        open.push_back(std::move(one));
    }
    saying_ = std::move(open);
}

void RunningSession::keep(std::vector<session::Block> blocks) {
    for (session::Block& block : blocks)
        kept_.push_back(store_->append(id_, std::move(block)).share());
}

void RunningSession::look_for_refused() {
    for (; !kept_.empty() &&
           kept_.front().wait_for(std::chrono::seconds{0}) == std::future_status::ready;
         kept_.pop_front())
        refused_ = refused_ || !kept_.front().get();
}

session::Completion RunningSession::completion() const {
    return view().place.ended == guide::Ended::done ? session::Completion::done
                                                    : session::Completion::stopped;
}

void RunningSession::leave() {
    say_again();
    if (std::exchange(handed_over_, true)) return;
    session::Changes last = session_.finish();
    say(last.marks);
    say(last.pain);
    keep(std::move(last.blocks));
}

std::future<store::Result<void>> RunningSession::close() {
    leave();
    std::vector<std::shared_future<store::Result<void>>> told;
    for (const Saying& one : saying_) told.push_back(one.kept);
    return std::async(std::launch::deferred,
                      [store = store_, id = id_, told = std::move(told), blocks = kept_,
                       refused = refused_, how = completion()]() -> store::Result<void> {
                          for (const auto& kept : told)
                              if (const auto result = kept.get();
                                  !result && store::may_pass(result.error()))
                                  return result;
                          if (auto finished = store->finish_soon(id, how).get(); !finished)
                              return finished;
                          // All of them are settled by now.
                          const auto is_lost = [](const auto& kept) { return !kept.get(); };
                          if (refused || std::any_of(told.begin(), told.end(), is_lost) ||
                              std::any_of(blocks.begin(), blocks.end(), is_lost))
                              return tl::unexpected{store::StoreError::incomplete};
                          return {};
                      });
}

store::Result<session::Completion> RunningSession::finish() {
    return close().get().map([this] { return completion(); });
}

namespace {

// In the ramp what it asks for; after "lighter" the middle of the band, which is what was meant.
std::optional<units::Newtons> force_of(const session::View& view, bool lighter) {
    if (view.place.ramp) return view.place.ramp;
    if (!lighter || !view.force_band) return std::nullopt;
    return units::Newtons{(view.force_band->low + view.force_band->high) / 2.0};
}

} // namespace

Instruction instruction(const session::View& view, const routine::Routine& routine, bool lighter) {
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
                    pace, force_of(view, lighter)};
        if (exercise.activity == routine::Activity::hold)
            return {Asked::hold, 0.0, force_of(view, lighter)};
        return {Asked::nothing};
    case guide::Phase::switch_sides:
    case guide::Phase::rest: return {Asked::rest};
    }
    return {Asked::nothing};
}

} // namespace terminal
