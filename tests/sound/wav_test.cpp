#include "sound/listening.h"
#include "sound/wav.h"

#include <doctest/doctest.h>

#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace listening;
using sound::read_wav, sound::WavError;

namespace {

using Bytes = std::vector<std::uint8_t>;

struct Kind {
    int coding = 1, channels = 1, bits = 16;
    std::uint32_t rate = 48000;
};

void put(Bytes& out, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}
void word(Bytes& out, const std::string& w) { out.insert(out.end(), w.begin(), w.end()); }

// 440 Hz in the left channel, nothing in the right one.
Bytes wav(const Kind& kind, double seconds = 0.5) {
    Bytes data;
    const auto frames = static_cast<std::size_t>(seconds * kind.rate);
    for (std::size_t i = 0; i < frames; ++i)
        for (int channel = 0; channel < kind.channels; ++channel) {
            const double turn = 2.0 * std::numbers::pi * 440.0 * static_cast<double>(i) / kind.rate;
            const double value = channel == 0 ? 0.25 * std::sin(turn) : 0.0;
            if (kind.coding == 3)
                put(data, std::bit_cast<std::uint32_t>(static_cast<float>(value)), 4);
            else if (kind.bits == 8)
                put(data, static_cast<std::uint64_t>(std::lround(128.0 + 127.0 * value)), 1);
            else
                put(data,
                    static_cast<std::uint64_t>(
                        std::llround(value * (std::pow(2.0, kind.bits - 1) - 1.0))),
                    kind.bits / 8);
        }
    Bytes out;
    word(out, "RIFF"), put(out, 36 + data.size(), 4), word(out, "WAVE");
    word(out, "LIST"), put(out, 3, 4), word(out, "abc"), out.push_back(0); // something else, odd
    word(out, "fmt "), put(out, 16, 4), put(out, static_cast<std::uint64_t>(kind.coding), 2);
    put(out, static_cast<std::uint64_t>(kind.channels), 2), put(out, kind.rate, 4);
    const auto frame = static_cast<std::uint64_t>(kind.channels * kind.bits / 8);
    put(out, kind.rate * frame, 4), put(out, frame, 2);
    put(out, static_cast<std::uint64_t>(kind.bits), 2);
    word(out, "data"), put(out, data.size(), 4);
    out.insert(out.end(), data.begin(), data.end());
    return out;
}

WavError error_of(const Bytes& bytes) {
    const auto read = read_wav(bytes);
    REQUIRE_FALSE(read.has_value());
    return read.error();
}

} // namespace

TEST_CASE(
    "wav: every usual kind is the same tone, brought to one channel, one rate, one loudness") {
    for (const Kind kind :
         {Kind{1, 1, 8, 8000}, Kind{1, 1, 16, 22050}, Kind{1, 2, 16, 44100}, Kind{1, 1, 24, 48000},
          Kind{1, 2, 32, 96000}, Kind{3, 1, 32, 48000}, Kind{3, 2, 32, 192000}}) {
        CAPTURE(kind.bits);
        CAPTURE(kind.rate);
        const auto read = read_wav(wav(kind));
        REQUIRE(read.has_value());
        CHECK(static_cast<double>(read->size()) / sound::rate_hz ==
              doctest::Approx(0.5).epsilon(0.01));
        CHECK(pitch_hz(*read) == doctest::Approx(440.0).epsilon(0.005));
        CHECK(loudest(*read) == doctest::Approx(0.8).epsilon(0.02));
        CHECK(share_of(440.0, *read) > 0.97);
        CHECK(largest_step(*read) < 0.1);
    }
}

TEST_CASE("wav: what is no sound file of ours is refused, and told why") {
    CHECK(error_of({}) == WavError::not_wav);
    CHECK(error_of(Bytes(100, 'x')) == WavError::not_wav);
    CHECK(error_of(wav({1, 3, 16, 48000})) == WavError::not_supported);
    CHECK(error_of(wav({2, 1, 16, 48000})) == WavError::not_supported);
    CHECK(error_of(wav({1, 1, 16, 4000})) == WavError::not_supported);
    CHECK(error_of(wav({1, 1, 16, 48000}, 0.02)) == WavError::empty);
    CHECK(error_of(wav({1, 1, 8, 8000}, 31.0)) == WavError::too_long);
    Bytes cut = wav({});
    cut.resize(cut.size() - 10);
    CHECK(error_of(cut) == WavError::damaged);
    Bytes silent = wav({});
    std::fill(silent.begin() + 60, silent.end(), std::uint8_t{0});
    CHECK(error_of(silent) == WavError::empty);
}

