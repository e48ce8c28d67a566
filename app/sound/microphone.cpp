// SDL's capture ends here, opened and closed as the loudspeaker is: on a thread that nobody waits
// for, because a sound server may not answer.
#include "sound/microphone.h"

#include "sound/audio.h"
#include "sound/wav.h"

#include <SDL.h>

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

namespace sound {
namespace {

constexpr Uint16 block = 1024; // frames: 21 ms
constexpr auto most_held = static_cast<std::size_t>(longest_clip_s * rate_hz);

// Shared with the thread that opens, and with SDL's own.
struct Ear {
    std::mutex mutex; // of everything below
    Samples held;
    SDL_AudioDeviceID device = 0;
    bool opening = true, left = false;
};

void listen(void* ear, Uint8* bytes, int size) {
    Ear& to = *static_cast<Ear*>(ear);
    const auto* const samples = reinterpret_cast<const float*>(bytes);
    const std::lock_guard lock{to.mutex};
    const std::size_t n = std::min(static_cast<std::size_t>(size) / sizeof(float),
                                   most_held - std::min(most_held, to.held.size()));
    to.held.insert(to.held.end(), samples, samples + n);
}

SDL_AudioDeviceID open(Ear& ear) {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); // the program has its own
    SDL_SetHint(SDL_HINT_APP_NAME, "Rolltakt");
    if (!begin_audio()) return 0;
    SDL_AudioSpec wanted{};
    wanted.freq = rate_hz;
    wanted.format = AUDIO_F32SYS;
    wanted.channels = 1;
    wanted.samples = block;
    wanted.callback = listen;
    wanted.userdata = &ear;
    const SDL_AudioDeviceID device = SDL_OpenAudioDevice(nullptr, 1, &wanted, nullptr, 0);
    if (device == 0) {
        end_audio();
        return 0;
    }
    SDL_PauseAudioDevice(device, 0);
    return device;
}

void close(SDL_AudioDeviceID device) {
    if (device == 0) return;
    SDL_CloseAudioDevice(device);
    end_audio();
}

class Capture : public Microphone {
  public:
    Capture() {
        std::thread{[ear = ear_] {
            const SDL_AudioDeviceID device = open(*ear);
            bool left = false;
            {
                const std::lock_guard lock{ear->mutex};
                ear->opening = false;
                left = ear->left;
                if (!left) ear->device = device;
            }
            if (left) close(device); // SDL's thread may wait for the mutex
        }}.detach();
    }
    ~Capture() override {
        SDL_AudioDeviceID device = 0;
        {
            const std::lock_guard lock{ear_->mutex};
            ear_->left = true;
            device = std::exchange(ear_->device, 0);
        }
        if (device != 0) std::thread{[ear = ear_, device] { close(device); }}.detach();
    }
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;

    State state() override {
        SDL_AudioDeviceID device = 0;
        {
            const std::lock_guard lock{ear_->mutex};
            if (ear_->opening) return State::opens;
            device = ear_->device;
        }
        // Not with the mutex held: SDL calls listen() with its own.
        const bool hears = device != 0 && SDL_GetAudioDeviceStatus(device) == SDL_AUDIO_PLAYING;
        return hears ? State::hears : State::none;
    }
    Samples heard() override {
        const std::lock_guard lock{ear_->mutex};
        return std::exchange(ear_->held, {});
    }

  private:
    std::shared_ptr<Ear> ear_ = std::make_shared<Ear>();
};

} // namespace

std::unique_ptr<Microphone> microphone() { return std::make_unique<Capture>(); }

} // namespace sound
