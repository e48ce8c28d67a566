// The stop rules of a plan while it is played. They are stricter than the program's own, which hold
// all the same.
#pragma once
#include "care/answers.h"
#include "plan/plan.h"

#include <set>
#include <string>

namespace terminal {

class PlanRules {
  public:
    explicit PlanRules(plan::Stop stop = {}) : stop_{stop} {}

    bool any() const;
    // Told at this exercise; what follows of it by the plan, in a sentence, or nothing.
    std::string hear(const std::string& exercise, const care::Pain&);

    bool ended(units::SessionTime now) const; // the whole session
    bool too_long(units::SessionTime now) const;
    bool leaves(const std::string& exercise) const; // no step of it is played any more

    const plan::Stop& stop() const { return stop_; }

  private:
    plan::Stop stop_;
    std::set<std::string> left_;
    bool ended_ = false;
};

// The strictest of each.
plan::Stop strictest(const plan::Stop&, const plan::Stop&);

} // namespace terminal
