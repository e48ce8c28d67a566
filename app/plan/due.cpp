#include "plan/due.h"

#include <algorithm>
#include <set>

namespace plan {

using std::chrono::days;

namespace {

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

Days both(const Days& a, const Days& b) {
    return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

int count(const Days& some) {
    return std::max(0, static_cast<int>((some.last - some.first).count()) + 1);
}

// Of one week of the plan, as far as it lies within `some`.
int wanted(const Planned& planned, const Days& week, const Days& some) {
    const Days within = both(week, some);
    if (planned.weekdays.empty())
        return (days_a_week(planned) * count(within) * 2 + 7) / 14; // rounded
    int found = 0;
    for (Day day = within.first; day <= within.last; day += days{1})
        found += static_cast<int>(
            std::count(planned.weekdays.begin(), planned.weekdays.end(), weekday_of(day)));
    return found;
}

enum class Felt { comfortable, not_comfortable, cannot_tell };

Felt week_felt(const Planned& planned, const Progress& rule, const Days& week, int wanted_days,
               std::span<const Done> sessions) {
    std::set<Day> good;
    for (const Done& done : sessions) {
        if (done.routine != planned.routine.id || !week.contains(done.day)) continue;
        if (done.hurt || done.discomfort.value_or(0) > rule.discomfort_up_to)
            return Felt::not_comfortable;
        if (done.whole && done.discomfort) good.insert(done.day);
    }
    const bool enough = wanted_days > 0 && static_cast<int>(good.size()) >= wanted_days;
    return enough ? Felt::comfortable : Felt::cannot_tell;
}

} // namespace

Standing standing(const Plan& plan, Day day) {
    const Days all = days_of(plan);
    if (day < all.first) return Standing::not_begun;
    return day > all.last ? Standing::over : Standing::running;
}

std::vector<Stage> stages(const Plan& plan, const Planned& planned, Day day,
                          std::span<const Done> sessions) {
    std::vector<Stage> found(planned.progress.size());
    const Days own = days_of(plan, planned);
    for (int week = std::max(0, week_of(plan, own.first)); week < most_weeks; ++week) {
        const Days all = days_of_week(plan, week);
        if (all.last >= day || all.first > own.last) break;
        const int wanted_days = wanted(planned, all, own);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const Progress& rule = planned.progress[i];
            const Felt felt = week_felt(planned, rule, both(all, own), wanted_days, sessions);
            if (felt == Felt::not_comfortable) found[i].comfortable_weeks = 0;
            if (felt != Felt::comfortable) continue;
            if (++found[i].comfortable_weeks < rule.after_comfortable_weeks) continue;
            ++found[i].steps;
            found[i].comfortable_weeks = 0;
        }
    }
    return found;
}

Due due(const Plan& plan, Day day, std::span<const Done> sessions) {
    Due found{standing(plan, day), {}};
    if (found.standing != Standing::running) return found;
    const Days week = days_of_week(plan, week_of(plan, day));
    for (std::size_t i = 0; i < plan.routines.size(); ++i) {
        const Planned& planned = plan.routines[i];
        const Days own = days_of(plan, planned);
        if (!own.contains(day)) continue;
        DueRoutine one{i, stages(plan, planned, day, sessions), {}, 0, 0, false, false};
        one.routine = as_planned(planned, one.stages);
        // Somebody who begins late in a week is not asked for all of its days, but for one at
        // least.
        one.this_week = std::max(wanted(planned, week, own), planned.weekdays.empty() ? 1 : 0);
        std::set<Day> on;
        for (const Done& done : sessions)
            if (done.routine == planned.routine.id && both(week, own).contains(done.day))
                on.insert(done.day);
        one.done = static_cast<int>(on.size());
        const int left = count(both({day + days{1}, week.last}, own));
        const bool open = on.count(day) == 0 && one.done < one.this_week;
        const bool named =
            planned.weekdays.empty() ||
            std::count(planned.weekdays.begin(), planned.weekdays.end(), weekday_of(day)) > 0;
        one.today = named && (planned.weekdays.empty() ? open : on.count(day) == 0);
        one.can_wait = one.today && planned.weekdays.empty() && left >= one.this_week - one.done;
        found.routines.push_back(std::move(one));
    }
    return found;
}

int planned_days(const Plan& plan, const Planned& planned, Day from, Day until) {
    const Days asked = both({from, until}, days_of(plan, planned));
    int all = 0;
    if (asked.first > asked.last) return 0;
    for (int week = week_of(plan, asked.first); week <= week_of(plan, asked.last); ++week)
        all += wanted(planned, days_of_week(plan, week), asked);
    return all;
}

} // namespace plan
