#include "sound/wav.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fcntl.h>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace sound {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t most_bytes = 16'000'000;
constexpr std::uint32_t lowest_rate = 8000, highest_rate = 192000;
constexpr double shortest_s = 0.05;
constexpr float loudest = 0.8f, silent = 0.001f;

constexpr std::uint16_t format_pcm = 1, format_float = 3, format_extensible = 0xFFFE;

std::uint32_t number(Bytes bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * i);
    return value;
}

bool says(Bytes bytes, std::size_t at, std::string_view word) {
    return std::equal(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

struct Format {
    std::uint16_t coding = 0, channels = 0, bits = 0;
    std::uint32_t rate = 0;

    std::size_t bytes() const { return bits / 8U; }
    bool supported() const {
        const bool whole =
            coding == format_pcm && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
        const bool real = coding == format_float && bits == 32;
        return (whole || real) && (channels == 1 || channels == 2) && rate >= lowest_rate &&
               rate <= highest_rate;
    }
};

Format format_of(Bytes chunk) {
    Format f;
    f.coding = static_cast<std::uint16_t>(number(chunk, 0, 2));
    f.channels = static_cast<std::uint16_t>(number(chunk, 2, 2));
    f.rate = number(chunk, 4, 4);
    f.bits = static_cast<std::uint16_t>(number(chunk, 14, 2));
    if (f.coding == format_extensible && chunk.size() >= 26)
        f.coding = static_cast<std::uint16_t>(number(chunk, 24, 2));
    return f;
}

float sample_at(Bytes data, std::size_t at, const Format& f) {
    const std::uint32_t raw = number(data, at, f.bytes());
    if (f.coding == format_float) {
        const float value = std::bit_cast<float>(raw);
        return std::isfinite(value) ? std::clamp(value, -1.0f, 1.0f) : 0.0f;
    }
    if (f.bits == 8) return (static_cast<float>(raw) - 128.0f) / 128.0f;
    const auto shifted = static_cast<std::int32_t>(raw << (32 - f.bits));
    return static_cast<float>(shifted) * 0x1p-31f;
}

Samples one_channel(Bytes data, const Format& f) {
    const std::size_t frame = f.bytes() * f.channels;
    Samples out(data.size() / frame);
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = sample_at(data, i * frame, f);
        if (f.channels == 2) out[i] = 0.5f * (out[i] + sample_at(data, i * frame + f.bytes(), f));
    }
    return out;
}

// Straight lines between the samples.
Samples at_our_rate(const Samples& in, std::uint32_t rate) {
    if (rate == rate_hz || in.empty()) return in;
    const double step = static_cast<double>(rate) / rate_hz;
    Samples out(static_cast<std::size_t>(static_cast<double>(in.size() - 1) / step) + 1);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double at = static_cast<double>(i) * step;
        const auto left = std::min(static_cast<std::size_t>(at), in.size() - 1);
        const std::size_t right = std::min(left + 1, in.size() - 1);
        const auto part = static_cast<float>(at - static_cast<double>(left));
        out[i] = in[left] + part * (in[right] - in[left]);
    }
    return out;
}

// Quiet before and after is time that nobody needs; 20 ms of it stay.
void trim(Samples& s) {
    const auto heard = [](float x) { return std::abs(x) > silent; };
    constexpr std::ptrdiff_t stays = rate_hz / 50;
    const auto last = std::find_if(s.rbegin(), s.rend(), heard).base();
    s.erase(last + std::min(s.end() - last, stays), s.end());
    const auto first = std::find_if(s.begin(), s.end(), heard);
    s.erase(s.begin(), first - std::min(first - s.begin(), stays));
}

tl::expected<Samples, WavError> finished(Samples s) {
    trim(s);
    float most = 0.0f;
    for (const float x : s) most = std::max(most, std::abs(x));
    if (most <= silent || static_cast<double>(s.size()) < shortest_s * rate_hz)
        return tl::unexpected{WavError::empty};
    for (float& x : s) x *= loudest / most;
    // Whatever was cut there: no click at the ends.
    const std::size_t fades = rate_hz / 200;
    for (std::size_t i = 0; i < std::min(fades, s.size()); ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(fades);
        s[i] *= share;
        s[s.size() - 1 - i] *= share;
    }
    return s;
}

tl::expected<Samples, WavError> decoded(Bytes data, const Format& f) {
    if (!f.supported()) return tl::unexpected{WavError::not_supported};
    const std::size_t frame = f.bytes() * f.channels;
    if (static_cast<double>(data.size() / frame) > longest_clip_s * f.rate)
        return tl::unexpected{WavError::too_long};
    return finished(at_our_rate(one_channel(data, f), f.rate));
}

} // namespace

tl::expected<Samples, WavError> read_wav(Bytes bytes, bool streamed) {
    constexpr std::size_t riff = 12, head = 8, least_format = 16;
    if (bytes.size() < riff || !says(bytes, 0, "RIFF") || !says(bytes, 8, "WAVE"))
        return tl::unexpected{WavError::not_wav};
    std::optional<Format> format;
    for (std::size_t at = riff; at + head <= bytes.size();) {
        const std::size_t size = number(bytes, at + 4, 4), left = bytes.size() - at - head;
        const bool data = says(bytes, at, "data");
        if (size > left && !(data && streamed)) return tl::unexpected{WavError::damaged};
        const Bytes chunk = bytes.subspan(at + head, std::min(size, left));
        if (data && !format) return tl::unexpected{WavError::not_wav};
        if (data) return decoded(chunk, *format);
        if (says(bytes, at, "fmt ")) {
            if (chunk.size() < least_format) return tl::unexpected{WavError::damaged};
            format = format_of(chunk);
        }
        at += head + size + size % 2; // chunks begin at even places
    }
    return tl::unexpected{format ? WavError::damaged : WavError::not_wav};
}

tl::expected<Samples, WavError> read_wav(const std::filesystem::path& file) {
    // A pipe or a device would be waited for.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return tl::unexpected{WavError::cannot_read};
    struct stat about {};
    const bool plain = ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
    std::vector<std::uint8_t> bytes;
    const bool fits = plain && static_cast<std::size_t>(about.st_size) <= most_bytes;
    bool whole = fits;
    if (fits) {
        bytes.resize(static_cast<std::size_t>(about.st_size));
        std::size_t done = 0;
        while (done < bytes.size()) {
            const auto got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
            if (got <= 0) break;
            done += static_cast<std::size_t>(got);
        }
        whole = done == bytes.size();
    }
    ::close(descriptor);
    if (plain && !fits) return tl::unexpected{WavError::too_long};
    if (!whole) return tl::unexpected{WavError::cannot_read};
    return read_wav(Bytes{bytes});
}

std::vector<std::uint8_t> wav_header(Frame frames) {
    std::vector<std::uint8_t> out;
    out.reserve(44);
    const auto word = [&out](std::string_view w) {
        for (const char c : w) out.push_back(static_cast<std::uint8_t>(c));
    };
    const auto put = [&out](std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    };
    const auto data = static_cast<std::uint64_t>(frames) * 2;
    word("RIFF"), put(36 + data, 4), word("WAVE");
    word("fmt "), put(16, 4), put(format_pcm, 2), put(1, 2);
    put(rate_hz, 4), put(rate_hz * 2, 4), put(2, 2), put(16, 2);
    word("data"), put(data, 4);
    return out;
}

std::int16_t sixteen_bits(float sample) {
    return static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0f, 1.0f) * 32767.0f));
}

} // namespace sound
