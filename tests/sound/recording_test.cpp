// What an author records: brought to one shape at the desk, looked at as hostile input where it
// comes in, and heard by a microphone.
#include "sound/listening.h"
#include "sound/microphone.h"
#include "sound/recording.h"
#include "sound/tone_wav.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace listening;
using sound::WavError;

namespace {

namespace fs = std::filesystem;

struct File {
    fs::path path = fs::temp_directory_path() / ("rolltakt-said-" + std::to_string(::getpid()));
    explicit File(const std::string& bytes) {
        std::ofstream{path, std::ios::binary}.write(bytes.data(),
                                                    static_cast<std::streamsize>(bytes.size()));
    }
    ~File() { fs::remove(path); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
};

std::span<const std::uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// What is closed is closed on a thread of its own.
void closed() {
    const auto until = std::chrono::steady_clock::now() + 10s;
    while (SDL_WasInit(SDL_INIT_AUDIO) != 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(5ms);
    REQUIRE(SDL_WasInit(SDL_INIT_AUDIO) == 0);
}

} // namespace

TEST_CASE("recording: a file is brought to one shape, and nothing else of it goes along") {
    std::string bytes = tone_wav(440.0, 2.0);
    bytes += "LIST" + std::string{"\x10\0\0\0", 4} + "secret of a desk";
    const auto said = sound::recorded(File{bytes}.path);
    REQUIRE(said.has_value());
    CHECK(said->lasts_s == doctest::Approx(2.0).epsilon(0.02));
    const std::string kept{said->wav->begin(), said->wav->end()};
    CHECK(kept.find("secret") == std::string::npos);
    CHECK(static_cast<double>(kept.size()) == doctest::Approx(44 + 2 * 96000).epsilon(0.02));
    const auto came = sound::came(*said->wav); // as it comes to the client
    REQUIRE(came.has_value());
    CHECK(*came->wav == *said->wav);
    CHECK(came->lasts_s == doctest::Approx(said->lasts_s).epsilon(0.02));
}

TEST_CASE("recording: thirty seconds fit, more does not") {
    const auto longest = sound::recorded(File{tone_wav(440.0, 30.0)}.path);
    REQUIRE(longest.has_value());
    CHECK(longest->wav->size() <= sound::most_recording_bytes);
    CHECK(sound::came(*longest->wav).has_value());
    CHECK(sound::recorded(File{tone_wav(440.0, 30.1)}.path).error() == WavError::too_long);
    CHECK(sound::came(bytes_of(tone_wav(440.0, 30.1))).error() == WavError::too_long);
    const std::string large(sound::most_recording_bytes + 1, 'x'); // before anything is read
    CHECK(sound::came(bytes_of(large)).error() == WavError::too_long);
}

TEST_CASE("recording: what cannot be played is refused") {
    const std::string good = tone_wav(440.0, 0.5);
    CHECK(sound::came(bytes_of(good)).has_value());
    CHECK(sound::came(bytes_of(good.substr(0, good.size() / 2))).error() == WavError::damaged);
    CHECK(sound::came({}).error() == WavError::not_wav);
    CHECK(sound::came(bytes_of("no sound at all, but long enough for a head of one")).error() ==
          WavError::not_wav);
    CHECK(sound::came(bytes_of(tone_wav(0.0, 1.0))).error() == WavError::empty);
    std::mt19937 random{7};
    for (int i = 0; i < 2000; ++i) { // in its head, where its lengths stand
        std::string damaged = good;
        for (int k = 0; k < 3; ++k)
            damaged[random() % 48] = static_cast<char>(static_cast<unsigned char>(random()));
        const auto read = sound::came(bytes_of(damaged));
        if (read) CHECK(read->lasts_s <= sound::longest_clip_s);
    }
}

TEST_CASE("microphone: what is said into it is heard") {
    closed();
    { // from a file, as SDL's own driver plays it
        std::string floats;
        for (int i = 0; i < 2 * sound::rate_hz; ++i) {
            const auto x = static_cast<float>(
                0.5 * std::sin(2.0 * std::numbers::pi * 440.0 * i / sound::rate_hz));
            floats.append(reinterpret_cast<const char*>(&x), sizeof x);
        }
        const File in{floats};
        ::setenv("SDL_AUDIODRIVER", "disk", 1);
        ::setenv("SDL_DISKAUDIOFILEIN", in.path.c_str(), 1);
        sound::Samples heard;
        {
            const auto microphone = sound::microphone();
            const auto until = std::chrono::steady_clock::now() + 10s;
            while (heard.size() < sound::rate_hz && std::chrono::steady_clock::now() < until) {
                const auto more = microphone->heard();
                heard.insert(heard.end(), more.begin(), more.end());
                std::this_thread::sleep_for(20ms);
            }
            CHECK(microphone->state() == sound::Microphone::State::hears);
        }
        ::unsetenv("SDL_DISKAUDIOFILEIN");
        REQUIRE(heard.size() >= sound::rate_hz);
        CHECK(pitch_hz(Heard{heard}.subspan(4800, 38400)) == doctest::Approx(440.0).epsilon(0.01));
    }
    ::unsetenv("SDL_AUDIODRIVER");
    closed();
}

TEST_CASE("microphone: without one that is told") {
    closed();
    {
        ::setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
        const auto microphone = sound::microphone();
        const auto until = std::chrono::steady_clock::now() + 10s;
        while (microphone->state() == sound::Microphone::State::opens &&
               std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(20ms);
        CHECK(microphone->state() == sound::Microphone::State::none);
        CHECK(microphone->heard().empty());
    }
    ::unsetenv("SDL_AUDIODRIVER");
    closed();
}
