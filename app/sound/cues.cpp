#include "sound/cues.h"

#include <algorithm>

namespace sound {
namespace {

using guide::CueKind, guide::Phase;
using namespace std::chrono_literals;

// Of every step: get ready, the beginning of the work, the rest of it, the pause after it.
constexpr std::size_t ready = 0, begins = 1, works = 2, pauses = 3, places = 4;
constexpr units::Duration beginning_lasts = 12s;
constexpr std::size_t any_place = static_cast<std::size_t>(-1);

// How long it is worth saying.
units::Duration keeps(CueKind kind) {
    switch (kind) {
    case CueKind::stop_rule:
    case CueKind::stopped_by_pain:
    case CueKind::done: return 60s;
    case CueKind::get_ready: return 120s; // much may come before the first one
    case CueKind::switch_sides:
    case CueKind::rest:
    case CueKind::long_enough: return 30s;
    case CueKind::roller_lost:
    case CueKind::step_ended_off_roller:
    case CueKind::waiting_for_load: return 10s;
    case CueKind::go:
    case CueKind::roller_back:
    case CueKind::profile_strokes:
    case CueKind::ramp:
    case CueKind::more_weight:
    case CueKind::mark_found:
    case CueKind::ramp_over: return 6s;
    case CueKind::slower:
    case CueKind::lighter:
    case CueKind::off_roller:
    case CueKind::roll_on: return 4s;
    case CueKind::longer:
    case CueKind::no_longer:
    case CueKind::half_time: return 3s;
    case CueKind::ten_seconds_left:
    case CueKind::countdown: return 2s;
    }
    return {};
}

// The phase it belongs to; nothing = any.
std::optional<Phase> phase_of(CueKind kind) {
    switch (kind) {
    case CueKind::get_ready:
    case CueKind::waiting_for_load: return Phase::get_ready;
    case CueKind::go:
    case CueKind::half_time:
    case CueKind::ten_seconds_left:
    case CueKind::slower:
    case CueKind::lighter:
    case CueKind::off_roller:
    case CueKind::profile_strokes:
    case CueKind::roll_on:
    case CueKind::ramp:
    case CueKind::more_weight:
    case CueKind::mark_found:
    case CueKind::ramp_over: return Phase::work;
    case CueKind::switch_sides: return Phase::switch_sides;
    case CueKind::rest: return Phase::rest;
    default: return std::nullopt;
    }
}

} // namespace

std::optional<Tone> tone_of(CueKind kind) {
    switch (kind) {
    case CueKind::get_ready: return Tone::get_ready;
    case CueKind::go: return Tone::go;
    case CueKind::half_time: return Tone::half_time;
    case CueKind::ten_seconds_left: return Tone::ten_seconds_left;
    case CueKind::lighter:
    case CueKind::stopped_by_pain: return Tone::care;
    case CueKind::off_roller:
    case CueKind::step_ended_off_roller: return Tone::off_roller;
    case CueKind::switch_sides: return Tone::switch_sides;
    case CueKind::rest: return Tone::rest;
    case CueKind::roller_lost: return Tone::roller_lost;
    case CueKind::roller_back: return Tone::roller_back;
    case CueKind::done: return Tone::done;
    case CueKind::waiting_for_load: return Tone::waiting;
    case CueKind::slower:
    case CueKind::countdown:
    case CueKind::stop_rule:
    case CueKind::profile_strokes:
    case CueKind::roll_on:
    case CueKind::ramp:
    case CueKind::more_weight:
    case CueKind::mark_found:
    case CueKind::ramp_over:
    case CueKind::long_enough:
    case CueKind::longer:
    case CueKind::no_longer: return std::nullopt;
    }
    return std::nullopt;
}

Priority priority_of(CueKind kind) {
    switch (kind) {
    case CueKind::stop_rule:
    case CueKind::stopped_by_pain:
    case CueKind::long_enough: return Priority::safety;
    case CueKind::off_roller:
    case CueKind::step_ended_off_roller:
    case CueKind::roller_lost:
    case CueKind::roller_back:
    case CueKind::waiting_for_load: return Priority::sensor;
    case CueKind::get_ready:
    case CueKind::go:
    case CueKind::switch_sides:
    case CueKind::rest:
    case CueKind::done:
    case CueKind::profile_strokes:
    case CueKind::roll_on:
    case CueKind::ramp:
    case CueKind::more_weight:
    case CueKind::mark_found:
    case CueKind::ramp_over:
    case CueKind::longer:
    case CueKind::no_longer: return Priority::step;
    case CueKind::half_time:
    case CueKind::ten_seconds_left:
    case CueKind::countdown: return Priority::countdown;
    case CueKind::slower:
    case CueKind::lighter: return Priority::coaching;
    }
    return Priority::coaching;
}

std::size_t place_in_order(const guide::Place& place) {
    if (place.ended) return any_place - 1;
    const std::size_t step = place.step * places;
    switch (place.phase) {
    case Phase::get_ready: return step + ready;
    case Phase::work: return step + (place.lasts - place.left < beginning_lasts ? begins : works);
    case Phase::switch_sides:
    case Phase::rest: return step + pauses;
    }
    return step;
}

Line line_of(const guide::Cue& cue, std::vector<Part> parts) {
    Line line;
    if (!parts.empty()) line.id = parts.front().id;
    line.parts = std::move(parts);
    line.priority = priority_of(cue.kind);
    line.due = cue.at;
    line.stale = cue.at + keeps(cue.kind);
    const std::size_t step = cue.step * places;
    if (const auto phase = phase_of(cue.kind)) {
        const bool work = *phase == Phase::work;
        const std::size_t place = *phase == Phase::get_ready ? ready : work ? begins : pauses;
        line.from = step + place;
        line.to = step + (work ? pauses : place + 1);
    }
    return line;
}

Line told_line(std::size_t step, units::SessionTime due, std::vector<Part> parts) {
    Line line;
    if (!parts.empty()) line.id = parts.front().id;
    line.parts = std::move(parts);
    line.priority = Priority::telling;
    line.due = due;
    line.stale = due + 180s;
    line.from = step * places - (step > 0 ? places - pauses : 0);
    line.to = step * places + works;
    return line;
}

Line opening_line(units::SessionTime due, std::vector<Part> parts) {
    Line line = told_line(0, due, std::move(parts));
    line.priority = Priority::opening;
    line.to = begins; // whoever begins at once wants to hear "go"
    return line;
}

} // namespace sound
