// The time a windowless session runs on. Simulated and replayed rollers advance in steps of 10 ms,
// as fast as the clock and the speed allow, and their results never depend on it. A roller at a
// port brings its own time; at speed 1 that is the host's. A board that runs at another speed is
// followed: time passes as its clock says, however fast that is, so a busy computer slows the
// session down and changes nothing else.
#pragma once
#include "device/link.h"
#include "terminal/run.h"
#include "wire/message.h"

#include <memory>
#include <optional>

namespace terminal {

class Timing {
  public:
    Timing(const Surroundings&, bool real, double speed);
    Timing(const Timing&) = delete;
    Timing& operator=(const Timing&) = delete;

    units::HostTime now() const { return now_; }
    // Waits for the next step, or for bytes at the descriptor. True: the computer slept or stood
    // still meanwhile, so that what lies between is no time of the session.
    bool next(int descriptor);

    // The link to use with this time, and not longer than it. What a followed board says arrives
    // at the board's own time, and moves now() on.
    std::unique_ptr<device::Link> timed(std::unique_ptr<device::Link>);

  private:
    class Followed;

    bool next_real(int descriptor);
    void next_virtual();
    void follow(device::Intake&);
    void follow(const wire::Message&);
    void pass(std::uint32_t ticks);

    const Surroundings& around_;
    bool real_;
    double speed_;
    units::HostTime began_, now_, looked_;

    bool follows_;
    wire::FrameReader reader_;
    std::uint32_t ticks_per_second_ = protocol::ticks_per_second;
    std::optional<std::uint32_t> ticks_;   // the board's time at its last word
    std::optional<units::HostTime> heard_; // the host's then
    units::Duration in_silence_{};         // passed since then
};

} // namespace terminal
