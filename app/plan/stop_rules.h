// The stop rules of a plan while it is played. They are stricter than the program's own, which hold
// all the same. Pure: what is told and the session's time are handed in.
#pragma once
#include "plan/plan.h"
#include "units/session_time.h"

#include <set>
#include <string>

namespace plan {

enum class Follows { nothing, exercise_ends, session_ends };

class StopRules {
  public:
    explicit StopRules(Stop stop = {}) : stop_{stop} {}

    bool any() const;
    // Told at this exercise, 0 .. 10; what follows of it by the plan.
    Follows hear(const std::string& exercise, int discomfort);

    bool ended(units::SessionTime now) const; // the whole session
    bool too_long(units::SessionTime now) const;
    bool leaves(const std::string& exercise) const; // no step of it is played any more

    const Stop& stop() const { return stop_; }

  private:
    Stop stop_;
    std::set<std::string> left_;
    bool ended_ = false;
};

// The strictest of each.
Stop strictest(const Stop&, const Stop&);

} // namespace plan
