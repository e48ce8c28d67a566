// The ramp to the comfort mark: in the work of a step that may have one, the person puts on weight
// in five stages of five seconds, never above the step's own band of force, and says when it feels
// like 5 of 10. The one place where more weight is asked for, and only while the force is below
// the stage's band; whoever does not answer is told to roll on, and nothing is noted unless the end
// of the band was reached. Its time is part of the work.
#pragma once
#include "care/mark.h"
#include "guide/cue.h"
#include "routine/routine.h"

#include <vector>

namespace guide {

constexpr std::size_t ramp_stages = 5;
constexpr units::Duration ramp_stage_lasts = std::chrono::seconds{5};

struct Ramp {
    bool running = false;
    bool over = false;       // in this work
    units::Duration began{}; // of the work's own time
    std::size_t stage = 0;
    units::Newtons top{};                   // upper end of the step's band
    std::optional<units::Newtons> smoothed; // over about a second; nothing = off the roller
    units::SessionTime smoothed_at{};
    std::optional<units::SessionTime> too_high_since;
};

// What is asked for at a stage: from 0.4 of the band's upper end to all of it.
units::Newtons ramp_target(const Ramp&);
// What is right for that: a tenth of the band's upper end to either side, for strokes swing about
// it, and never above that end. What is shown of the force, and whether more weight is asked for,
// both come from here; "lighter" is due above the end of the step's band alone.
routine::Band ramp_band(const Ramp&);

struct RampLook {
    std::vector<CueKind> said;
    std::optional<care::Mark> found; // the end of the band, still below 5 of 10
};

// Whether the work of this step begins with a ramp: asked for, long enough, and the band known.
bool has_ramp(const routine::Routine&, std::size_t step, const Person&);
void end(Ramp&); // in this work there is none any more
// One look, `done` into the work.
RampLook look(Ramp&, const routine::Routine&, std::size_t step, const Feel&, const Person&,
              units::Duration done, units::SessionTime now);
// The person says: this is 5 of 10. Nothing when there is no ramp, or off the roller.
std::optional<care::Mark> feels_like_five(Ramp&, const routine::Routine&, std::size_t step);

} // namespace guide
