// What is told about a step before its work begins, and how long a voice needs for it. Get ready
// lasts at least that long: nobody begins before they know how. What was told once is not told
// again: of the other side and the next set only what is new. Who knows an exercise is told how to
// lie and the first of what to heed; all of it whenever they ask.
#pragma once
#include "routine/routine.h"

#include <span>
#include <string_view>

namespace routine {

// Three, two, one: before work that was told, and before it goes on after a pause.
constexpr units::Duration countdown_lasts = std::chrono::seconds{3};

enum class About {
    tool, // another one than in the step before, or none any more
    set_up,
    variant, // its own part of the set-up
    path,    // from landmark to landmark; of a hold: what to do there
    caution
};

struct Told { // one sentence; the text lives as long as the routine
    About about{};
    std::size_t sentence = 1; // of what it is about
    std::string_view text;
};

// How the step is done, all of it, in the order in which it is told: another tool first; for whom
// the exercise is nothing hears so before they lie down, and who lifts the hips does it last.
std::vector<Told> how(const Routine&, std::size_t step, Language);
using Steps = std::span<const std::size_t>;
// What of it the person needs who does the step, without what was told with the steps before, in
// the order in which they were told: how to lie is told again when another exercise came between,
// where to roll and what to heed once.
std::vector<Told> told(const Routine&, std::size_t step, Language, Steps before);
// What is said before all else: the opening, and claims that are spoken.
std::vector<Text> opening(const Routine&);

// How long espeak-ng needs at 150 words a minute, rather more than less (telling.cpp says from
// what it was measured).
units::Duration speaking_time(std::string_view text, Language);
// How a step is called up.
struct Call {
    std::vector<std::size_t> told; // with these steps it was told how they are done
    units::Duration rested{};      // of a pause before it, in which it was named
    bool opens = false;            // the session: what is said before all else comes first
};
Call as_planned(const Routine&, std::size_t step); // every step before it was told
// From the beginning of get ready to the end of its last word, in the slower language. Zero: it
// has no words.
units::Duration telling_time(const Routine&, std::size_t step, const Call&);
// How long get ready lasts: the step's time, or what its words need and the countdown after them,
// or what somebody needs to get there after hearing where: to another place, position or tool.
units::Duration getting_ready(const Routine&, std::size_t step, const Call&);

// Marks the steps of these ways as known to the person. Their get ready is as it was set until room
// is made anew.
void take_as_known(Routine&, std::span<const Way>);

// Lengthens get ready, rests and changes of sides where their words need longer; whole seconds.
void make_room(Routine&);

} // namespace routine
