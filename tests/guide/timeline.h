// A timeline for tests: a routine, somebody who gets on and off the roller, and what was said when.
#pragma once
#include "guide/player.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace timeline {

using namespace std::chrono_literals;
using guide::CueKind, guide::State;
using units::seconds, units::session_time;

inline constexpr std::array<const char*, guide::cue_kinds> cue_names{
    "ready", "go",   "half",  "ten",       "slower", "lighter", "off",     "switch",   "rest",
    "ended", "lost", "back",  "three",     "rule",   "done",    "waiting", "profile",  "on",
    "ramp",  "more", "found", "ramp over", "pain",   "plenty",  "longer",  "no longer"};

// "12.5 go": seconds to the hundredth with as few digits as they need.
inline std::string words(const guide::Cue& cue) {
    std::array<char, 32> at{};
    const double rounded = std::round(seconds(cue.at) * 100) / 100;
    const auto end = std::to_chars(at.data(), at.data() + at.size(), rounded).ptr;
    return std::string{at.data(), end} + " " + cue_names.at(static_cast<std::size_t>(cue.kind)) +
           ", ";
}

// 20 s get ready, 40 s rolling, 10 s change of sides, 5 s get ready, 40 s, 30 s rest, 5 s, 20 s
// hold.
inline routine::Routine calves() {
    routine::Routine r;
    routine::Exercise roll;
    roll.id = "calf";
    roll.bed = true;
    roll.variants.push_back({.id = "normal", .name = {}, .how = {}, .share_of_body_weight = 0.34});
    routine::Exercise hold = roll;
    hold.id = "calf_hold";
    hold.activity = routine::Activity::hold;
    r.exercises = {roll, hold};

    routine::Step left;
    left.side = routine::Side::left;
    left.get_ready = 20s;
    left.work = 40s;
    left.rest = 10s;
    left.switch_sides = true;
    left.seconds_per_stroke = 6.0;
    left.pace_band = routine::Band{5.0, 7.5};
    routine::Step right = left;
    right.side = routine::Side::right;
    right.get_ready = 5s;
    right.rest = 30s;
    right.switch_sides = false;
    routine::Step last = right;
    last.exercise = 1;
    last.work = 20s;
    last.rest = 15s; // a rest at the very end is never played
    last.pace_band.reset();
    r.steps = {left, right, last};
    return r;
}

struct Play {
    routine::Routine routine = calves();
    State state = guide::start(session_time(0));
    guide::Feel feel;
    guide::Person person;
    std::string said;

    void tick(double at) {
        auto next = guide::tick(routine, std::move(state), feel, person, session_time(at));
        state = std::move(next.state);
        for (const auto& cue : next.cues) said += words(cue);
    }
    // Ticks 20 times a second, first of all at the present moment, up to and including `end`.
    void until(double end) {
        const double from = now();
        for (int i = 0; from + 0.05 * i < end - 1e-9; ++i) tick(from + 0.05 * i);
        tick(end);
    }
    void lie_down() { feel.measured = feel.contact = true; }
    void lift() { feel.measured = true, feel.contact = false; }
    double now() const { return seconds(state.at); }

    // What was said since the last time it was asked.
    std::string heard() { return std::exchange(said, {}); }
    guide::Place place() const { return guide::place(routine, state, state.at); }
    double left() const { return seconds(place().left); }
    bool working() const {
        return !place().paused && !place().ended && place().phase == guide::Phase::work;
    }
};

} // namespace timeline
