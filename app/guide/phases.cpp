#include "guide/phases.h"

#include <algorithm>

namespace guide {
namespace {

CueKind cue_of(Phase phase) {
    switch (phase) {
    case Phase::get_ready: return CueKind::get_ready;
    case Phase::work: return CueKind::go;
    case Phase::switch_sides: return CueKind::switch_sides;
    case Phase::rest: return CueKind::rest;
    }
    return CueKind::go;
}

} // namespace

units::Duration lasts(const routine::Step& step, Phase phase) {
    switch (phase) {
    case Phase::get_ready: return step.get_ready;
    case Phase::work: return step.work;
    case Phase::switch_sides:
    case Phase::rest: return step.rest;
    }
    return {};
}

const Playing* present(const State& s) {
    if (const auto* playing = std::get_if<Playing>(&s.where)) return playing;
    if (const auto* paused = std::get_if<Paused>(&s.where)) return &paused->from;
    return nullptr;
}

void say(State& s, CueKind kind, std::size_t step, units::SessionTime at) {
    s.due.push_back({at, kind, step});
}

void enter(State& s, std::size_t step, Phase phase, units::SessionTime at) {
    s.where = Playing{step, phase, {}, {}};
    s.at = at;
    s.said_waiting = false;
    s.said_profile = Profile::none;
    begin_work(s.coaching);
    s.ramp = {};
    say(s, cue_of(phase), step, at);
}

void end(State& s, Ended how, units::SessionTime at) {
    const Playing* from = present(s);
    if (from == nullptr) return;
    if (how == Ended::done) say(s, CueKind::done, from->step, at);
    s.where = Finished{how, *from};
    s.at = at;
}

bool stopped(const routine::Routine& r, const State& s, std::size_t step) {
    return std::find(s.stopped.begin(), s.stopped.end(), r.steps.at(step).exercise) !=
           s.stopped.end();
}

std::size_t next_step(const routine::Routine& r, const State& s, std::size_t step) {
    do ++step;
    while (step < r.steps.size() && stopped(r, s, step));
    return step;
}

void after_work(const routine::Routine& r, State& s, std::size_t step, units::SessionTime at) {
    s.lifted = false; // somebody still lying there has not got ready for the next step
    s.loaded_since.reset();
    const std::size_t next = next_step(r, s, step);
    const routine::Step& left = r.steps[step];
    // What would be announced is not what comes: on to it without a rest.
    const bool announced = next == step + 1 && next < r.steps.size();
    if (announced && left.rest > units::Duration::zero())
        return enter(s, step, left.switch_sides ? Phase::switch_sides : Phase::rest, at);
    after_pause_between(r, s, step, at);
}

void after_pause_between(const routine::Routine& r, State& s, std::size_t step,
                         units::SessionTime at) {
    const std::size_t next = next_step(r, s, step);
    if (next >= r.steps.size()) return end(s, Ended::done, at);
    enter(s, next, Phase::get_ready, at);
}

} // namespace guide
