// Watches the effort of the running work against its bands. It only ever says slower or lighter:
// nobody is told to hurry or to press harder (but in the ramp to the comfort mark, guide/ramp.h),
// and nothing is said on a signal that cannot tell.
#pragma once
#include "guide/cue.h"
#include "routine/routine.h"

#include <vector>

namespace guide {

struct Coaching {                                  // what it remembers from tick to tick
    std::optional<std::uint32_t> strokes_seen;     // nothing = the work has just begun
    std::uint32_t hurried = 0;                     // strokes in a row far below the pace band
    std::optional<units::SessionTime> slower_at;   // last said
    std::optional<units::SessionTime> heavy_since; // force above the ceiling
    std::optional<units::SessionTime> lighter_at;  // last said
};

// Forgets what belongs to one work, keeps when something was said last.
void begin_work(Coaching&);

// One look. slower: three strokes in a row under 0.6 of the lower end of the pace band. lighter:
// more than 3 s above the ceiling. Each at most every 10 s (evidence sheet 1.5, R2 and R3).
std::vector<CueKind> coach(Coaching&, const routine::Exercise&, const routine::Step&, const Feel&,
                           const Person&, units::SessionTime now);

// Newtons that are right for this step: its own band, ended by the comfort mark where that is
// lower; before there is a mark the light one, whatever the step's effort. Where the mark leaves
// little or nothing of the step's band it begins as that of a lighter effort does. Nothing = the
// mass is not known. What is shown of the force and what is said of it both come from here; while a
// ramp runs, from ramp_band (guide/ramp.h).
std::optional<routine::Band> band(const routine::Exercise&, const routine::Step&, const Person&);

// The force above which "lighter" is due: the upper end of that band; without a mass the comfort
// mark. Nothing = neither is known.
std::optional<units::Newtons> ceiling(const routine::Exercise&, const routine::Step&,
                                      const Person&);

} // namespace guide
