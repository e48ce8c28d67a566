// The zero of the roller: taken by itself from one quiet second with nothing on it, looked at again
// whenever the roller is provably unloaded, never taken while somebody might lie on it.
#pragma once
#include "measure/calibration.h"
#include "units/session_time.h"

#include <array>
#include <deque>
#include <optional>
#include <utility>

namespace session {

class Zero {
  public:
    Zero(const measure::Roller&, measure::Calibration,
         const std::optional<std::array<double, protocol::most_cells>>& reference);

    void sample(std::uint8_t cell, units::SessionTime at, measure::Counts);
    void forget(); // a gap or a restart: the second begins anew

    const std::optional<measure::Tare>& tare() const { return tare_; }

    // A full second of every cell lies behind `now` and none of it has been tried yet.
    bool full(units::SessionTime now) const;

    // Takes the second before as the new zero. Refused when loaded, unsteady, or more than 30 N
    // from the zero so far.
    tl::expected<measure::Tare, measure::TareError> take(units::SessionTime now);

    // What the second before reads with nothing taken on trust: newtons above the present zero
    // while still, nothing while anything moves.
    std::optional<units::Newtons> still_force() const;

    // The zero was wrong from the start (somebody lay on the roller): believe the next still
    // second.
    void distrust();

  private:
    measure::TareSamples window() const;

    measure::Roller roller_;
    measure::Calibration calibration_;
    std::optional<std::array<double, protocol::most_cells>> reference_;
    std::optional<measure::Tare> tare_;
    std::array<std::deque<std::pair<units::SessionTime, measure::Counts>>, protocol::most_cells>
        second_{};
    std::optional<units::SessionTime> since_, tried_;
};

} // namespace session
