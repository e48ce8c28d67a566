#include "sound/tones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sound {
namespace {

// Notes of the tempered scale, where small loudspeakers and older ears are both at home.
constexpr double b3 = 246.94, c4 = 261.63, e4 = 329.63, g4 = 392.0, a4 = 440.0, c5 = 523.25,
                 d5 = 587.33, e5 = 659.26, g5 = 783.99, a5 = 880.0;
constexpr double plain = 0.5, quiet = 0.3;
constexpr double attack_s = 0.008, longest_release_s = 0.06;

constexpr std::array countdown{Note{a4, 0.0, 0.15, plain}};
constexpr std::array go{Note{a5, 0.0, 0.5, plain}};
constexpr std::array get_ready{Note{e4, 0.0, 0.15, plain}, Note{g4, 0.18, 0.2, plain}};
constexpr std::array half_time{Note{d5, 0.0, 0.12, plain}, Note{d5, 0.2, 0.12, plain}};
constexpr std::array ten_seconds_left{Note{d5, 0.0, 0.12, plain}};
constexpr std::array switch_sides{Note{c5, 0.0, 0.15, plain}, Note{g4, 0.18, 0.15, plain},
                                  Note{c5, 0.36, 0.15, plain}};
constexpr std::array rest{Note{c5, 0.0, 0.2, plain}, Note{g4, 0.24, 0.2, plain},
                          Note{e4, 0.48, 0.3, plain}};
constexpr std::array done{Note{c5, 0.0, 0.2, plain}, Note{e5, 0.24, 0.2, plain},
                          Note{g5, 0.48, 0.6, plain}};
constexpr std::array waiting{Note{g4, 0.0, 0.25, quiet}};
constexpr std::array care{Note{c4, 0.0, 0.4, plain}};
constexpr std::array off_roller{Note{g4, 0.0, 0.15, plain}, Note{e4, 0.18, 0.25, plain}};
constexpr std::array roller_lost{Note{e4, 0.0, 0.2, plain}, Note{b3, 0.24, 0.2, plain},
                                 Note{e4, 0.48, 0.2, plain}, Note{b3, 0.72, 0.3, plain}};
constexpr std::array roller_back{Note{b3, 0.0, 0.2, plain}, Note{e4, 0.24, 0.3, plain}};
constexpr std::array turn_far{Note{e5, 0.0, 0.06, quiet}};
constexpr std::array turn_near{Note{c5, 0.0, 0.06, quiet}};

// 0..1: rises and falls as half a cosine, so that level and slope begin and end at zero.
double envelope(double t, double lasts) {
    const double release = std::min(longest_release_s, 0.4 * lasts);
    const double up = std::clamp(t / attack_s, 0.0, 1.0);
    const double down = std::clamp((lasts - t) / release, 0.0, 1.0);
    const auto smooth = [](double x) { return 0.5 - 0.5 * std::cos(std::numbers::pi * x); };
    return smooth(up) * smooth(down);
}

} // namespace

std::span<const Note> notes(Tone tone) {
    switch (tone) {
    case Tone::countdown: return countdown;
    case Tone::go: return go;
    case Tone::get_ready: return get_ready;
    case Tone::half_time: return half_time;
    case Tone::ten_seconds_left: return ten_seconds_left;
    case Tone::switch_sides: return switch_sides;
    case Tone::rest: return rest;
    case Tone::done: return done;
    case Tone::waiting: return waiting;
    case Tone::care: return care;
    case Tone::off_roller: return off_roller;
    case Tone::roller_lost: return roller_lost;
    case Tone::roller_back: return roller_back;
    case Tone::turn_far: return turn_far;
    case Tone::turn_near: return turn_near;
    }
    return {};
}

std::string_view name(Tone tone) {
    switch (tone) {
    case Tone::countdown: return "countdown";
    case Tone::go: return "go";
    case Tone::get_ready: return "get_ready";
    case Tone::half_time: return "half_time";
    case Tone::ten_seconds_left: return "ten_seconds_left";
    case Tone::switch_sides: return "switch_sides";
    case Tone::rest: return "rest";
    case Tone::done: return "done";
    case Tone::waiting: return "waiting";
    case Tone::care: return "care";
    case Tone::off_roller: return "off_roller";
    case Tone::roller_lost: return "roller_lost";
    case Tone::roller_back: return "roller_back";
    case Tone::turn_far: return "turn_far";
    case Tone::turn_near: return "turn_near";
    }
    return {};
}

Samples samples_of(Tone tone) {
    Samples out;
    for (const Note& note : notes(tone)) {
        const auto from = static_cast<std::size_t>(std::lround(note.from_s * rate_hz));
        const auto count = static_cast<std::size_t>(std::lround(note.lasts_s * rate_hz));
        out.resize(from + count, 0.0f);
        for (std::size_t i = 0; i < count; ++i) {
            const double t = static_cast<double>(i) / rate_hz;
            const double wave = std::sin(2.0 * std::numbers::pi * note.hz * t);
            out[from + i] = static_cast<float>(note.level * envelope(t, note.lasts_s) * wave);
        }
    }
    return out;
}

} // namespace sound
