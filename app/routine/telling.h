// What is told about a step before its work begins, and how long a voice needs for it. Get ready
// lasts at least that long: nobody begins before they know how. What was told once is not told
// again: of the other side and the next set only what is new.
#pragma once
#include "routine/routine.h"

#include <string_view>

namespace routine {

enum class About {
    set_up,
    variant, // what is different in it
    path,    // from landmark to landmark; of a hold: what to do there
    caution
};

struct Told { // one sentence; the text lives as long as the routine
    About about{};
    std::size_t sentence = 1; // of what it is about
    std::string_view text;
};

// How the step is done, all of it, in the order in which it is told.
std::vector<Told> how(const Routine&, std::size_t step, Language);
// Of it what was not told before: how to lie is told again when another exercise came between,
// where to roll and what to heed once.
std::vector<Told> told(const Routine&, std::size_t step, Language);
// What is said before all else: why it is not as it was set, and claims that are spoken.
std::vector<Text> opening(const Routine&);

// How long espeak-ng needs at 150 words a minute, rather more than less (telling.cpp says from
// what it was measured).
units::Duration speaking_time(std::string_view text, Language);
// From the beginning of get ready to the end of its last word, in the slower language. Zero: it
// has no words.
units::Duration telling_time(const Routine&, std::size_t step);

// Lengthens get ready, rests and changes of sides where their words need longer; whole seconds.
void make_room(Routine&);

} // namespace routine
