#include "insight/log.h"

#include <algorithm>

namespace insight {
namespace {

using std::chrono::days;

// What is compared, with the neighbours that the controls look at.
Period compared_days(const Exposure& e, int after) {
    return {e.first + days{after - 1}, static_cast<int>(e.days.size()) + 2};
}

std::vector<units::Day> drawn_ahead(const Question& q, const Exposure& e, units::Day today) {
    std::vector<units::Day> found;
    if (q.design != Design::random_days) return found;
    for (std::size_t i = 0; i < e.days.size(); ++i) {
        const auto day = e.first + days{static_cast<int>(i)};
        if (day >= today && e.days[i].arm == Arm::with) found.push_back(day);
    }
    return found;
}

std::vector<Series> outcomes(const Question& q, const Log& log, const Exposure& e,
                             units::WallTime now) {
    std::vector<Series> found;
    const auto take = [&](const Outcome& o) {
        found.push_back(series(log, o, compared_days(e, days_after(o)), now));
    };
    take(q.main);
    for (const auto& o : q.also) take(o);
    return found;
}

} // namespace

Period asked_days(const Question& q, units::Day today) {
    const auto from = q.baseline_from - days{1};
    units::Day end = today + days{2};
    if (const auto e = exposure(q))
        end = std::max(end, e->first + days{static_cast<int>(e->days.size()) + 2});
    return {from, std::max(0, static_cast<int>((end - from).count()))};
}

Series series(const Log& log, const Outcome& outcome, Period period, units::WallTime now) {
    if (const auto* night = std::get_if<NightValue>(&outcome))
        return series(log.nights, *night, period, now);
    return series(log.observations, std::get<diary::Item>(outcome), period);
}

std::vector<units::Day> done_days(const Log& log, Design design) {
    if (design != Design::planned_phases) return days_of(log.rollings);
    std::vector<units::Day> found;
    for (const auto& dose : log.doses)
        if (diary::counts_as_intake(dose.product)) found.push_back(units::day_at(dose.taken));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Looked look(const Question& q, const Log& log, units::WallTime now) {
    const auto today = units::day_at(now);
    Looked found;
    found.progress = progress(q, series(log, q.main, asked_days(q, today), now), today);
    const auto all = exposure(q);
    if (!all) {
        found.answer.looked_at = static_cast<int>(q.also.size()) + 1;
        return found;
    }
    found.ahead = drawn_ahead(q, *all, today);
    const auto told = outcomes(q, log, *all, now);
    found.answer = answer(q, told, done_days(log, q.design), today);
    if (found.answer.main && found.answer.main->estimate) {
        const int after = days_after(q.main);
        const bool phases = q.design == Design::planned_phases;
        const Done done{phases ? Other::rolled : Other::magnesium,
                        done_days(log, phases ? Design::random_days : Design::planned_phases)};
        found.beside = beside(before(*all, today + days{1}, after), told.front(), after,
                              log.observations, done);
    }
    return found;
}

} // namespace insight
