// How often the force rises per there-and-back, once or twice: by force alone this tells a hurried
// person from a calm one, and only strokes whose number is known can tell it.
#pragma once
#include "measure/runs.h"

#include <optional>
#include <span>

namespace measure {

// Three times there and back, at the set pace, and then lying still: somebody was asked to.
struct ProfileStrokes {
    bool over = false;        // lying still, or rolling on and on
    std::optional<int> peaks; // 1 or 2; nothing = not over, or not done as asked
};

// By the first run, of those that began at `since` or later, that ended with lying still; those
// that a lift-off or a gap broke off are passed over. Six ways between turning points of the force
// (five to seven) are one peak, twelve (ten to fourteen) two; but only if a sixth of their time is
// 0.6 to 1.67 times the set pace: three strokes of a calm person with two peaks also make six ways.
// Twelve have to be alike as well (0.4 to 2.5 times their median, in time and in force): hands that
// are set down anew make dips between six.
ProfileStrokes profile_strokes(std::span<const Run> by_force, units::SessionTime since,
                               std::optional<double> set_seconds_per_stroke);

// The same from strokes whose path was measured within [from, to): turning points of the force for
// each of theirs. Nothing before five strokes, or where the numbers fit neither.
std::optional<int> peaks_seen(std::span<const Run> by_path, std::span<const Run> by_force,
                              units::SessionTime from, units::SessionTime to);

} // namespace measure
