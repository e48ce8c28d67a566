// Outside of a session: something to set the volumes by, and the beat by which an ear finds the
// delay of the loudspeaker.
#pragma once
#include "sound/announcer.h"

#include <deque>

namespace sound {

class Trial {
  public:
    Trial(const Settings&, std::shared_ptr<Mixer>, std::unique_ptr<Outlet>, std::unique_ptr<Voice>,
          units::SessionTime from);

    void set(const Settings&);
    void play(Channel, const Part& line); // the line is for the voice; heard even where it is muted
    // One after another; what somebody recorded is heard even where the voice is turned down.
    void read(const std::vector<Part>& lines);
    void beat(bool on) { beats_ = on; } // early by the delay that is set
    void advance(units::SessionTime now);
    bool quiet() const; // nothing sounds any more, nor will
    std::vector<Trouble> troubles();

  private:
    void hear();
    units::Duration early() const { return settings_.delay + outlet_->latency(); }

    Settings settings_;
    std::shared_ptr<Mixer> mixer_;
    std::unique_ptr<Outlet> outlet_;
    std::unique_ptr<Voice> voice_;
    Timeline timeline_;
    units::SessionTime now_{};
    std::deque<Part> lines_;                       // to be spoken, each as soon as it is made
    units::SessionTime free_at_{};                 // the one before is over
    std::optional<units::SessionTime> soft_since_; // its example
    std::shared_ptr<const Samples> tick_;
    bool beats_ = false, recording_ = false;
    units::SessionTime last_beat_{}; // handed over
};

// The beat falls on every whole period; 0 = now, rising to 1 just before the next.
constexpr units::Duration beat_period = std::chrono::milliseconds{1500};
double beat_phase(units::SessionTime now);

} // namespace sound
