// What each cue of the guide is for the ears: which tone, and how urgent its line is.
#pragma once
#include "sound/line.h"
#include "sound/tones.h"

#include "guide/player.h"

namespace sound {

// The countdown's own tones follow from the work that begins; its line stays unspoken.
std::optional<Tone> tone_of(guide::CueKind);
Priority priority_of(guide::CueKind);

// Where the session stands, as a number that rises from step to step: get ready, the first 12 s of
// the work, the rest of it, the pause after it. The end comes after everything.
std::size_t place_in_order(const guide::Place&);

// Parts empty: nothing to say.
Line line_of(const guide::Cue&, std::vector<Part>);
// One sentence of how a step is done: from the pause before it on. Get ready leaves room for the
// voice; a slower clip may last up to the first seconds of the work. It gives way to what is more
// urgent.
Line told_line(std::size_t step, units::SessionTime due, std::vector<Part>);
// One sentence of what is said once, before the first step.
Line opening_line(units::SessionTime due, std::vector<Part>);

} // namespace sound
