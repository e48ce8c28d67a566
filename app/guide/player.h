// What to do now: get ready, work, switch sides, rest, done. States are values, transitions are
// functions, time is an argument. Nothing here knows a clock, a screen or a voice.
//
//   get ready ──► work ──► switch sides or rest ──► get ready ── .. ──► done
//
// Get ready lasts the step's time and what its words need (routine/telling.h; who reads waits for
// none), or until the roller is loaded:
//  - loaded anew (it was seen unloaded since the last work) for 1 s: the work begins then; who lies
//    there before the words are over hears them, and a countdown after them;
//  - still lying on it from before: the work begins when the time is over;
//  - the time is over and the roller unloaded: it says so once and waits, as long as it takes.
// Without measurement the work begins when the time is over. Switch sides and rest last their time.
//
// While working off the roller the clock stands: at once, without a word; after 3 s as a pause,
// which ends by itself after 1 s back on the roller; after 60 s the step is ended. A short loss of
// signal changes nothing by itself: what was known last is taken to hold. The clock stands as well
// while profile strokes are wanted.
//
// A tick may come late. What follows from time alone is then worked out at its exact moment; what
// the roller says holds from the tick that brought it to the next one. So ticks between changes of
// what the roller says change nothing but how soon a cue is heard.
#pragma once
#include "guide/coach.h"
#include "guide/cue.h"
#include "guide/ramp.h"
#include "measure/findings.h"
#include "routine/telling.h"
#include "units/session_time.h"

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace guide {

enum class Phase { get_ready, work, switch_sides, rest };
CueKind announces(Phase); // the cue with which a phase begins
bool between(Phase);      // the works: a rest or a change of sides
enum class Pause { asked, off_roller, roller_lost, countdown }; // countdown: 3 s before it goes on
enum class Ended { done, stopped };

struct Playing {
    std::size_t step = 0;
    Phase phase = Phase::get_ready;
    units::Duration done{}; // of this phase; pauses and time off the roller not counted
    std::optional<units::SessionTime> off_since; // lifted off the roller while working
    units::Duration added{};                     // to this phase, as it was asked for
};
struct Paused {
    Playing from;
    Pause why = Pause::asked;
    units::SessionTime since{};
};
struct Finished {
    Ended how = Ended::done;
    Playing from; // where it ended
};

using Where = std::variant<Playing, Paused, Finished>;

struct State {
    Where where = Playing{};
    units::SessionTime at{};                   // up to here everything is decided
    std::vector<std::size_t> skipped;          // steps left by skip
    std::vector<std::size_t> ended_off_roller; // steps ended after 60 s off the roller
    std::vector<std::size_t> stopped;          // exercises that hurt: no step of them is played
    std::vector<care::Mark> found;             // comfort marks of this session

    // What the transitions remember from call to call; of no use to anybody else.
    std::vector<Cue> due;                           // handed out by the next tick
    std::optional<units::SessionTime> loaded_since; // in contact at every tick since then
    routine::Call call;                             // how the present step was called up
    bool reads = false;                             // of the person, at the last tick
    bool lifted = false;                       // the roller was seen unloaded since the last work
    bool said_waiting = false;                 // waiting_for_load was said in this phase
    Profile said_profile = Profile::none;      // in this phase
    bool lost = false;                         // no roller, and nobody chose to go on without
    std::optional<units::SessionTime> back_at; // the last call of back
    Coaching coaching;
    Ramp ramp;
    Feel feel; // what the last tick brought
};

struct Advance {
    State state;
    std::vector<Cue> cues; // in order of time
};

// All of these act at `now`, which never lies before the last one; call tick with the same `now`
// first, for what lies between is not counted.
State start(units::SessionTime now);
Advance tick(const routine::Routine&, State, const Feel&, const Person&, units::SessionTime now);
State pause(State, units::SessionTime now);
// Work that is not measured goes on after a countdown, or at once when asked again; after
// roller_lost it goes on without the roller.
State resume(State, units::SessionTime now);
// The one wish of somebody whose hands are busy: a pause ends; a rest and a change of sides are
// left, and getting ready for what is not measured, or on the roller already; work that is not
// measured is paused. What is measured begins with lying down on the roller, and stops with getting
// off it: there nothing happens.
State go_on(const routine::Routine&, State, units::SessionTime now);
// Leaves the step for the next one's get ready, or for the change of sides before it; leaves a rest
// or change of sides. Stays paused if that was asked for.
State skip(const routine::Routine&, State, units::SessionTime now);
// 15 s more of the present phase, as often as it is asked for: of a work up to the longest that a
// routine may ask for (routine/files.h), of anything else up to five minutes.
constexpr units::Duration longer_by = std::chrono::seconds{15};
State longer(const routine::Routine&, State, units::SessionTime now);
// This side was enough: its work ends here, and the change of sides after it begins. Where no
// change of sides follows nothing happens.
State other_side(const routine::Routine&, State, units::SessionTime now);
State back(const routine::Routine&, State,
           units::SessionTime now); // restarts the step; again within 3 s: the one before
State stop(State, units::SessionTime now);
// It hurts: the present exercise is over for today, whatever is pressed later; on to the next one.
State stop_exercise(const routine::Routine&, State, units::SessionTime now);
State lighten(State, units::SessionTime now); // says lighter at once; a running ramp is over
// This is 5 of 10: notes the mark of a running ramp; otherwise nothing happens.
State feels_like_five(const routine::Routine&, State, units::SessionTime now);
State roller_lost(State, units::SessionTime now); // pauses; an asked pause stays one
State roller_back(State, units::SessionTime now); // work goes on after a countdown

// What will be said up to `until` by the passing of time alone, if nothing else changes: for a
// loudspeaker that must begin early. In order of time.
std::vector<Cue> foreseen(const routine::Routine&, const State&, const Person&,
                          units::SessionTime until);

// Where a session was, to go on after a crash: same step, time left.
struct Bookmark {
    std::size_t step = 0;
    Phase phase = Phase::get_ready;
    units::Duration done{}; // of a work; less what was added to the phase
};
Bookmark bookmark(const State&);
// Work goes on after a countdown, anything else begins anew, as long as it was made.
State start_at(const Bookmark&, units::SessionTime now);
// The same in its routine, where some exercises were stopped before. A work of which two seconds or
// less are left was done, where another follows: the other side or the next step comes then.
State start_at(const routine::Routine&, Bookmark, std::vector<std::size_t> stopped,
               units::SessionTime now);

const Playing* present(const State&); // also while paused; nullptr = finished

// For whoever shows it.
struct Place {
    std::size_t step = 0;
    Phase phase = Phase::get_ready;
    units::Duration left{}, lasts{}; // of the phase
    units::Duration waited{};        // since none of it is left
    bool waiting_for_load = false;
    bool stands = false; // the time left: paused, off the roller, or profile strokes
    std::optional<Pause> paused;
    std::optional<Ended> ended;
    units::Duration left_of_routine{};  // the present phase included; waiting not counted
    std::optional<units::Newtons> ramp; // what its present stage asks for
    routine::Call call;                 // how the step was called up
};
// The step that is being told: the next one in a rest or a change of sides.
std::size_t step_told(const Place&);
Place place(const routine::Routine&, const State&, units::SessionTime now);

} // namespace guide