TEST_CASE("wav: a stream that could not know its length is read to its end") {
    Bytes streamed = wav({1, 1, 16, 22050});
    const std::string data = "data";
    const auto at = std::search(streamed.begin(), streamed.end(), data.begin(), data.end());
    for (int i = 4; i < 8; ++i) *(at + i) = 0x7F;
    CHECK(error_of(streamed) == WavError::damaged);
    CHECK(read_wav(streamed, true).has_value());
}

TEST_CASE("wav: no bytes whatever are worse than refused") {
    std::mt19937 random{3};
    const Bytes good = wav({1, 2, 24, 44100}, 0.1);
    int read = 0;
    for (int i = 0; i < 3000; ++i) {
        Bytes bad = good;
        for (unsigned n = 0; n < 1 + random() % 4; ++n)
            bad[random() % (i % 2 == 0 ? 70 : bad.size())] = static_cast<std::uint8_t>(random());
        if (i % 3 == 0) bad.resize(random() % bad.size());
        const auto samples = read_wav(bad, i % 2 == 0);
        if (!samples) continue;
        ++read;
        CHECK(loudest(*samples) <= 0.81);
        CHECK(samples->size() <= static_cast<std::size_t>(30.1 * sound::rate_hz));
    }
    CHECK(read > 0);
}

TEST_CASE("wav: a float that is no number is silence") {
    Bytes bytes = wav({3, 1, 32, 48000});
    const std::uint32_t nan = 0x7FC00000;
    for (int i = 0; i < 400; ++i)
        std::memcpy(bytes.data() + bytes.size() - 4 * static_cast<std::size_t>(3 * i + 4), &nan, 4);
    const auto read = read_wav(bytes);
    REQUIRE(read.has_value());
    CHECK(loudest(*read) <= 0.81);
}

TEST_CASE("wav: only plain files of moderate size are opened") {
    namespace fs = std::filesystem;
    const fs::path folder =
        fs::temp_directory_path() / ("rolltakt-wav-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const auto error = [](const fs::path& file) { return read_wav(file).error(); };
    CHECK(error(folder / "none.wav") == WavError::cannot_read);
    CHECK(error(folder) == WavError::cannot_read);
    REQUIRE(::mkfifo((folder / "pipe.wav").c_str(), 0600) == 0);
    CHECK(error(folder / "pipe.wav") == WavError::cannot_read); // and at once
    CHECK(error("/dev/zero") == WavError::cannot_read);
    std::ofstream{folder / "huge.wav"} << "RIFF";
    fs::resize_file(folder / "huge.wav", 1'000'000'000);
    CHECK(error(folder / "huge.wav") == WavError::too_long);
    const Bytes good = wav({});
    std::ofstream{folder / "good.wav", std::ios::binary}.write(
        reinterpret_cast<const char*>(good.data()), static_cast<std::streamsize>(good.size()));
    CHECK(read_wav(folder / "good.wav").has_value());
    fs::remove_all(folder);
}

TEST_CASE("wav: what we write we read") {
    Bytes bytes = sound::wav_header(24000);
    CHECK(bytes.size() == 44);
    for (int i = 0; i < 24000; ++i) {
        const auto value = sound::sixteen_bits(
            0.5f * static_cast<float>(std::sin(2.0 * std::numbers::pi * 440.0 * i / 48000.0)));
        put(bytes, static_cast<std::uint16_t>(value), 2);
    }
    const auto read = read_wav(bytes);
    REQUIRE(read.has_value());
    CHECK(pitch_hz(*read) == doctest::Approx(440.0).epsilon(0.002));
    CHECK(sound::sixteen_bits(2.0f) == 32767);
    CHECK(sound::sixteen_bits(-2.0f) == -32767);
}
