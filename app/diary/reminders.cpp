#include "diary/reminders.h"

#include <algorithm>

namespace diary {
namespace {

constexpr std::chrono::hours day_long{24};

bool rolls_on(const Reminders& r, units::Day day) {
    const std::chrono::weekday weekday{day};
    return std::find(r.rolling_on.begin(), r.rolling_on.end(), weekday) != r.rolling_on.end();
}

// `of`: the day it belongs to, or the day after it where it lies behind midnight.
void add_doses(std::vector<Reminder>& all, const Reminders& r, const Plan& plan, units::Day of,
               bool tomorrow) {
    const PlanStep* const step = step_on(plan, of);
    if (step == nullptr) return;
    for (std::size_t i = 0; i < step->doses.size(); ++i) {
        const PlannedDose& dose = step->doses[i];
        if (dose.anchor == Anchor::after_rolling && !rolls_on(r, of)) continue;
        const auto time = time_of(dose, r);
        if (time && time->tomorrow == tomorrow)
            all.push_back({Reminder::Of::dose, time->at, of, i});
    }
}

std::vector<Reminder> of_day(const Reminders& r, const Plan& plan, units::Day day) {
    std::vector<Reminder> all;
    if (r.morning) all.push_back({Reminder::Of::morning, *r.morning, day, 0});
    if (r.rolling && rolls_on(r, day)) all.push_back({Reminder::Of::rolling, *r.rolling, day, 0});
    add_doses(all, r, plan, day, false);
    add_doses(all, r, plan, day - std::chrono::days{1}, true);
    std::stable_sort(all.begin(), all.end(),
                     [](const Reminder& a, const Reminder& b) { return a.at < b.at; });
    return all;
}

} // namespace

std::optional<DoseTime> time_of(const PlannedDose& dose, const Reminders& r) {
    std::optional<units::Clock> at;
    switch (dose.anchor) {
    case Anchor::morning: at = r.morning; break;
    case Anchor::before_bed: at = r.evening; break;
    case Anchor::clock: at = dose.clock; break;
    case Anchor::after_rolling:
        if (r.rolling && !r.rolling_on.empty()) at = *r.rolling + after_rolling;
        break;
    }
    if (!at) return std::nullopt;
    const bool tomorrow = *at >= day_long;
    return DoseTime{tomorrow ? *at - day_long : *at, tomorrow};
}

bool quiet(const Reminders& r, units::Clock now) {
    if (r.quiet_from <= r.quiet_until) return r.quiet_from <= now && now < r.quiet_until;
    return now >= r.quiet_from || now < r.quiet_until;
}

std::vector<Reminder> ringing(const Reminders& r, const Plan& plan, units::Day day,
                              units::Clock told, units::Clock now) {
    if (quiet(r, now)) return {};
    auto all = of_day(r, plan, day);
    std::erase_if(all, [&](const Reminder& one) { return one.at > now || one.at <= told; });
    return all;
}

} // namespace diary
