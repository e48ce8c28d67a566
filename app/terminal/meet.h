// The roller that --roller names, found, greeted and ready, or why not.
#pragma once
#include "terminal/desk.h"
#include "terminal/meeting.h"
#include "terminal/timing.h"

namespace terminal {

tl::expected<device::Source, Failure> source_of(const std::string& text);

// Whether time runs by itself there: a port's roller has its own, a simulated one follows ours.
bool real_time(const device::Source&);

tl::expected<Meeting::Met, Failure> meet(Desk&, const device::Source&, Timing&);

} // namespace terminal
