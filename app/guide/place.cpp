// Where the session stands: for whoever shows it, and for going on after a crash.
#include "guide/phases.h"

#include <algorithm>
#include <utility>

namespace guide {
namespace {

using units::Duration, units::SessionTime;

constexpr Duration not_begun_anew = std::chrono::seconds{2}; // of a work, where it was cut short

bool clock_runs(const State& s) {
    const auto* p = std::get_if<Playing>(&s.where);
    return p != nullptr && !p->off_since;
}

bool asked_for_profile(const State& s, const Playing& p) {
    return p.phase == Phase::work && s.feel.profile == Profile::wanted;
}

Duration left_of(const routine::Routine& r, const State& s, const Playing& p,
                 Duration left_of_phase) {
    Duration left = left_of_phase;
    if (p.phase == Phase::get_ready) left += r.steps[p.step].work;
    const bool pause_follows = p.phase == Phase::get_ready || p.phase == Phase::work;
    for (std::size_t i = p.step; i < r.steps.size(); ++i) {
        if (i > p.step && stopped(r, s, i)) continue;
        const routine::Step& step = r.steps[i];
        if (i > p.step) left += step.get_ready + step.work;
        if (next_step(r, s, i) == i + 1 && i + 1 < r.steps.size() && (i > p.step || pause_follows))
            left += step.rest;
    }
    return left;
}

// The mark is up to a second old, and nobody lies down again for what is left of a work then.
bool as_good_as_done(const routine::Routine& r, const State& s, const Bookmark& mark) {
    if (mark.phase != Phase::work || next_step(r, s, mark.step) >= r.steps.size()) return false;
    const Playing& p = *present(s);
    return lasts(r, s, p) - p.done <= not_begun_anew;
}

} // namespace

Place place(const routine::Routine& r, const State& s, SessionTime now) {
    Place place;
    Playing p;
    if (const auto* over = std::get_if<Finished>(&s.where)) {
        place.ended = over->how;
        p = over->from;
    } else {
        p = *present(s);
    }
    if (const auto* paused = std::get_if<Paused>(&s.where)) place.paused = paused->why;
    place.step = p.step;
    place.phase = p.phase;
    if (p.step >= r.steps.size()) return place;
    place.call = s.call;
    place.lasts = lasts(r, s, p);
    if (place.ended) return place;
    place.stands = !clock_runs(s) || asked_for_profile(s, p);
    if (!place.stands && now > s.at) p.done += now - s.at;
    place.left = std::clamp(place.lasts - p.done, Duration::zero(), place.lasts);
    place.waited = std::max(Duration::zero(), p.done - place.lasts);
    place.waiting_for_load = p.phase == Phase::get_ready && s.said_waiting;
    if (s.ramp.running) place.ramp = ramp_target(s.ramp);
    place.left_of_routine = left_of(r, s, p, place.left);
    return place;
}

std::size_t step_told(const Place& place) {
    return between(place.phase) ? place.step + 1 : place.step;
}

Bookmark bookmark(const State& s) {
    const auto* over = std::get_if<Finished>(&s.where);
    const Playing& p = over != nullptr ? over->from : *present(s);
    // Of a work the time left is what counts; what begins anew is as long as it was made.
    const Duration done = p.phase == Phase::work ? p.done : Duration::zero();
    return {p.step, p.phase, done - p.added};
}

State start_at(const Bookmark& mark, SessionTime now) {
    State s;
    const Duration added = std::max(Duration::zero(), -mark.done);
    if (mark.phase != Phase::work) {
        enter(s, mark.step, mark.phase, now);
        s.where = Playing{mark.step, mark.phase, {}, {}, added};
        return s;
    }
    s.at = now;
    s.where =
        Paused{Playing{mark.step, mark.phase, mark.done + added, {}, added}, Pause::countdown, now};
    say(s, CueKind::countdown, mark.step, now);
    return s;
}

State start_at(const routine::Routine& r, Bookmark mark, std::vector<std::size_t> stopped_before,
               SessionTime now) {
    State s = start_at(mark, now);
    s.stopped = std::move(stopped_before);
    if (mark.step >= r.steps.size()) return s;
    const bool hurt = stopped(r, s, mark.step);
    if (!hurt && !as_good_as_done(r, s, mark)) return s;
    s.due.clear();
    s.where = Playing{mark.step, Phase::work, {}, {}, {}};
    if (hurt)
        after_pause_between(r, s, mark.step, now);
    else
        after_work(r, s, mark.step, now);
    return s;
}

} // namespace guide
