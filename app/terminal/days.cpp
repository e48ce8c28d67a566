#include "terminal/days.h"

#include "exchange/rank.h"
#include "wording/timeline.h"

#include <algorithm>

namespace terminal {

std::vector<diary::Rolled> rolled(std::span<const store::SessionLine> sessions,
                                  std::span<const routine::Routine> routines) {
    std::vector<diary::Rolled> found;
    for (const auto& one : sessions) {
        if (!one.counts) continue;
        const auto lasted = std::chrono::duration_cast<std::chrono::milliseconds>(one.duration);
        found.push_back({one.started,
                         {one.started.utc + lasted, one.started.offset},
                         wording::title(routines, one.routine)});
    }
    std::reverse(found.begin(), found.end());
    return found;
}

diary::DayTold day_told(const store::Diary& diary, const store::DiarySettings& own,
                        std::vector<diary::Rolled> rolled, units::Day day, const Here& here) {
    const auto nights = diary::current(diary.nights);
    diary::DayTold told;
    told.day = day;
    told.zone = here.zone;
    told.doses = diary::values(diary.doses);
    told.intakes = diary::values(diary.intakes);
    told.observations = diary::values(diary.observations);
    told.naps = diary::values(diary.naps);
    told.beds = exchange::beds(nights, own.ranking);
    told.plan = own.plan;
    told.anchors = diary::day_anchors(nights, rolled, day, here.zone, here.now);
    told.rolled = std::move(rolled);
    return told;
}

} // namespace terminal
