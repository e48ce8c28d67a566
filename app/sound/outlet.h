// Where the mixed sound goes: into a loudspeaker, or into a file as fast as the session runs.
#pragma once
#include "sound/mixer.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

namespace sound {

enum class OutletTrouble {
    no_device, // no loudspeaker can be opened
    lost,      // the loudspeaker is gone; looked for again
    cannot_write
};

class Outlet {
  public:
    virtual ~Outlet() = default;
    virtual void advance(units::SessionTime now) = 0; // often; never waits
    // From the moment a sample is taken until it sounds, as far as known here.
    virtual units::Duration latency() const { return {}; }
    virtual std::optional<OutletTrouble> trouble() = 0; // since the last call
};

// Writes what would be heard: 16 bits, one channel, from session time `from` on.
std::unique_ptr<Outlet> file_outlet(std::shared_ptr<Mixer>, const std::filesystem::path&,
                                    units::SessionTime from);
// The computer's loudspeaker. Opened on another thread; without one, or when it vanishes, the sound
// goes nowhere and it is looked for again every few seconds.
std::unique_ptr<Outlet> loudspeaker(std::shared_ptr<Mixer>);
// Nowhere, in the session's own time.
std::unique_ptr<Outlet> no_outlet(std::shared_ptr<Mixer>, units::SessionTime from);

} // namespace sound
