// The causal chain from force to findings, used alike by a live session, a replay and an analysis.
#pragma once
#include "measure/findings.h"

#include <optional>
#include <span>

namespace measure {

struct Expectation {                          // weak hints; never a reason to invent a stroke
    std::optional<double> seconds_per_stroke; // the set pace
    int peaks_per_there_and_back = 1;         // what profile strokes showed (1 or 2)
    PaceSource best_source = PaceSource::force;
};

class Chain {
  public:
    explicit Chain(PaceSource best_source);
    void push(const Moment&);                                 // times rise strictly
    void expect(const Expectation&);                          // a new step begins
    void gap(units::SessionTime from, units::SessionTime to); // nothing is known in between
    const Live& live() const;
    Findings findings() const; // corrected, for everything pushed so far
};

} // namespace measure
