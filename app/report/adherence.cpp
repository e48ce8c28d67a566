#include "report/adherence.h"

#include "plan/due.h"
#include "plan/plan_file.h"
#include "units/local_time.h"
#include "wording/wording.h"

#include <algorithm>
#include <set>

namespace report {
namespace {

using store::KeptPlan;

// When it was in use can be told.
bool known(const KeptPlan& kept) { return !kept.dropped || kept.dropped_at; }

bool dropped_before(const KeptPlan& kept, const units::WallTime& at) {
    return kept.dropped_at && kept.dropped_at->utc <= at.utc;
}

// The day before another version, or other words of this one, came into use, or it was dropped.
units::Day used_until(const std::vector<KeptPlan>& all, std::size_t nth, units::Day to) {
    constexpr std::chrono::days one{1};
    if (all[nth].dropped_at) to = std::min(to, units::day_at(*all[nth].dropped_at) - one);
    for (std::size_t i = nth + 1; i < all.size(); ++i)
        if (all[i].id == all[nth].id && known(all[i]) && all[i].version >= all[nth].version)
            return std::min(to, units::day_at(all[i].taken) - one);
    return to;
}

// An older version that was taken late never came into use, unless the newer one was dropped.
bool came_into_use(const std::vector<KeptPlan>& all, std::size_t nth) {
    return std::none_of(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(nth), [&](const KeptPlan& one) {
            return one.id == all[nth].id && known(one) && !dropped_before(one, all[nth].taken) &&
                   one.version > all[nth].version;
        });
}

int days_done(const plan::Plan& plan, std::span<const Session> sessions, units::Day from,
              units::Day until) {
    std::set<std::pair<std::string, units::Day>> done;
    for (const Session& s : sessions) {
        const units::Day day = units::day_at(s.line.started);
        if (!s.line.counts || s.line.completion != session::Completion::done) continue;
        if (day < from || day > until) continue;
        for (const plan::Planned& planned : plan.routines)
            if (planned.routine.id == s.line.routine && plan::days_of(plan, planned).contains(day))
                done.emplace(s.line.routine, day);
    }
    return static_cast<int>(done.size());
}

} // namespace

int Adherence::planned() const {
    int all = 0;
    for (const PlannedDays& one : plans) all += one.planned;
    return all;
}

int Adherence::done() const {
    int all = 0;
    for (const PlannedDays& one : plans) all += one.done;
    return all;
}

Adherence adherence_of(const std::vector<KeptPlan>& oldest_first, const routine::Library& library,
                       std::span<const Session> sessions, units::Day from, units::Day to) {
    Adherence found;
    for (std::size_t i = 0; i < oldest_first.size(); ++i) {
        const KeptPlan& kept = oldest_first[i];
        if (!known(kept) || !came_into_use(oldest_first, i)) continue;
        const units::Day first = std::max(from, units::day_at(kept.taken));
        const units::Day last = used_until(oldest_first, i, to);
        if (first > last) continue;
        const auto read = plan::read(kept.text.value_or(std::string{}), kept.id, library);
        if (!read) {
            ++found.unreadable;
            continue;
        }
        const plan::Days holds = plan::days_of(*read);
        PlannedDays days;
        days.plan = kept.id;
        days.title = read->title.in(wording::language());
        days.version = kept.version;
        days.from = std::max(first, holds.first);
        days.until = std::min(last, holds.last);
        if (days.from > days.until) continue;
        for (const plan::Planned& planned : read->routines)
            days.planned += plan::planned_days(*read, planned, days.from, days.until);
        days.done = days_done(*read, sessions, days.from, days.until);
        found.plans.push_back(std::move(days));
    }
    return found;
}

} // namespace report
