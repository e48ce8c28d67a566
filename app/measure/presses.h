// The roller as a remote control: presses by hand or foot while nobody lies on it.
#pragma once
#include "units/quantity.h"
#include "units/session_time.h"

#include <cstdint>
#include <optional>

namespace measure {

enum class Presses : std::uint8_t { two, one_long };

// A press is a force that rises above 18 N and falls below 9 N, or 0.4 of its highest, again; the
// next one of a gesture has to reach 0.6 of that as well (between two quick presses a slow
// converter sees no empty roller). A gesture is two short ones (up to 0.6 s each, less than 0.7 s
// apart; a third does no harm) or one long one (0.7 to 2 s), on a roller that was empty for 0.7 s
// before it and is for 0.35 s, after a long one 0.7 s, from then on: then it is told. More than 600
// N is somebody's weight, and whoever gets on stays longer or is soon back: no press.
class PressFinder {
  public:
    // After the drift of the zero is taken off; times rise.
    std::optional<Presses> push(units::SessionTime, units::Newtons);
    void gap(); // nothing is known from the last push on; what came before it is no press

    // When the gesture told last began.
    units::SessionTime began() const { return began_; }

  private:
    std::optional<Presses> judged() const;

    std::optional<units::SessionTime> down_since_;
    std::optional<units::SessionTime> empty_since_; // nothing: was never empty
    units::SessionTime began_{};                    // of the present gesture
    int short_ones_ = 0, long_ones_ = 0;            // of it
    units::Newtons highest_{};                      // of its last press
    bool spoiled_ = false;                          // it cannot become one any more
};

} // namespace measure
