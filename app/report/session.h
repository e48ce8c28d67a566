// A session as report and tables need it, read from the person's file.
#pragma once
#include "care/answers.h"
#include "measure/calibration.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace report {

struct Session {
    store::SessionLine line;
    protocol::Build build = protocol::Build::unknown;
    std::string serial; // of the roller
    measure::Calibration calibration;
    std::vector<store::StepSummary> steps;
    care::Answers answers;
};

// Of its steps that were not skipped, with their pauses, without the rests between them.
double rolled_min(const Session&);

store::Result<Session> read(store::Store&, const store::SessionLine&);

// Begun on these days, the first one first. What can no longer be read is counted.
struct Found {
    std::vector<Session> sessions;
    int unreadable = 0;
};
store::Result<Found> read(store::Store&, units::Day from, units::Day to);

} // namespace report
