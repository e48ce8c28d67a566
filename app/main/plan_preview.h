// A routine of a plan as it will be played, with the simulated person, on no roller and into no
// file: what it shows is gone when it is left.
#pragma once
#include "main/figures.h"
#include "screen/session_screen.h"
#include "terminal/meeting.h"

#include <memory>
#include <optional>

namespace app {

class PlanPreview {
  public:
    // `speed`: seconds of the routine in a second.
    PlanPreview(const routine::Routine&, const std::vector<routine::Exercise>& known, double speed,
                units::WallTime started, units::HostTime now);

    void advance(units::HostTime now);
    void act(const screen::Wish&);
    bool over() const { return !session_ || session_->over(); }
    screen::SessionView view(const screen::Looking&) const;

  private:
    void step();

    double speed_;
    units::HostTime looked_, time_; // of the computer; of the routine
    std::unique_ptr<Figures> figures_;
    std::unique_ptr<device::Link> link_;
    std::optional<session::Session> session_;
    std::optional<guide::Cue> cue_;
};

} // namespace app
