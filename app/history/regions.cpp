#include "history/regions.h"

#include "history/mean.h"
#include "units/local_time.h"

#include <algorithm>
#include <map>
#include <set>

namespace history {
namespace {

using session::NotCompared;

struct One { // session of one exercise
    const Point* point = nullptr;
    const Series* of = nullptr;
    std::optional<NotCompared> anew; // its run begins with it
};

std::vector<One> by_time(std::span<const Series> all, routine::Side side) {
    std::vector<One> found;
    for (const Series& series : all) {
        if (series.side != side) continue;
        for (const Run& run : series.runs)
            for (const Point& point : run.points) {
                const bool anew = &point == &run.points.front() && &run != &series.runs.front();
                found.push_back({&point, &series, anew ? std::optional{run.why} : std::nullopt});
            }
    }
    std::stable_sort(found.begin(), found.end(), [](const One& a, const One& b) {
        return a.point->started.utc < b.point->started.utc;
    });
    return found;
}

units::Day monday_of(const Point& point) {
    const units::Day day = units::day_at(point.started);
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

struct Week {
    units::Day from{};
    std::vector<const Point*> points;
    std::set<std::pair<std::string, std::string>> exercises; // with their variants
    std::optional<NotCompared> anew;
};

std::vector<Week> weeks_of(const std::vector<One>& all) {
    std::vector<Week> weeks;
    std::string broke; // the session: several exercises of it begin anew at once
    for (const One& one : all) {
        const units::Day from = monday_of(*one.point);
        const bool breaks = one.anew && one.point->session != broke;
        if (breaks) broke = one.point->session;
        if (weeks.empty() || weeks.back().from != from || breaks) {
            weeks.emplace_back().from = from;
            if (breaks) weeks.back().anew = one.anew;
        }
        weeks.back().points.push_back(one.point);
        weeks.back().exercises.insert({one.of->exercise, one.of->variant});
    }
    return weeks;
}

std::optional<measure::Range> same_band(const std::vector<const Point*>& points,
                                        std::optional<measure::Range> Point::*band) {
    const auto& first = points.front()->*band;
    const bool same = std::all_of(points.begin(), points.end(), [&](const Point* point) {
        const auto& other = point->*band;
        return first && other && first->low == other->low && first->high == other->high;
    });
    return same ? first : std::nullopt;
}

Point point_of(const Week& week) {
    Point made;
    made.session = week.points.front()->session;
    made.started = week.points.front()->started;
    Mean force, pace, in_force, in_pace, in_both;
    for (const Point* point : week.points) {
        force.add(point->force_n, 1.0);
        pace.add(point->seconds_per_stroke, 1.0);
        in_force.add(point->in_force_band_percent, 1.0);
        in_pace.add(point->in_pace_band_percent, 1.0);
        in_both.add(point->in_both_bands_percent, 1.0);
        made.pace_estimated = made.pace_estimated || point->pace_estimated;
    }
    made.force_n = force.value();
    made.seconds_per_stroke = pace.value();
    made.in_force_band_percent = in_force.value();
    made.in_pace_band_percent = in_pace.value();
    made.in_both_bands_percent = in_both.value();
    made.force_band = same_band(week.points, &Point::force_band);
    made.pace_band = same_band(week.points, &Point::pace_band);
    return made;
}

std::vector<Run> runs_of(const std::vector<Week>& weeks) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const Week& week = weeks[i];
        const bool others = i > 0 && week.exercises != weeks[i - 1].exercises;
        if (i == 0 || week.anew || others)
            runs.push_back({week.anew.value_or(NotCompared::first_time), {}});
        runs.back().points.push_back(point_of(week));
    }
    return runs;
}

} // namespace

std::vector<Series> by_weeks(std::span<const Series> of_a_region) {
    std::set<routine::Side> sides;
    for (const Series& series : of_a_region) sides.insert(series.side);
    std::vector<Series> found;
    for (const routine::Side side : sides)
        if (auto runs = runs_of(weeks_of(by_time(of_a_region, side))); !runs.empty())
            found.push_back({{}, {}, side, std::move(runs)});
    return found;
}

} // namespace history
