// A day of the diary as the person's file tells it. The window reads the same from here.
#pragma once
#include "diary/timeline.h"
#include "routine/routine.h"
#include "store/store.h"
#include "terminal/here.h"

#include <span>
#include <vector>

namespace terminal {

// Sessions of the history, the first one begun first.
std::vector<diary::Rolled> rolled(std::span<const store::SessionLine>,
                                  std::span<const routine::Routine>);

// `diary` holds the fortnight before the day and the day after it.
diary::DayTold day_told(const store::Diary&, const store::DiarySettings&,
                        std::vector<diary::Rolled>, units::Day, const Here&);

} // namespace terminal
