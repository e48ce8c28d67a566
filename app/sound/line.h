// What is to be said: a line of one or more parts, with what decides when, and whether at all.
#pragma once
#include "sound/samples.h"

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace sound {

// A part has an id that stays the same whatever the language and the wording: the name of its clip.
struct Part {
    std::string id;   // a-z, 0-9, '_' and '.'
    std::string text; // in the person's language, as it is spoken
    // A WAV that is played instead; the text is spoken where it cannot be.
    std::shared_ptr<const std::vector<std::uint8_t>> recording = {};
    auto operator<=>(const Part&) const = default;
};

// Rising. Coaching is whatever helps and is missed least: slower, lighter. Telling is how it is
// done. Countdown are the words about the time left; its tones have the schedule's own rule.
// Opening is what is said once, before the first step is called up.
enum class Priority { coaching, telling, countdown, step, opening, sensor, safety };

struct Line {
    std::string id; // of its first part
    std::vector<Part> parts;
    Priority priority = Priority::step;
    units::SessionTime due{};
    units::SessionTime stale{}; // dropped unless it has begun by then
    // Where in the session it makes sense, as an order of step and phase; see place_in_order in
    // cues.h.
    std::size_t from = 0, to = static_cast<std::size_t>(-1);
    bool answers = false; // somebody asked for it: said in a pause, too
};

std::string text_of(const Line&); // its parts, parted by blanks

} // namespace sound
