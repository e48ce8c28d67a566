// The roller outside a session: looked for, greeted, kept in sight, met again after it was
// unplugged.
#pragma once
#include "device/source.h"
#include "screen/status.h"
#include "terminal/meeting.h"

#include <optional>
#include <vector>

namespace app {

class RollerWatch {
  public:
    explicit RollerWatch(device::Source);

    void look_for(device::Source); // lets go of the present one
    void let_go();                 // closes the port; look_for begins anew
    void advance(units::HostTime now);

    bool ready() const { return met_.has_value(); }
    const device::Source& source() const { return source_; }
    const screen::RollerFacts& facts() const { return facts_; }
    terminal::Meeting::Met& met() { return *met_; }                    // while ready
    const std::vector<device::Chunk>& heard() const { return heard_; } // since the advance before
    bool met_anew() const { return met_anew_; }                        // in the last advance
    // While ready: this calibration holds from now on, with the zero that was taken for it.
    void calibrated(const measure::Calibration&, std::optional<measure::PerCell<double>> zero);
    terminal::Meeting::Met hand_over(); // to a session; then nothing is looked for
    units::Duration patience() const;   // advance again within this time

  private:
    void keep_in_sight(units::HostTime now);
    void meet(units::HostTime now);

    device::Source source_;
    std::optional<terminal::Meeting> meeting_;
    std::optional<terminal::Meeting::Met> met_;
    std::optional<units::HostTime> since_;
    std::vector<device::Chunk> heard_;
    screen::RollerFacts facts_;
    bool met_anew_ = false;
};

} // namespace app
