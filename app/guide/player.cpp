// What the person asks for, and what happens to the roller.
#include "guide/player.h"

#include "guide/phases.h"
#include "routine/files.h"

#include <algorithm>
#include <utility>

namespace guide {
namespace {

using namespace std::chrono_literals;
using units::Duration, units::SessionTime;

constexpr Duration back_again_within = 3s;
constexpr Duration longest_between = 300s; // as in a routine's file

const Paused* paused(const State& s) { return std::get_if<Paused>(&s.where); }

void hold(State& s, Playing from, Pause why) {
    from.off_since.reset();
    s.where = Paused{from, why, s.at};
}

// A pause that a jump to another step does not end.
std::optional<Paused> lasting_pause(const State& s) {
    const auto* p = paused(s);
    if (p != nullptr && (p->why == Pause::asked || p->why == Pause::roller_lost)) return *p;
    return std::nullopt;
}

void keep(State& s, const std::optional<Paused>& pause) {
    auto* p = std::get_if<Playing>(&s.where);
    if (pause && p != nullptr) s.where = Paused{*p, pause->why, pause->since};
}

void forget(std::vector<std::size_t>& steps, std::size_t step) {
    steps.erase(std::remove(steps.begin(), steps.end(), step), steps.end());
}

// What is said before all else is not over yet; going back does not cut it short.
bool still_opens(const routine::Routine& r, const State& s, const Playing& p) {
    if (!s.call.opens || s.reads) return false;
    routine::Call without = s.call;
    without.opens = false;
    return p.done < telling_time(r, p.step, s.call) - telling_time(r, p.step, without);
}

void leave_by_skip(const routine::Routine& r, State& s, const Playing& from) {
    if (between(from.phase)) return after_pause_between(r, s, from.step, s.at);
    if (from.phase == Phase::get_ready) note_told(r, s, from);
    forget(s.skipped, from.step);
    s.skipped.push_back(from.step);
    const bool last = next_step(r, s, from.step) >= r.steps.size();
    if (last || r.steps[from.step].switch_sides) return after_work(r, s, from.step, s.at);
    after_pause_between(r, s, from.step, s.at);
}

Duration longest(const routine::Routine& r, const Playing& p) {
    if (p.phase != Phase::work) return longest_between;
    const routine::Exercise& e = r.exercises.at(r.steps.at(p.step).exercise);
    return units::duration_of(routine::longest_work_s(e.activity));
}

Playing* change_present(State& s) {
    if (auto* playing = std::get_if<Playing>(&s.where)) return playing;
    if (auto* stands = std::get_if<Paused>(&s.where)) return &stands->from;
    return nullptr;
}

} // namespace

State start(SessionTime now) {
    State s;
    say(s, CueKind::stop_rule, 0, now);
    enter(s, 0, Phase::get_ready, now);
    s.call.opens = true;
    return s;
}

State pause(State s, SessionTime now) {
    s.at = std::max(s.at, now);
    if (const auto* p = paused(s); p != nullptr && p->why == Pause::asked) return s;
    if (const Playing* p = present(s)) hold(s, Playing{*p}, Pause::asked);
    return s;
}

State resume(State s, SessionTime now) {
    const auto* p = paused(s);
    if (p == nullptr) return s;
    s.at = std::max(s.at, now);
    Playing from = p->from;
    if (p->why == Pause::asked && s.lost) {
        hold(s, from, Pause::roller_lost);
        return s;
    }
    s.lost = false;
    from.off_since.reset();
    // Nothing feels whether the person lies there again.
    if (p->why == Pause::asked && from.phase == Phase::work && !s.feel.measured) {
        say(s, CueKind::countdown, from.step, s.at);
        hold(s, from, Pause::countdown);
        return s;
    }
    s.where = from;
    return s;
}

State go_on(const routine::Routine& r, State s, SessionTime now) {
    if (paused(s) != nullptr) return resume(std::move(s), now);
    const Playing* p = present(s);
    if (p == nullptr) return s;
    switch (p->phase) {
    case Phase::rest:
    case Phase::switch_sides: return skip(r, std::move(s), now);
    case Phase::get_ready:
        if (!s.feel.measured || s.feel.contact) start_work(r, s, Playing{*p}, std::max(s.at, now));
        return s;
    case Phase::work: return s.feel.measured ? s : pause(std::move(s), now);
    }
    return s;
}

State skip(const routine::Routine& r, State s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr || p->step >= r.steps.size()) return s;
    s.at = std::max(s.at, now);
    const auto pause = lasting_pause(s);
    leave_by_skip(r, s, Playing{*p});
    s.lifted = false;
    keep(s, pause);
    return s;
}

