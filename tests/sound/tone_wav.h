// A WAV file with one tone in it, as somebody might record a sentence.
#pragma once
#include "sound/wav.h"

#include <cmath>
#include <numbers>
#include <string>

namespace listening {

inline std::string tone_wav(double hz, double seconds) {
    const auto frames = static_cast<sound::Frame>(seconds * sound::rate_hz);
    const auto head = sound::wav_header(frames);
    std::string bytes{head.begin(), head.end()};
    for (sound::Frame i = 0; i < frames; ++i) {
        const double turn = 2.0 * std::numbers::pi * hz * static_cast<double>(i) / sound::rate_hz;
        const auto v = static_cast<std::uint16_t>(
            sound::sixteen_bits(static_cast<float>(0.5 * std::sin(turn))));
        bytes += static_cast<char>(v & 0xFF);
        bytes += static_cast<char>(v >> 8);
    }
    return bytes;
}

} // namespace listening
