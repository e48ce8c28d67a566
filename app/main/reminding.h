// Which reminders are shown now: each once, and only of what is not done yet.
#pragma once
#include "diary/reminders.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace app {

class Reminding {
  public:
    struct Known {
        diary::Reminders times;
        diary::Plan plan;
        std::vector<diary::Dose> doses; // of today and yesterday
        std::string zone;
        bool night_noted = false, rolled = false; // today
    };
    // By the person's calendar and clock. Nothing that was due before the first call; what was due
    // while nobody called, as in a session, comes with the next call of the same day.
    std::vector<diary::Reminder> due(const Known&, units::LocalTime now);

  private:
    std::optional<units::LocalTime> told_;
};

} // namespace app
