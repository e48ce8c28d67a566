// All that is told about the days a question looks at, and what it shows of them today.
#pragma once
#include "insight/beside.h"
#include "insight/pairing.h"
#include "insight/question.h"

namespace insight {

struct Log {
    std::vector<diary::Night> nights; // those that count
    std::vector<diary::Dose> doses;
    std::vector<diary::Observation> observations;
    std::vector<Rolling> rollings;
};

// The days a question has to know of: its baseline, what is compared, and the days beside it.
Period asked_days(const Question&, units::Day today);

// By the kind of the outcome.
Series series(const Log&, const Outcome&, Period, units::WallTime now);
// The days on which it was done: rolled, or magnesium swallowed.
std::vector<units::Day> done_days(const Log&, Design);

struct Looked {
    Progress progress;
    Answer answer;
    std::vector<Beside> beside;    // of the main outcome; nothing as long as it is not shown
    std::vector<units::Day> ahead; // drawn rolling days, from today on
};
Looked look(const Question&, const Log&, units::WallTime now);

} // namespace insight
