// Stop rules of plans kept to in a running session, for window and windowless player alike.
#pragma once
#include "plan/stop_rules.h"
#include "routine/library.h"
#include "session/session.h"
#include "sound/line.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace terminal {

// What is to be shown and said; nothing: nothing follows.
using ByThePlan = std::optional<sound::Part>;

class Heeding {
  public:
    explicit Heeding(plan::Stop stop = {}) : rules_{stop} {}

    bool any() const { return rules_.any(); }
    const plan::Stop& stop() const { return rules_.stop(); }
    // Told now, of the step that is played. To be called before the session hears it: it may go on
    // to another exercise.
    ByThePlan hear(const session::Session&, std::optional<int> discomfort, bool sharp);
    // Told before the session was cut short; each sentence once, the strictest last.
    std::vector<sound::Part> hear_again(const std::vector<care::Pain>&);
    // After every advance: skips what the plan leaves, with the rests before it, and stops what it
    // ends. While pain is being asked for it waits. That the time is over is said once.
    ByThePlan heed(session::Session&);
    // It is over at this time whatever follows, and its time is why.
    bool ended(units::SessionTime now) const { return rules_.ended(now); }
    bool stopped() const { return stopped_; } // by heed()

  private:
    plan::StopRules rules_;
    bool stopped_ = false;
};

// Stop rules of all plans in use that hold this routine on that day; of a composed one, all that
// hold on that day.
struct PlansStop {
    plan::Stop stop = {};                   // the strictest of each
    std::vector<std::string> unread = {};   // ids: their rules do not hold
    std::vector<plan::Plan> not_today = {}; // have rules and the routine, but not for that day
};
PlansStop stop_of(const std::vector<store::KeptPlan>& all, const routine::Library&,
                  const std::string& routine, plan::Day);

} // namespace terminal
