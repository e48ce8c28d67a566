#include "sound/recording.h"

namespace sound {
namespace {

using Bytes = std::vector<std::uint8_t>;

double seconds_of(const Samples& samples) { return static_cast<double>(samples.size()) / rate_hz; }

Bytes wav_of(const Samples& samples) {
    Bytes out = wav_header(static_cast<Frame>(samples.size()));
    out.reserve(out.size() + 2 * samples.size());
    for (const float one : samples) {
        const auto value = static_cast<std::uint16_t>(sixteen_bits(one));
        out.push_back(static_cast<std::uint8_t>(value));
        out.push_back(static_cast<std::uint8_t>(value >> 8));
    }
    return out;
}

} // namespace

tl::expected<routine::Recording, WavError> recorded(const std::filesystem::path& file) {
    const auto samples = read_wav(file);
    if (!samples) return tl::unexpected{samples.error()};
    return routine::Recording{std::make_shared<const Bytes>(wav_of(*samples)),
                              seconds_of(*samples)};
}

tl::expected<routine::Recording, WavError> recorded(const Samples& samples) {
    const Bytes whole = wav_of(samples); // read again: cut at the ends, and as loud as a file
    const auto even = read_wav(whole);
    if (!even) return tl::unexpected{even.error()};
    return routine::Recording{std::make_shared<const Bytes>(wav_of(*even)), seconds_of(*even)};
}

tl::expected<routine::Recording, WavError> came(std::span<const std::uint8_t> bytes) {
    if (bytes.size() > most_recording_bytes) return tl::unexpected{WavError::too_long};
    const auto samples = read_wav(bytes);
    if (!samples) return tl::unexpected{samples.error()};
    return routine::Recording{std::make_shared<const Bytes>(bytes.begin(), bytes.end()),
                              seconds_of(*samples)};
}

} // namespace sound
