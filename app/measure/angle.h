// The cradle's angle sensor: 12 bits a turn, unwrapped to an angle that may grow without end.
#pragma once
#include "measure/sliding_range.h"
#include "protocol/messages.h"
#include "units/session_time.h"

#include <cstdint>
#include <optional>

namespace measure {

constexpr double fastest_turns_per_second = 2.5; // nobody rolls faster; beyond = a wrong reading

class AngleTrack {
  public:
    // Radians since the first good reading; nothing for a reading that cannot be used: no magnet,
    // no answer, or a jump nobody can roll. After three readings in a row that agree with each
    // other the sensor is believed again, without counting the jump as rolling. Over a pause of
    // more than 0.2 s the sleeve came back to where it was rolled before: nearest to the middle of
    // the last 12 s. Before so much is known, the shorter way round is assumed.
    std::optional<double> push(units::SessionTime, std::uint16_t angle, protocol::Magnet);

    std::uint32_t jumps() const { return jumps_; } // readings refused as jumps

  private:
    double turns_since(std::uint16_t angle, double seconds) const;

    static constexpr double rolled_s = 12.0;
    bool begun_ = false;
    units::SessionTime at_{};
    std::uint16_t angle_ = 0; // of the last reading used
    double unwrapped_ = 0.0;  // turns
    std::uint16_t doubtful_ = 0;
    units::SessionTime doubtful_at_{};
    int agreeing_ = 0;
    std::uint32_t jumps_ = 0;
    SlidingRange rolled_{rolled_s};
};

} // namespace measure
