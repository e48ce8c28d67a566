// Where on the path somebody is, counted as the beat counts it: 0 where it begins. The phase of a
// stroke tells how far it has come, not from which end; that is taken from where the beat was when
// the first stroke was told, and then alternates with the strokes.
#pragma once
#include "measure/findings.h"
#include "units/session_time.h"

#include <cstdint>
#include <optional>

namespace session {

// The place of a roller at the set pace, 0..1, `done` after the beat began: one stroke there, one
// back, resting a moment at each end. `seconds_per_stroke` > 0.
double beat_place(units::Duration done, double seconds_per_stroke);

class OwnWay {
  public:
    void begin() { rolling_ = false; } // of a set
    // `done`: of the set; `set_pace`: seconds per stroke, nothing = there is no beat. 0..1, nothing
    // = cannot tell.
    std::optional<double> look(const measure::Live&, units::Duration done,
                               std::optional<double> set_pace);

  private:
    bool rolling_ = false, outward_ = true;
    std::uint32_t strokes_ = 0;
};

} // namespace session
