// What to do now: get ready, work, switch sides, rest, done. States are values, transitions are
// functions, time is an argument. Nothing here knows a clock, a screen or a voice.
#pragma once
#include "measure/findings.h"
#include "routine/routine.h"
#include "units/session_time.h"

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace guide {

enum class Phase { get_ready, work, switch_sides, rest };
enum class Pause { asked, off_roller, roller_lost, countdown };  // countdown: 3 s before it goes on
enum class Ended { done, stopped };

struct Feel {  // what the roller says at this instant
    bool measured = false;         // this step can be measured and the signal is fresh
    bool contact = false;
    std::optional<double> seconds_per_stroke;
    std::uint32_t strokes = 0;     // completed so far in this session
    units::Newtons force{};
};

struct Playing {
    std::size_t step = 0;
    Phase phase = Phase::get_ready;
    units::Duration done{};                        // of this phase, pauses not counted
    std::optional<units::SessionTime> off_since;   // lifted off the roller while working
};
struct Paused {
    Playing from;
    Pause why = Pause::asked;
    units::SessionTime since{};
};
struct Finished { Ended how = Ended::done; };

using Where = std::variant<Playing, Paused, Finished>;

enum class CueKind {
    get_ready, go, half_time, ten_seconds_left, slower, lighter, off_roller, switch_sides, rest,
    step_ended_off_roller, roller_lost, roller_back, countdown, stop_rule, done
};
struct Cue {
    units::SessionTime at{};
    CueKind kind{};
    std::size_t step = 0;
};

struct State {
    Where where = Playing{};
    units::SessionTime at{};  // up to here everything is decided
    std::vector<std::size_t> skipped;              // steps left by skip
    std::vector<std::size_t> ended_off_roller;     // steps ended after 60 s off the roller
};

struct Person {  // what the bands need to know; nothing = no band
    std::optional<units::Kilograms> mass;
    std::optional<units::Newtons> comfort_mark;  // of the present exercise and variant
};

struct Advance {
    State state;
    std::vector<Cue> cues;  // in order
};

State start(units::SessionTime now);
Advance tick(const routine::Routine&, State, const Feel&, const Person&, units::SessionTime now);
State pause(State, units::SessionTime now);
State resume(State, units::SessionTime now);
State skip(const routine::Routine&, State, units::SessionTime now);
State back(const routine::Routine&, State, units::SessionTime now);  // restarts the step; again within 3 s: the one before
State stop(State, units::SessionTime now);
State roller_lost(State, units::SessionTime now);
State roller_back(State, units::SessionTime now);   // goes on after a countdown

// Where a session was, to go on after a crash: same step, time left.
struct Bookmark {
    std::size_t step = 0;
    Phase phase = Phase::get_ready;
    units::Duration done{};
};
Bookmark bookmark(const State&);
State start_at(const Bookmark&, units::SessionTime now);  // after a countdown

// For whoever shows it.
struct Place {
    std::size_t step = 0;
    Phase phase = Phase::get_ready;
    units::Duration left{}, lasts{};
    bool waiting_for_load = false;
    std::optional<Pause> paused;
    std::optional<Ended> ended;
    units::Duration left_of_routine{};
};
Place place(const routine::Routine&, const State&, units::SessionTime now);

}  // namespace guide
