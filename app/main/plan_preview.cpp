#include "main/plan_preview.h"

#include "device/source.h"
#include "terminal/running_session.h"

#include <algorithm>

namespace app {

using namespace std::chrono_literals;
using What = screen::Wish::What;

namespace {

constexpr units::Duration one_step = 10ms, cue_shown = 4s;
constexpr units::Duration at_most = 200ms; // of the computer's time, made up for at once
constexpr int most_steps_to_meet = 2000;
constexpr units::Kilograms somebody{75.0};

} // namespace

PlanPreview::PlanPreview(const routine::Routine& routine,
                         const std::vector<routine::Exercise>& known, double speed,
                         units::WallTime started, units::HostTime now)
    : speed_{speed}, looked_{now}, time_{now}, figures_{std::make_unique<Figures>(routine.exercises,
                                                                                  known)} {
    terminal::Meeting meeting{device::open(device::Simulated{})};
    for (int i = 0; i < most_steps_to_meet && meeting.stage() != terminal::Meeting::Stage::ready;
         ++i) {
        time_ += one_step;
        meeting.advance(time_);
    }
    if (meeting.stage() != terminal::Meeting::Stage::ready) return;
    auto met = meeting.met();
    session::Beginning beginning;
    beginning.started = started;
    beginning.routine = routine;
    beginning.roller = session::RollerKind::sim;
    beginning.person.mass = somebody;
    terminal::introduce(beginning, met);
    link_ = std::move(met.link);
    session_.emplace(std::move(beginning), time_);
}

void PlanPreview::step() {
    time_ += one_step;
    const device::Intake intake = link_->take(time_);
    std::vector<session::Arrival> arrivals;
    for (const device::Chunk& chunk : intake.chunks)
        arrivals.push_back({chunk.arrived, chunk.bytes});
    const auto changes = session_->advance(arrivals, intake.state == device::LinkState::ready,
                                           intake.new_connection, time_);
    for (const session::Event& event : changes.events)
        if (event.kind == session::EventKind::cue && event.cue)
            cue_ = guide::Cue{event.at, *event.cue, event.step};
    const auto now = terminal::instruction(session_->view(), session_->beginning().routine);
    link_->ask(now.what, now.seconds_per_stroke);
    link_->press(now.force);
}

void PlanPreview::advance(units::HostTime now) {
    if (over()) return;
    const units::Duration since = std::clamp<units::Duration>(now - looked_, 0s, at_most);
    looked_ = now;
    const units::HostTime until =
        time_ + std::chrono::duration_cast<units::Duration>(speed_ * since);
    while (time_ < until && !session_->over()) step();
    if (cue_ && session_->view().now - cue_->at > cue_shown) cue_.reset();
}

void PlanPreview::act(const screen::Wish& wish) {
    if (!session_) return;
    switch (wish.what) {
    case What::pause: session_->pause(); break;
    case What::resume: session_->resume(); break;
    case What::skip: session_->skip(); break;
    case What::back: session_->back(); break;
    default: break;
    }
}

screen::SessionView PlanPreview::view(const screen::Looking& looking) const {
    if (!session_) return {};
    const session::Beginning& beginning = session_->beginning();
    screen::SessionHints hints{beginning.roller};
    if (beginning.hello) hints.build = beginning.hello->build.build;
    hints.cue = cue_;
    hints.looking = looking;
    const guide::Place& place = session_->view().place;
    if (!place.ended && place.step < beginning.routine.steps.size())
        hints.figure = figures_->of(screen::step_shown(place, beginning.routine));
    return screen::view_of(session_->view(), beginning.routine, hints);
}

} // namespace app
