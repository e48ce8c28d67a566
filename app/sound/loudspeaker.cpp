// SDL audio ends here. Its device is opened and closed on a thread of its own: a sound server that
// does not answer must not hold up a session.
#include "sound/outlet.h"

#include "sound/audio.h"

#include <SDL.h>

#include <dlfcn.h>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

namespace sound {
namespace {

using namespace std::chrono_literals;
using units::Duration, units::SessionTime;

constexpr Duration tries_again = 3s;
constexpr Duration most_discarded = 1s; // at once
constexpr Duration closed_within = 1s;  // by a server that answers
constexpr Uint16 block = 512;           // frames: 10.7 ms

void fill(void* mixer, Uint8* bytes, int size) {
    auto* samples = reinterpret_cast<float*>(bytes);
    static_cast<Mixer*>(mixer)->render({samples, static_cast<std::size_t>(size) / sizeof(float)});
}

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

// ALSA, which SDL may try, writes to standard error what belongs into one sentence of ours.
void silence_alsa() {
    using Handler = void (*)(const char*, int, const char*, int, const char*, ...);
    using Set = int (*)(Handler);
    void* alsa = ::dlopen("libasound.so.2", RTLD_LAZY | RTLD_NOLOAD);
    if (alsa == nullptr) return;
    const auto set = reinterpret_cast<Set>(::dlsym(alsa, "snd_lib_error_set_handler"));
    if (set != nullptr) set(say_nothing);
    ::dlclose(alsa);
}

SDL_AudioDeviceID open(Mixer& mixer) {
    silence_alsa();
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); // the program has its own
    SDL_SetHint(SDL_HINT_APP_NAME, "Rolltakt");
    if (!begin_audio()) return 0;
    SDL_AudioSpec wanted{};
    wanted.freq = rate_hz;
    wanted.format = AUDIO_F32SYS;
    wanted.channels = 1;
    wanted.samples = block;
    wanted.callback = fill;
    wanted.userdata = &mixer;
    const SDL_AudioDeviceID device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
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

// Shared with the thread that opens; whoever comes last closes.
struct Door {
    std::mutex mutex;
    std::shared_ptr<Mixer> mixer;
    SDL_AudioDeviceID device = 0;
    bool busy = false, left = false;
};

// Closes what is open, opens anew, on a thread that nobody waits for.
void open_anew(const std::shared_ptr<Door>& door) {
    door->busy = true;
    const SDL_AudioDeviceID old = std::exchange(door->device, 0);
    std::thread{[door, old] {
        close(old);
        const SDL_AudioDeviceID device = open(*door->mixer);
        const std::lock_guard lock{door->mutex};
        door->busy = false;
        if (door->left)
            close(device);
        else
            door->device = device;
    }}.detach();
}

// On a thread that is waited for only so long; the mixer stays until it is done.
void close_in_time(SDL_AudioDeviceID device, std::shared_ptr<Mixer> mixer) {
    if (device == 0) return;
    std::promise<void> done;
    const auto closed = done.get_future();
    std::thread{[device, mixer = std::move(mixer), done = std::move(done)]() mutable {
        close(device);
        mixer.reset();
        done.set_value();
    }}.detach();
    closed.wait_for(closed_within);
}

class Loudspeaker : public Outlet {
  public:
    explicit Loudspeaker(std::shared_ptr<Mixer> mixer) {
        door_->mixer = std::move(mixer);
        const std::lock_guard lock{door_->mutex};
        open_anew(door_);
    }
    ~Loudspeaker() override {
        SDL_AudioDeviceID device = 0;
        {
            const std::lock_guard lock{door_->mutex};
            door_->left = true;
            device = std::exchange(door_->device, 0);
        }
        close_in_time(device, door_->mixer);
    }
    Loudspeaker(const Loudspeaker&) = delete;
    Loudspeaker& operator=(const Loudspeaker&) = delete;

    void advance(SessionTime now) override {
        bool open = false;
        {
            const std::lock_guard lock{door_->mutex};
            open = look(now);
        }
        if (!open) discard(now);
        looked_ = now;
    }
    Duration latency() const override { return duration_of(block); }
    std::optional<OutletTrouble> trouble() override { return std::exchange(trouble_, {}); }

  private:
    // Is there a loudspeaker that takes samples? Called with the door's mutex held.
    bool look(SessionTime now) {
        if (door_->busy) return false;
        if (door_->device != 0) {
            had_one_ = true;
            told_ = false;
            if (SDL_GetAudioDeviceStatus(door_->device) == SDL_AUDIO_PLAYING) return true;
        }
        if (!told_) trouble_ = had_one_ ? OutletTrouble::lost : OutletTrouble::no_device;
        told_ = true;
        if (!tried_ || now - *tried_ >= tries_again) {
            tried_ = now;
            open_anew(door_);
        }
        return false;
    }

    // What nobody hears goes by all the same, so that it is not heard later all at once.
    void discard(SessionTime now) {
        if (!looked_) return;
        const auto frames = frames_of(std::min<Duration>(now - *looked_, most_discarded));
        if (frames <= 0) return;
        unheard_.resize(static_cast<std::size_t>(frames));
        door_->mixer->render(unheard_);
    }

    std::shared_ptr<Door> door_ = std::make_shared<Door>();
    std::optional<SessionTime> looked_, tried_;
    std::optional<OutletTrouble> trouble_;
    bool had_one_ = false, told_ = false;
    Samples unheard_;
};

} // namespace

std::unique_ptr<Outlet> loudspeaker(std::shared_ptr<Mixer> mixer) {
    return std::make_unique<Loudspeaker>(std::move(mixer));
}

} // namespace sound
