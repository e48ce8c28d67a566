// The roller that --roller names, found, greeted and ready, or why not.
#pragma once
#include "terminal/desk.h"
#include "terminal/meeting.h"
#include "terminal/timing.h"

namespace terminal {

tl::expected<device::Source, Failure> source_of(const std::string& text);

// Whether time runs by itself there: a port's roller has its own, a simulated one follows ours.
bool real_time(const device::Source&);

// A board that was told what it is; nothing can be measured on another one.
tl::expected<void, Failure> described(const protocol::Hello&);

// No roller is never a dead end: says what can be done without one.
Failure no_roller(Failure why);

// With a recording from the roller's first hello on, in a new file, which does not stay if nobody
// answers.
tl::expected<Meeting::Met, Failure> meet(Desk&, const device::Source&, Timing&,
                                         const std::string& record = {});

} // namespace terminal