State longer(const routine::Routine& r, State s, SessionTime now) {
    Playing* p = change_present(s);
    if (p == nullptr || p->step >= r.steps.size()) return s;
    s.at = std::max(s.at, now);
    const std::size_t step = p->step;
    const Duration time = lasts(r, s, *p);
    if (p->done >= time) return s; // it waits for somebody as long as it takes
    const bool may = time + longer_by <= longest(r, *p);
    if (may) p->added += longer_by;
    say(s, may ? CueKind::longer : CueKind::no_longer, step, s.at);
    return s;
}

State other_side(const routine::Routine& r, State s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr || p->phase != Phase::work || p->step >= r.steps.size()) return s;
    const std::size_t step = p->step;
    if (!r.steps[step].switch_sides || next_step(r, s, step) != step + 1) return s;
    s.at = std::max(s.at, now);
    const auto pause = lasting_pause(s);
    after_work(r, s, step, s.at);
    keep(s, pause);
    return s;
}

State back(const routine::Routine& r, State s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr || p->step >= r.steps.size()) return s;
    s.at = std::max(s.at, now);
    const bool again = s.back_at && s.at - *s.back_at <= back_again_within;
    std::size_t step = p->step;
    for (std::size_t before = step; again && before > 0 && step == p->step; --before)
        if (!stopped(r, s, before - 1)) step = before - 1;
    const auto pause = lasting_pause(s);
    forget(s.skipped, step);
    forget(s.ended_off_roller, step);
    s.call.told.clear(); // who goes back wants to hear it again
    const bool opens = still_opens(r, s, *p);
    enter(s, step, Phase::get_ready, s.at);
    s.call.opens = opens;
    s.lifted = false;
    s.back_at = s.at;
    keep(s, pause);
    return s;
}

State stop(State s, SessionTime now) {
    end(s, Ended::stopped, std::max(s.at, now));
    return s;
}

State stop_exercise(const routine::Routine& r, State s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr || p->step >= r.steps.size()) return s;
    s.at = std::max(s.at, now);
    const Playing from = *p;
    auto pause = lasting_pause(s);
    if (pause && s.lost)
        pause->why = Pause::roller_lost;
    else if (pause && pause->why == Pause::asked)
        pause.reset(); // it was for the question
    s.stopped.push_back(r.steps[from.step].exercise);
    if (!between(from.phase)) { // else it was done
        forget(s.skipped, from.step);
        s.skipped.push_back(from.step);
    }
    say(s, CueKind::stopped_by_pain, from.step, s.at);
    after_pause_between(r, s, from.step, s.at);
    s.lifted = false;
    s.loaded_since.reset();
    keep(s, pause);
    return s;
}

State lighten(State s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr) return s;
    s.at = std::max(s.at, now);
    s.coaching.lighter_at = s.at;
    if (s.ramp.running) end(s.ramp);
    say(s, CueKind::lighter, p->step, s.at);
    return s;
}

State feels_like_five(const routine::Routine& r, State s, SessionTime now) {
    const auto* p = std::get_if<Playing>(&s.where);
    if (p == nullptr || p->step >= r.steps.size()) return s;
    s.at = std::max(s.at, now);
    const std::size_t step = p->step;
    if (const auto mark = guide::feels_like_five(s.ramp, r, step)) {
        s.found.push_back(*mark);
        say(s, CueKind::mark_found, step, s.at);
    }
    return s;
}

State roller_lost(State s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr || s.lost) return s;
    s.at = std::max(s.at, now);
    s.lost = true;
    say(s, CueKind::roller_lost, p->step, s.at);
    if (const auto* q = paused(s); q != nullptr && q->why == Pause::asked) return s;
    hold(s, Playing{*p}, Pause::roller_lost);
    return s;
}

State roller_back(State s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr) return s;
    s.at = std::max(s.at, now);
    s.lost = false;
    say(s, CueKind::roller_back, p->step, s.at);
    const auto* q = paused(s);
    if (q == nullptr || q->why != Pause::roller_lost) return s;
    if (p->phase != Phase::work) { // nothing begins in three seconds
        s.where = Playing{*p};
        return s;
    }
    say(s, CueKind::countdown, p->step, s.at);
    hold(s, Playing{*p}, Pause::countdown);
    return s;
}

} // namespace guide
