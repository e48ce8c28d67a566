// A quiet tone that follows the rolling, for whoever wants it: its pitch goes up and down with the
// stroke, it is clean as long as force and pace are calm, and grows rough the harder or faster than
// the band it is. On the lighter or slower side it only grows quieter: nobody is called to do more.
#pragma once
#include "sound/samples.h"

#include "routine/routine.h"

#include <optional>
#include <span>

namespace sound {

struct Rolling {        // what the tone follows at this instant
    double place = 0.5; // 0..1 on the path, near to far
    double force_n = 0.0;
    std::optional<routine::Band> force_band;  // newtons
    std::optional<double> seconds_per_stroke; // nothing = cannot tell
    std::optional<routine::Band> pace_band;   // seconds per stroke
};

struct Timbre {
    double hz = 0.0;
    double roughness = 0.0; // 0 clean .. 1
    double level = 0.0;     // 0..1
};

Timbre timbre_of(const Rolling&); // pure

// Fades between what it is told, so that nothing clicks, whenever that happens.
class SoftTone {
  public:
    void follow(std::optional<Timbre> wanted) { wanted_ = wanted; } // nothing = silence
    void add_to(std::span<float>);                                  // |added| <= 0.3
    bool silent() const { return !wanted_ && level_ < 1e-4; }

  private:
    std::optional<Timbre> wanted_;
    double hz_ = 0.0, roughness_ = 0.0, level_ = 0.0;
    double phase_ = 0.0, flutter_ = 0.0; // of the tone and of its roughness, in cycles
};

} // namespace sound
