// The tones of a session, made from sines: each begins and ends in silence, so that nothing clicks.
#pragma once
#include "sound/samples.h"

#include <span>
#include <string_view>

namespace sound {

enum class Tone {
    countdown, // three times, a second apart
    go,        // at zero: higher and longer
    get_ready,
    half_time,
    ten_seconds_left,
    switch_sides,
    rest,
    done,
    waiting, // the roller is waited for
    care,    // lighter, please: low
    off_roller,
    roller_lost,
    roller_back,
    turn_far, // pacing: the roller turns at the far end of its path
    turn_near
};
constexpr std::size_t tone_kinds = 15;

struct Note {
    double hz = 0.0;
    double from_s = 0.0, lasts_s = 0.0; // within the tone; notes do not overlap
    double level = 0.0;                 // 0..1
};

std::span<const Note> notes(Tone);
std::string_view name(Tone); // "countdown", "turn_far": stable, for transcripts
Samples samples_of(Tone);    // |sample| <= 0.6

} // namespace sound
