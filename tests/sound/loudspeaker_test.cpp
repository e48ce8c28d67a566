// The real SDL audio in real time: into a file, without a device, and with one that vanishes.
#include "sound/listening.h"
#include "sound/outlet.h"
#include "sound/timeline.h"
#include "sound/tones.h"

#include <doctest/doctest.h>

#include <SDL.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace listening;
using sound::OutletTrouble, sound::Tone;

namespace {

namespace fs = std::filesystem;

struct Driver { // of SDL, for one test
    fs::path file = fs::temp_directory_path() / ("rolltakt-sdl-" + std::to_string(::getpid()));
    explicit Driver(const char* name) {
        ::setenv("SDL_AUDIODRIVER", name, 1);
        ::setenv("SDL_DISKAUDIOFILE", file.c_str(), 1);
    }
    ~Driver() {
        ::unsetenv("SDL_AUDIODRIVER");
        fs::remove(file);
    }
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    sound::Samples samples() const {
        sound::Samples out(fs::file_size(file) / sizeof(float));
        std::ifstream{file, std::ios::binary}.read(
            reinterpret_cast<char*>(out.data()),
            static_cast<std::streamsize>(out.size() * sizeof(float)));
        return out;
    }
};

struct Running {
    std::shared_ptr<sound::Mixer> mixer = std::make_shared<sound::Mixer>();
    std::unique_ptr<sound::Outlet> outlet = sound::loudspeaker(mixer);
    sound::Timeline timeline;
    std::optional<OutletTrouble> trouble;
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();

    units::SessionTime now() const {
        return units::SessionTime{
            std::chrono::duration_cast<units::Duration>(std::chrono::steady_clock::now() - begun)};
    }
    template <class Until> bool until(Until happened, units::Duration most = 10s) {
        while (now().time_since_epoch() < most) {
            outlet->advance(now());
            timeline.look(now(), mixer->rendered());
            if (const auto t = outlet->trouble()) trouble = t;
            if (happened()) return true;
            std::this_thread::sleep_for(20ms);
        }
        return false;
    }
};

} // namespace

TEST_CASE("loudspeaker: two tones asked for half a second apart come out half a second apart") {
    const Driver disk{"disk"};
    {
        Running r;
        REQUIRE(r.until([&] { return r.mixer->rendered() > sound::rate_hz / 2; }));
        const auto tone =
            std::make_shared<const sound::Samples>(sound::samples_of(Tone::countdown));
        const units::SessionTime first = r.now() + 200ms;
        for (const auto after : {0ms, 500ms})
            r.mixer->play(sound::Channel::tones, tone, r.timeline.frame_at(first + after));
        REQUIRE(r.until([&] { return r.mixer->quiet(); }, r.now().time_since_epoch() + 10s));
        CHECK_FALSE(r.trouble.has_value());
    }
    const auto samples = disk.samples();
    const auto heard = stretches(samples, 0.05);
    REQUIRE(heard.size() == 2);
    CHECK(heard[1].from_s - heard[0].from_s == doctest::Approx(0.5).epsilon(0.002));
    const auto from = static_cast<std::size_t>((heard[0].from_s + 0.02) * sound::rate_hz);
    CHECK(pitch_hz(Heard{samples}.subspan(from, 4000)) == doctest::Approx(440.0).epsilon(0.005));
}

TEST_CASE("loudspeaker: without a device time goes on, nothing piles up, and it is said once") {
    const Driver none{"no_such_driver"};
    Running r;
    REQUIRE(r.until([&] { return r.trouble.has_value(); }));
    CHECK(*r.trouble == OutletTrouble::no_device);
    r.trouble.reset();
    r.mixer->play(sound::Channel::tones,
                  std::make_shared<const sound::Samples>(sound::samples_of(Tone::countdown)),
                  r.timeline.frame_at(r.now()));
    REQUIRE(r.until([&] { return r.mixer->quiet(); }, r.now().time_since_epoch() + 10s));
    CHECK_FALSE(r.trouble.has_value());
}

TEST_CASE("loudspeaker: one that vanishes is missed, and found again") {
    const Driver disk{"disk"};
    Running r;
    REQUIRE(r.until([&] { return r.mixer->rendered() > sound::rate_hz / 10; }));
    for (SDL_AudioDeviceID id = 2; id < 4; ++id) SDL_CloseAudioDevice(id); // as if pulled out
    REQUIRE(r.until([&] { return r.trouble.has_value(); }, r.now().time_since_epoch() + 10s));
    CHECK(*r.trouble == OutletTrouble::lost);
    // Opened anew at once: SDL hands the samples on again.
    REQUIRE(r.until([&] { return SDL_GetAudioDeviceStatus(2) == SDL_AUDIO_PLAYING; },
                    r.now().time_since_epoch() + 10s));
}

TEST_CASE("loudspeaker: one that does not let itself be closed holds nobody up") {
    const Driver disk{"disk"};
    Running r;
    REQUIRE(r.until([&] { return r.mixer->rendered() > sound::rate_hz / 10; }));
    SDL_LockAudioDevice(2);
    const auto before = r.now();
    r.outlet.reset();
    CHECK(r.now() - before < 5s);
    CHECK(SDL_GetAudioDeviceStatus(2) != SDL_AUDIO_STOPPED);
    SDL_UnlockAudioDevice(2);
    while (SDL_WasInit(SDL_INIT_AUDIO) != 0 && r.now().time_since_epoch() < 20s)
        std::this_thread::sleep_for(20ms);
    CHECK(SDL_WasInit(SDL_INIT_AUDIO) == 0);
}
