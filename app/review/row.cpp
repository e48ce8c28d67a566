#include "review/row.h"

#include "plan/due.h"
#include "review/median.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace review {
namespace {

struct Paces {
    std::vector<double> done, set;
    double in_both_s = 0.0, told_s = 0.0;
};

void add(const Session& session, Paces& paces) {
    for (const Step& step : session.steps) {
        if (!step.measured || step.skipped) continue;
        if (step.seconds_per_stroke) paces.done.push_back(*step.seconds_per_stroke);
        if (step.seconds_per_stroke && step.set_seconds_per_stroke)
            paces.set.push_back(*step.set_seconds_per_stroke);
        if (!step.in_both_bands_percent) continue;
        paces.in_both_s += step.seconds * *step.in_both_bands_percent;
        paces.told_s += step.seconds;
    }
}

bool has(const Held& held, const std::string& routine) {
    return std::any_of(held.plan->routines.begin(), held.plan->routines.end(),
                       [&](const plan::Planned& p) { return p.routine.id == routine; });
}

bool is_planned(std::span<const Held> all, const Session& session) {
    // A version begins on the day of which the one before was told last.
    const auto begun = [&](const Held& one) {
        return one.from - std::chrono::days{1} <= session.day && session.day <= one.until;
    };
    const bool told = std::any_of(all.begin(), all.end(), begun);
    return std::any_of(all.begin(), all.end(), [&](const Held& one) {
        return (begun(one) || !told) && has(one, session.routine);
    });
}

bool meets(const std::optional<int>& threshold, int value) {
    return threshold && value >= *threshold;
}

} // namespace

std::string_view word(Reason reason) {
    switch (reason) {
    case Reason::stopped: return "stopped";
    case Reason::over_mark: return "over_mark";
    case Reason::discomfort_up: return "discomfort_up";
    case Reason::too_fast: return "too_fast";
    case Reason::silent: return "silent";
    case Reason::bad_signal: return "bad_signal";
    }
    return "";
}

Figures figures(const plan::Plan& plan, std::span<const Session> sessions, Day from, Day until) {
    const Held all[] = {{&plan, from, until}};
    return figures(all, sessions, from, until);
}

Figures figures(std::span<const Held> held, std::span<const Session> sessions, Day from,
                Day until) {
    Figures found;
    Paces paces;
    std::vector<double> before, after;
    std::set<std::pair<std::string, Day>> done;
    for (const Session& s : sessions) {
        if (s.day < from || s.day > until) continue;
        ++found.sessions;
        found.stopped += s.stopped ? 1 : 0;
        found.not_told.measured += s.left_out.measured ? 1 : 0;
        found.not_told.discomfort += s.left_out.discomfort ? 1 : 0;
        found.not_told.pain += s.left_out.pain ? 1 : 0;
        found.not_told.traces += s.left_out.traces && !s.left_out.measured ? 1 : 0;
        if (!s.stopped && is_planned(held, s)) done.emplace(s.routine, s.day);
        if (s.before && s.after) {
            before.push_back(*s.before);
            after.push_back(*s.after);
            found.most_discomfort_up = std::max(found.most_discomfort_up, *s.after - *s.before);
        }
        if (s.measured && !s.usable) ++found.bad_signal;
        if (!s.measured || !s.usable) continue;
        for (const Step& step : s.steps)
            if (step.over_mark)
                found.times_over_mark = found.times_over_mark.value_or(0) + *step.over_mark;
        add(s, paces);
    }
    found.done = static_cast<int>(done.size());
    for (const Held& one : held)
        for (const plan::Planned& planned : one.plan->routines)
            found.planned += plan::planned_days(*one.plan, planned, std::max(one.from, from),
                                                std::min(one.until, until));
    found.seconds_per_stroke = median(std::move(paces.done));
    found.set_seconds_per_stroke = median(std::move(paces.set));
    if (paces.told_s > 0.0) found.in_both_bands_percent = paces.in_both_s / paces.told_s;
    found.before = median(std::move(before));
    found.after = median(std::move(after));
    return found;
}

std::optional<int> silence(const plan::Plan& plan, std::optional<Day> last_session, Day today) {
    const plan::Days days = plan::days_of(plan);
    if (!days.contains(today)) return std::nullopt;
    const Day since = std::max(last_session.value_or(days.first), days.first);
    return std::max(0, static_cast<int>((today - since).count()));
}

std::vector<Reason> reasons(const plan::Review& wanted, const Figures& found,
                            std::optional<int> silent_days) {
    std::vector<Reason> all;
    const auto add = [&](bool is_so, Reason reason) {
        if (is_so) all.push_back(reason);
    };
    add(meets(wanted.stopped_sessions, found.stopped), Reason::stopped);
    add(meets(wanted.times_over_mark, found.times_over_mark.value_or(0)), Reason::over_mark);
    add(meets(wanted.discomfort_up_by, found.most_discomfort_up), Reason::discomfort_up);
    add(wanted.seconds_per_stroke_under && found.seconds_per_stroke &&
            *found.seconds_per_stroke < *wanted.seconds_per_stroke_under,
        Reason::too_fast);
    add(silent_days && meets(wanted.silent_days, *silent_days), Reason::silent);
    add(meets(wanted.bad_signal_sessions, found.bad_signal), Reason::bad_signal);
    return all;
}

bool settled(const Row& row) {
    return row.fresh == 0 && row.replies > 0 &&
           std::count(row.reasons.begin(), row.reasons.end(), Reason::silent) == 0;
}

void put_in_order(std::vector<Row>& rows) {
    const auto urgency = [](const Row& row) {
        if (row.unread != Row::Unread::nothing) return std::pair{-1, 0};
        if (settled(row)) return std::pair{200, 0};
        const int first = row.reasons.empty() ? 100 : static_cast<int>(row.reasons.front());
        return std::pair{first, -static_cast<int>(row.reasons.size())};
    };
    std::sort(rows.begin(), rows.end(), [&](const Row& one, const Row& other) {
        const auto a = urgency(one), b = urgency(other);
        return std::tie(a, one.label, one.client) < std::tie(b, other.label, other.client);
    });
}

} // namespace review
