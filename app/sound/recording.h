// A sentence that somebody recorded, on its way with a plan: a WAV of at most 30 s.
#pragma once
#include "sound/wav.h"

#include "routine/routine.h"

namespace sound {

constexpr std::size_t most_recording_bytes = 3'000'000; // 30 s as recorded() writes them

// Brought to 16 bits and one channel at rate_hz, even in its loudness; nothing else of a file goes
// along. too_long, empty: as read_wav() says it.
tl::expected<routine::Recording, WavError> recorded(const std::filesystem::path&);
tl::expected<routine::Recording, WavError> recorded(const Samples&);

// As it came from somebody else, kept byte for byte: refused unless it can be played.
tl::expected<routine::Recording, WavError> came(std::span<const std::uint8_t>);

} // namespace sound
