#include "insight/weeks.h"

#include <algorithm>
#include <numeric>

namespace insight {
namespace {

using std::chrono::days;

units::Day monday_of(units::Day day) {
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

std::optional<double> rolled_on(const Log& log, units::Day day) {
    std::optional<double> minutes;
    for (const Rolling& r : log.rollings)
        if (units::day_at(r.began) == day)
            minutes =
                minutes.value_or(0.0) +
                std::chrono::duration<double, std::ratio<60>>(r.ended.utc - r.began.utc).count();
    return minutes;
}

bool told(const WeekDay& d) {
    return d.rolled_min || d.asleep_min || d.quality || d.magnesium_mg > 0.0;
}
bool told(const Week& w) {
    return std::any_of(w.days.begin(), w.days.end(), [](const WeekDay& d) { return told(d); });
}

void count_doses(Steadiness& s, const Log& log, const diary::Plan& plan, units::Day day) {
    const diary::Rhythm any{"UTC", {}, {}, std::nullopt};
    for (const diary::Due& due : diary::due(plan, day, any, log.doses)) {
        ++s.planned_doses;
        if (due.taken) ++s.as_taken;
    }
}

} // namespace

int Week::rolled_days() const {
    return static_cast<int>(std::count_if(
        days.begin(), days.end(), [](const WeekDay& d) { return d.rolled_min.has_value(); }));
}

std::optional<double> Week::asleep_min() const {
    double sum = 0.0;
    int nights = 0;
    for (const WeekDay& d : days) {
        if (!d.asleep_min) continue;
        sum += *d.asleep_min;
        ++nights;
    }
    return nights > 0 ? std::optional{sum / nights} : std::nullopt;
}

std::vector<Week> weeks(const Log& log, units::Day today, int count, units::WallTime now) {
    const Period all{monday_of(today) - days{days_a_week * (count - 1)}, days_a_week * count};
    const Series asleep = series(log.nights, NightValue::total_sleep_min, all, now);
    const Series quality = series(log.nights, NightValue::quality, all, now);
    std::vector<Week> found(static_cast<std::size_t>(count));
    units::Day day = all.from;
    for (Week& week : found)
        for (WeekDay& d : week.days) {
            d.day = day;
            if (day <= today) {
                d.rolled_min = rolled_on(log, day);
                d.asleep_min = asleep.on(day);
                d.quality = quality.on(day);
                d.magnesium_mg = diary::day_total(log.doses, day).supplements.value;
            }
            day += days{1};
        }
    return found;
}

Steadiness steadiness(std::span<const Week> all, const Log& log, const diary::Plan& plan,
                      units::Day today) {
    Steadiness s;
    int rolled = 0;
    for (const Week& week : all) {
        if (s.weeks == 0 && !told(week)) continue;
        if (week.days.back().day >= today) break;
        ++s.weeks;
        rolled += week.rolled_days();
        if (week.rolled_days() >= fewest_a_week) ++s.as_meant;
        for (const WeekDay& d : week.days) {
            if (d.asleep_min || d.quality) ++s.nights;
            count_doses(s, log, plan, d.day);
        }
    }
    if (s.weeks > 0) s.rolled_a_week = static_cast<double>(rolled) / s.weeks;
    return s;
}

NightAndDay night_and_day(const Log& log, NightValue of_night, diary::Item of_day, Period period,
                          units::WallTime now) {
    const Series night = series(log.nights, of_night, period, now);
    const Series day = series(log.observations, of_day, period);
    NightAndDay found;
    for (int i = 0; i < period.days; ++i) {
        const units::Day on = period.from + days{i};
        if (night.on(on) && day.on(on)) found.points.emplace_back(*night.on(on), *day.on(on));
    }
    const int there = static_cast<int>(found.points.size());
    found.missing = std::max(0, fewest_points - there);
    if (found.missing > 0) found.points.clear();
    return found;
}

} // namespace insight
