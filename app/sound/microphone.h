// The computer's microphone, for one sentence: it is open as long as it lives.
#pragma once
#include "sound/samples.h"

#include <memory>

namespace sound {

class Microphone {
  public:
    enum class State { opens, hears, none }; // none: there is no microphone, or it is gone
    virtual ~Microphone() = default;
    virtual State state() = 0;   // never waits
    virtual Samples heard() = 0; // since the last call; at most 30 s are held
};

// Opened on another thread.
std::unique_ptr<Microphone> microphone();

} // namespace sound
