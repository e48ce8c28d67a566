// The passing of time: from one turn to the next, each at its exact moment, up to now.
#include "guide/phases.h"

#include "routine/telling.h"

#include <algorithm>
#include <utility>

namespace guide {
namespace {

using namespace std::chrono_literals;
using routine::Activity, units::Duration, units::SessionTime;

constexpr Duration steady_load = 1s;
constexpr Duration pause_after_off = 3s;
constexpr Duration step_ends_after_off = 60s;
constexpr Duration shortest_with_half_time = 40s; // else ten seconds left follow at once
constexpr Duration shortest_with_ten_left = 20s;

bool on_roller(const Feel& feel) { return feel.measured && feel.contact; }

// Applies what the roller says at the moment the state stands at.
void notice(State& s) {
    if (on_roller(s.feel)) {
        if (!s.loaded_since) s.loaded_since = s.at;
    } else {
        s.loaded_since.reset();
        if (s.feel.measured) s.lifted = true;
    }
    auto* p = std::get_if<Playing>(&s.where);
    if (p == nullptr || p->phase != Phase::work || !s.feel.measured) return;
    if (s.feel.contact)
        p->off_since.reset();
    else if (!p->off_since)
        p->off_since = s.at;
}

// Every *_on moves the state towards now and tells whether it came to a turn: then there may be
// more to do before now. Otherwise time has been used up.

struct Begins {
    SessionTime at{};
    bool counted = false; // known three seconds ahead
};

// When the work may begin by what is known; nothing = waiting for the load.
std::optional<Begins> work_begins(const routine::Routine& r, const State& s, const Playing& p) {
    const SessionTime entered = s.at - p.done;
    const SessionTime time_over = std::max(s.at, entered + lasts(r, s, p));
    if (!s.feel.measured) return Begins{time_over, true};
    if (!s.loaded_since) return std::nullopt;
    const SessionTime steady = *s.loaded_since + steady_load;
    if (!s.lifted) return Begins{std::max(steady, time_over), true};
    const Duration words = s.reads ? Duration::zero() : routine::telling_time(r, p.step, s.call);
    const SessionTime told = entered + std::max(steady_load, words);
    if (s.reads || told <= steady) return Begins{std::max({s.at, steady, told}), false};
    return Begins{std::max({s.at, steady, std::min(told + routine::countdown_lasts, time_over)}),
                  true};
}

void say_while_ready(State& s, const Playing& p, Duration time, std::optional<Begins> begins,
                     SessionTime to) {
    const SessionTime time_over = s.at + (time - p.done);
    const bool unloaded = s.feel.measured && !s.loaded_since;
    if (unloaded && !s.said_waiting && time_over <= to) {
        say(s, CueKind::waiting_for_load, p.step, std::max(s.at, time_over));
        s.said_waiting = true;
    }
    if (!begins || !begins->counted) return;
    const SessionTime three_left = begins->at - routine::countdown_lasts;
    if (three_left > s.at && three_left <= to) say(s, CueKind::countdown, p.step, three_left);
}

bool get_ready_on(const routine::Routine& r, State& s, Playing p, SessionTime now) {
    const auto begins = work_begins(r, s, p);
    const SessionTime to = begins ? std::min(now, begins->at) : now;
    say_while_ready(s, p, lasts(r, s, p), begins, to);
    p.done += to - s.at;
    s.at = to;
    s.where = p;
    if (!begins || begins->at > now) return false;
    start_work(r, s, p, to);
    return true;
}

// Cues of time fall where the work's own time passes them.
void say_while_working(const routine::Routine& r, State& s, const Playing& p, SessionTime to) {
    const routine::Step& step = r.steps[p.step];
    const Activity activity = r.exercises[step.exercise].activity;
    if (activity == Activity::breathe || activity == Activity::lie_quiet) return;
    const auto passing = [&](Duration mark, CueKind kind) {
        const SessionTime at = s.at + (mark - p.done);
        if (at > s.at && at <= to) say(s, kind, p.step, at);
    };
    const Duration whole = lasts(r, s, p);
    // Said once: the half of what was made longer meanwhile is another one.
    if (step.work >= shortest_with_half_time && p.added == Duration::zero())
        passing(whole / 2, CueKind::half_time);
    if (whole >= shortest_with_ten_left) passing(whole - 10s, CueKind::ten_seconds_left);
}

// Off the roller: the clock stands.
bool lifted_on(State& s, const Playing& p, SessionTime now) {
    const SessionTime pauses = std::max(s.at, *p.off_since + pause_after_off);
    if (pauses > now) return false;
    say(s, CueKind::off_roller, p.step, pauses);
    s.where = Paused{p, Pause::off_roller, pauses};
    s.at = pauses;
    return true;
}

bool work_on(const routine::Routine& r, State& s, Playing p, SessionTime now) {
    if (p.off_since) return lifted_on(s, p, now);
    if (s.feel.profile == Profile::wanted) { // these strokes come before the work's time
        s.at = now;
        return false;
    }
    const Duration left = std::max(Duration::zero(), lasts(r, s, p) - p.done);
    const SessionTime to = std::min(now, s.at + left);
    say_while_working(r, s, p, to);
    p.done += to - s.at;
    s.at = to;
    s.where = p;
    if (p.done < lasts(r, s, p)) return false;
    after_work(r, s, p.step, to);
    return true;
}

bool pause_between_on(const routine::Routine& r, State& s, Playing p, SessionTime now) {
    const Duration left = std::max(Duration::zero(), lasts(r, s, p) - p.done);
    const SessionTime to = std::min(now, s.at + left);
    p.done += to - s.at;
    s.at = to;
    s.where = p;
    if (p.done < lasts(r, s, p)) return false;
    after_pause_between(r, s, p.step, to);
    return true;
}

void go_on(State& s, Playing p, SessionTime at) {
    p.off_since.reset();
    if (p.phase == Phase::work) say(s, CueKind::go, p.step, at);
    s.where = p;
    s.at = at;
}

bool off_roller_on(const routine::Routine& r, State& s, const Playing& p, SessionTime now) {
    if (s.loaded_since) {
        if (*s.loaded_since + steady_load > now) return false;
        go_on(s, p, std::max(s.at, *s.loaded_since + steady_load));
        return true;
    }
    const SessionTime ends = std::max(s.at, p.off_since.value_or(s.at) + step_ends_after_off);
    if (ends > now) return false;
    const std::size_t step = p.step;
    s.ended_off_roller.push_back(step);
    say(s, CueKind::step_ended_off_roller, step, ends);
    after_work(r, s, step, ends);
    return true;
}

bool paused_on(const routine::Routine& r, State& s, const Paused& paused, SessionTime now) {
    switch (paused.why) {
    case Pause::asked:
    case Pause::roller_lost: return false;
    case Pause::off_roller: return off_roller_on(r, s, Playing{paused.from}, now);
    case Pause::countdown: break;
    }
    const SessionTime over = std::max(s.at, paused.since + routine::countdown_lasts);
    if (over > now) return false;
    go_on(s, paused.from, over);
    return true;
}

bool move_on(const routine::Routine& r, State& s, SessionTime now) {
    const Playing* p = present(s);
    if (p == nullptr) return false;
    if (p->step >= r.steps.size()) { // an empty routine, or a bookmark of another one
        end(s, Ended::done, s.at);
        return false;
    }
    if (const auto* paused = std::get_if<Paused>(&s.where))
        return paused_on(r, s, Paused{*paused}, now);
    switch (p->phase) {
    case Phase::get_ready: return get_ready_on(r, s, *p, now);
    case Phase::work: return work_on(r, s, *p, now);
    case Phase::switch_sides:
    case Phase::rest: return pause_between_on(r, s, *p, now);
    }
    return false;
}

// Profile strokes are asked for once in a work, and whoever was asked is told to roll on.
void say_profile(State& s, std::size_t step) {
    const Profile now = s.feel.profile;
    if (now == Profile::wanted && s.said_profile == Profile::none)
        say(s, CueKind::profile_strokes, step, s.at);
    else if (now == Profile::done && s.said_profile == Profile::wanted)
        say(s, CueKind::roll_on, step, s.at);
    else
        return;
    s.said_profile = now;
}

// What may be said about the effort of the running work.
void watch_effort(const routine::Routine& r, State& s, const Person& person) {
    const auto* p = std::get_if<Playing>(&s.where);
    if (p == nullptr) s.ramp.too_high_since.reset(); // what was too heavy before the pause
    if (p == nullptr || p->phase != Phase::work) return begin_work(s.coaching);
    const std::size_t index = p->step;
    say_profile(s, index);
    const routine::Step& step = r.steps[index];
    const RampLook ramp = look(s.ramp, r, index, s.feel, person, p->done, s.at);
    for (const CueKind kind : ramp.said) {
        say(s, kind, index, s.at);
        if (kind == CueKind::lighter) s.coaching.lighter_at = s.at;
    }
    if (ramp.found) s.found.push_back(*ramp.found);
    Feel feel = s.feel;
    if (s.ramp.running) feel.force = {}; // it watches the force by itself
    for (const CueKind kind :
         coach(s.coaching, r.exercises[step.exercise], step, feel, person, s.at))
        say(s, kind, index, s.at);
}

} // namespace

Advance tick(const routine::Routine& r, State s, const Feel& feel, const Person& person,
             SessionTime now) {
    now = std::max(now, s.at);
    s.reads = person.reads;
    do {
        notice(s);
    } while (move_on(r, s, now));
    s.at = now;
    s.feel = feel;
    notice(s);
    watch_effort(r, s, person);
    auto cues = std::exchange(s.due, {});
    std::stable_sort(cues.begin(), cues.end(),
                     [](const Cue& a, const Cue& b) { return a.at < b.at; });
    return {std::move(s), std::move(cues)};
}

namespace {

bool depends_on_force(CueKind kind) {
    return kind == CueKind::slower || kind == CueKind::lighter || kind == CueKind::ramp ||
           kind == CueKind::more_weight || kind == CueKind::ramp_over;
}

} // namespace

std::vector<Cue> foreseen(const routine::Routine& r, const State& s, const Person& person,
                          SessionTime until) {
    const Feel unchanged = s.feel;
    auto cues = tick(r, s, unchanged, person, until).cues;
    std::erase_if(cues,
                  [&s](const Cue& cue) { return depends_on_force(cue.kind) || cue.at <= s.at; });
    return cues;
}

} // namespace guide
