// Sound files as people record them: WAV, whole numbers of 8 to 32 bits or 32-bit floats, one or
// two channels. What comes from outside is read with limits, and refused rather than guessed.
#pragma once
#include "sound/samples.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <span>

namespace sound {

enum class WavError {
    cannot_read, // not there, no permission, no plain file
    not_wav,
    not_supported, // coded in a way, or at a rate, that is not read here
    too_long,      // more than 30 s, or 16 MB
    damaged,       // ends in the middle
    empty          // shorter than 50 ms, or silent
};

constexpr double longest_clip_s = 30.0;

// Brought to one channel at rate_hz, and to the same loudness of its loudest moment (0.8).
// `streamed`: written into a pipe by a program that could not know the length in its header.
tl::expected<Samples, WavError> read_wav(std::span<const std::uint8_t>, bool streamed = false);
tl::expected<Samples, WavError> read_wav(const std::filesystem::path&);

// 16 bits, one channel, at rate_hz; the samples follow the 44 bytes as they come.
std::vector<std::uint8_t> wav_header(Frame frames);
std::int16_t sixteen_bits(float sample); // -1..1; beyond is held at the end

} // namespace sound
