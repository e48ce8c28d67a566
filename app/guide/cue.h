// What the guide is told about the roller and the person, and what it says: values only.
#pragma once
#include "care/mark.h"
#include "units/quantity.h"
#include "units/session_time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace guide {

// Strokes that show how the force moves, asked for at the start of a work.
enum class Profile {
    none,
    wanted,
    done // or given up: the person is told to roll on
};

struct Feel {              // what the roller says at this instant
    bool measured = false; // this step can be measured and the signal is fresh
    bool contact = false;
    std::optional<double> slowest_s; // seconds per stroke: it is not slower than this
    std::uint32_t strokes = 0;       // completed so far in this session
    units::Newtons force{};
    Profile profile = Profile::none;
};

struct Person { // what the bands need to know; nothing = no band
    std::optional<units::Kilograms> mass;
    std::vector<care::Mark> marks;  // those that are known
    std::vector<std::size_t> ramps; // steps whose work begins with a ramp to find one
    bool reads = false;             // what is told is read, not heard: nobody waits for the words
};

enum class CueKind {
    get_ready,
    go,
    half_time,        // of a work of at least 40 s; breathing and lying quiet are left alone
    ten_seconds_left, // of a work of at least 20 s; the same
    slower,
    lighter,
    off_roller,
    switch_sides,
    rest,
    step_ended_off_roller,
    roller_lost,
    roller_back,
    countdown, // three seconds before the work begins or goes on; its tones follow one a second
    stop_rule, // once per session
    done,
    waiting_for_load, // the time to get ready is over; the work begins once the roller is loaded
    profile_strokes,  // three times there and back, then lie still: once per work
    roll_on,          // after them
    ramp,             // put on weight slowly, and say when it feels like 5 of 10
    more_weight,      // the next stage of the ramp
    mark_found,       // the person said so
    ramp_over,        // nobody said so
    stopped_by_pain,  // this exercise is over for today
    long_enough,      // much was rolled: better to end here (evidence sheet 1.5, R5)
    longer,           // as it was asked for
    no_longer,        // it was asked for, but the phase is as long as it may be
};
constexpr std::size_t cue_kinds = 26;

struct Cue {
    units::SessionTime at{};
    CueKind kind{};
    std::size_t step = 0;
};

} // namespace guide
