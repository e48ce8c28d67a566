#include "sound/audio.h"

#include <SDL.h>

#include <mutex>

namespace sound {
namespace {

std::mutex& one_at_a_time() {
    static std::mutex* const mutex = new std::mutex; // threads that nobody waits for outlive main
    return *mutex;
}

} // namespace

bool begin_audio() {
    const std::lock_guard lock{one_at_a_time()};
    return SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
}

void end_audio() {
    const std::lock_guard lock{one_at_a_time()};
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

} // namespace sound
