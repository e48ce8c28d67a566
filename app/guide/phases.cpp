#include "guide/phases.h"

#include <algorithm>

namespace guide {
namespace {

constexpr units::Duration long_session = std::chrono::minutes{20};
constexpr units::Duration long_region = std::chrono::minutes{10};

// With this step more than twenty minutes were rolled or held, or more than ten on one region
// (evidence sheet 1.5, R5): by the times that are set, without the steps that were left.
bool now_long_enough(const routine::Routine& r, const State& s, std::size_t step) {
    using routine::Activity;
    const auto counts = [&](std::size_t i, std::optional<routine::Region> region) {
        const routine::Exercise& e = r.exercises.at(r.steps[i].exercise);
        const bool left = std::find(s.skipped.begin(), s.skipped.end(), i) != s.skipped.end();
        const bool pressed = e.activity == Activity::roll || e.activity == Activity::hold;
        return pressed && !left &&
               (!region ||
                std::find(e.targets.begin(), e.targets.end(), *region) != e.targets.end());
    };
    const auto crosses = [&](units::Duration most, std::optional<routine::Region> region) {
        units::Duration before{};
        for (std::size_t i = 0; i < step; ++i)
            if (counts(i, region)) before += r.steps[i].work;
        return counts(step, region) && before <= most && before + r.steps[step].work > most;
    };
    const auto& targets = r.exercises.at(r.steps[step].exercise).targets;
    return crosses(long_session, {}) ||
           std::any_of(targets.begin(), targets.end(),
                       [&](routine::Region region) { return crosses(long_region, region); });
}

} // namespace

CueKind announces(Phase phase) {
    switch (phase) {
    case Phase::get_ready: return CueKind::get_ready;
    case Phase::work: return CueKind::go;
    case Phase::switch_sides: return CueKind::switch_sides;
    case Phase::rest: return CueKind::rest;
    }
    return CueKind::go;
}

units::Duration lasts(const routine::Routine& r, const State& s, const Playing& p) {
    const routine::Step& step = r.steps[p.step];
    switch (p.phase) {
    case Phase::get_ready:
        return p.added + (s.reads ? step.get_ready : getting_ready(r, p.step, s.call));
    case Phase::work: return p.added + step.work;
    case Phase::switch_sides:
    case Phase::rest: return p.added + step.rest;
    }
    return {};
}

bool between(Phase phase) { return phase == Phase::rest || phase == Phase::switch_sides; }

const Playing* present(const State& s) {
    if (const auto* playing = std::get_if<Playing>(&s.where)) return playing;
    if (const auto* paused = std::get_if<Paused>(&s.where)) return &paused->from;
    return nullptr;
}

void say(State& s, CueKind kind, std::size_t step, units::SessionTime at) {
    s.due.push_back({at, kind, step});
}

void note_told(const routine::Routine& r, State& s, const Playing& p) {
    if (s.reads || p.done >= telling_time(r, p.step, s.call)) s.call.told.push_back(p.step);
}

void start_work(const routine::Routine& r, State& s, const Playing& p, units::SessionTime at) {
    note_told(r, s, p);
    enter(s, p.step, Phase::work, at);
}

void enter(State& s, std::size_t step, Phase phase, units::SessionTime at) {
    const Playing* from = present(s);
    const bool named = from != nullptr && between(from->phase) && from->step + 1 == step;
    s.call.rested = named ? from->done : units::Duration::zero();
    s.call.opens = false;
    s.where = Playing{step, phase, {}, {}, {}};
    s.at = at;
    s.said_waiting = false;
    s.said_profile = Profile::none;
    begin_work(s.coaching);
    s.ramp = {};
    say(s, announces(phase), step, at);
}

void end(State& s, Ended how, units::SessionTime at) {
    const Playing* from = present(s);
    if (from == nullptr) return;
    if (how == Ended::done) say(s, CueKind::done, from->step, at);
    s.where = Finished{how, *from};
    s.at = at;
}

// Or another exercise of what hurt.
bool stopped(const routine::Routine& r, const State& s, std::size_t step) {
    const std::size_t own = r.steps.at(step).exercise;
    const auto& targets = r.exercises.at(own).targets;
    return std::any_of(s.stopped.begin(), s.stopped.end(), [&](std::size_t hurt) {
        const auto& hurting = r.exercises.at(hurt).targets;
        return hurt == own || std::find_first_of(targets.begin(), targets.end(), hurting.begin(),
                                                 hurting.end()) != targets.end();
    });
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
    if (next < r.steps.size() && now_long_enough(r, s, step))
        say(s, CueKind::long_enough, step, at);
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
