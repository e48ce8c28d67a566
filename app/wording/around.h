// What is said around the rolling: before the first step, when a set is over, at the very end. Each
// line in parts, whose ids are the names of the clips that may take their place.
#pragma once
#include "sound/line.h"

#include "routine/routine.h"

#include <optional>
#include <vector>

namespace wording {

using Spoken = std::vector<sound::Part>; // one line

// "First week, 9 minutes.": minutes rounded up, as the list of routines shows them.
Spoken name_and_minutes(const routine::Routine&);

// "You need: roller, ball, chair."; nothing where the roller, or the floor, is enough.
Spoken things_needed(const routine::Routine&);

// By what somebody pauses, goes on and stops.
enum class Hands {
    roller, // it pauses when they get off, and its presses are a remote control
    keys,   // of the window
    letters // typed into a terminal, each followed by Enter
};
std::vector<Spoken> how_to_stop(Hands);

// What the turning tones mean, and the soft tone if it sounds; nothing where nothing is rolled.
std::vector<Spoken> about_tones(const routine::Routine&, bool soft_tone);

// What somebody needs to be told before a session.
struct Opening {
    std::vector<routine::Said> reasons; // why it is not as it was set
    bool newcomer = false;              // how to pause and what the tones mean, too
    std::optional<Hands> hands;         // nothing: nobody is there
    bool soft_tone = false;             // sounds
};
// The routine with all that is said before it begins, and the time for it.
routine::Routine opened(routine::Routine, const Opening&);

// As a work begins: what to do, and of what is quiet how long it lasts, for nothing is said until
// it is over.
Spoken go(const routine::Routine&, std::size_t step);

// In the middle of a work: how the exercise's own lighter variant does it. Where that one is done
// somewhere else, and in the lighter variant itself, only what helps anywhere.
Spoken lighter(const routine::Exercise&, std::size_t variant);

// In a rest after this step: how to come off, and to wait in comfort. Empty
// where nothing has to be left: stretching, breathing, lying quiet.
Spoken set_over(const routine::Routine&, std::size_t step);

// At the end, after this step: "Done.", and who lies or sits on the floor gets up slowly.
Spoken all_done(const routine::Routine&, std::size_t last_step);

} // namespace wording
