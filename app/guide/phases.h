// The ways from one phase to the next, shared by the passing of time and by what the person asks
// for.
#pragma once
#include "guide/player.h"

namespace guide {

units::Duration lasts(const routine::Routine&, const State&, const Playing&); // the phase

// The first step after this one whose exercise nobody stopped; past the end = none.
std::size_t next_step(const routine::Routine&, const State&, std::size_t step);
bool stopped(const routine::Routine&, const State&, std::size_t step);

void say(State&, CueKind, std::size_t step, units::SessionTime at);
// At the end of get ready: a step whose words nobody waited for was not told.
void note_told(const routine::Routine&, State&, const Playing&);
void start_work(const routine::Routine&, State&, const Playing&, units::SessionTime at);
void enter(State&, std::size_t step, Phase, units::SessionTime at); // and says so
void end(State&, Ended, units::SessionTime at);                     // and says so when done
void after_work(const routine::Routine&, State&, std::size_t step, units::SessionTime at);
void after_pause_between(const routine::Routine&, State&, std::size_t step, units::SessionTime at);

} // namespace guide
