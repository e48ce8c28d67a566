#include "screen/weeks_screen.h"

#include "wording/diary.h"
#include "wording/insight.h"
#include "wording/weeks.h"
#include "wording/wording.h"

#include <algorithm>
#include <cmath>

namespace screen {
namespace {

using insight::NightValue;
using wording::filled, wording::tr;

// The few that are asked about most; the command line knows them all.
constexpr std::array of_nights{NightValue::quality, NightValue::total_sleep_min,
                               NightValue::latency_min, NightValue::awakenings};
constexpr std::array of_days{diary::Item::tension, diary::Item::stress, diary::Item::fatigue,
                             diary::Item::leg_unrest, diary::Item::headache};

// Of all weeks one scale: the highest of them, rounded up to a step.
double top_of(const std::vector<insight::Week>& weeks, double step,
              std::optional<double> (*value)(const insight::WeekDay&)) {
    double highest = step;
    for (const auto& week : weeks)
        for (const auto& day : week.days) highest = std::max(highest, value(day).value_or(0.0));
    return step * std::ceil(highest / step);
}

struct Axis {
    double low = 0.0, high = 1.0;
    double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};

WeeksView::Points points_of(const insight::NightAndDay& found, const WeeksAsking& asking) {
    Axis night{found.points.front().first, found.points.front().first};
    Axis day{0.0, 1.0};
    for (const auto& [x, y] : found.points) {
        night.low = std::min(night.low, x);
        night.high = std::max(night.high, x);
        day.high = std::max(day.high, y);
    }
    WeeksView::Points made;
    for (const auto& [x, y] : found.points) made.at.emplace_back(night.share(x), day.share(y));
    made.left = wording::value(asking.of_night, night.low);
    made.right = wording::value(asking.of_night, night.high);
    made.bottom = wording::value(asking.of_day, day.low);
    made.top = wording::value(asking.of_day, day.high);
    return made;
}

} // namespace

void choose(WeeksAsking& asking, std::string_view id) {
    for (const auto one : of_nights)
        if (id == "night:" + std::string{insight::word(one)}) asking.of_night = one;
    for (const auto one : of_days)
        if (id == "day:" + std::string{diary::word(one)}) asking.of_day = one;
}

WeeksView view_of(const WeeksFacts& f) {
    WeeksView v;
    for (unsigned i = 0; i < 7; ++i)
        v.names.at(i) = wording::name(std::chrono::Monday + std::chrono::days{i});
    const auto weeks = insight::weeks(*f.log, f.today, weeks_shown, f.now);
    constexpr double hour = 60.0, hundred_mg = 100.0;
    const double longest =
        top_of(weeks, 2 * hour, [](const insight::WeekDay& d) { return d.asleep_min; });
    const double most = top_of(
        weeks, hundred_mg, [](const insight::WeekDay& d) { return std::optional{d.magnesium_mg}; });
    v.asleep_scale = filled(tr("Asleep, up to {hours} h: upwards, the night to this day"),
                            {{"hours", wording::number(longest / hour, 0)}});
    v.magnesium_scale = filled(tr("Magnesium swallowed, up to {mg}: downwards"),
                               {{"mg", wording::milligrams(diary::Milligrams{most})}});
    for (auto week = weeks.rbegin(); week != weeks.rend(); ++week) {
        WeeksView::Week shown;
        shown.title = wording::date(week->days.front().day);
        shown.facts = wording::facts(*week);
        for (std::size_t i = 0; i < week->days.size(); ++i) {
            const insight::WeekDay& day = week->days[i];
            WeeksView::Day& to = shown.days.at(i);
            to.rolled = day.rolled_min.has_value();
            to.today = day.day == f.today;
            if (day.asleep_min) to.asleep = *day.asleep_min / longest;
            to.magnesium = day.magnesium_mg / most;
        }
        v.weeks.push_back(std::move(shown));
    }
    v.steady = wording::lines(insight::steadiness(weeks, *f.log, f.plan, f.today));
    for (const auto one : of_nights)
        v.nights.push_back({"night:" + std::string{insight::word(one)}, wording::name(one),
                            one == f.asking.of_night});
    for (const auto one : of_days)
        v.days.push_back(
            {"day:" + std::string{diary::word(one)}, wording::name(one), one == f.asking.of_day});
    v.night = wording::name(insight::Outcome{f.asking.of_night});
    v.day = wording::name(f.asking.of_day);
    const insight::Period all{weeks.front().days.front().day, insight::days_a_week * weeks_shown};
    const auto beside =
        insight::night_and_day(*f.log, f.asking.of_night, f.asking.of_day, all, f.now);
    if (beside.missing > 0)
        v.missing = wording::still_missing(beside);
    else
        v.points = points_of(beside, f.asking);
    return v;
}

} // namespace screen
