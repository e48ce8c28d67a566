// A part of a routine: one exercise with its sets and sides, before it unrolls to steps.
#pragma once
#include "routine/routine.h"

#include <span>

namespace routine {

struct Part {
    std::size_t exercise = 0, variant = 0;
    std::vector<Side> sides;
    int sets = 1;
    Effort effort = Effort::light;
    units::Duration get_ready{}, work{}, rest{}, change{}, rest_after{};
    std::optional<double> seconds_per_stroke;
    std::optional<Band> pace_band;
};

// Set by set, each on every side: left, change, right, rest, left, change, right.
void unroll(const Part&, Routine&);

// And back: how many of these steps, at least one, are of the part that the first one is of. It
// ends at the next exercise or variant, or where sets are counted anew.
std::size_t length_of_part(std::span<const Step>);

// Index of the routine's own copy of an exercise; the same one is kept once.
std::size_t kept(Routine&, const Exercise&);

// The band of pace where nothing else is said, around the set pace.
Band usual_pace_band(double seconds_per_stroke);

} // namespace routine
