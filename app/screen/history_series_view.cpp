#include "screen/history_view.h"

#include "history/regions.h"
#include "wording/diary.h"
#include "wording/history.h"
#include "wording/wording.h"

#include <algorithm>
#include <set>

namespace screen {
namespace {

using history::Point, history::Series;
using wording::filled, wording::tr;

std::string key_of(const Series& s) { return s.exercise + "/" + s.variant; }

const routine::Exercise* exercise_of(const HistoryFacts& f, const std::string& id) {
    const auto found = std::find_if(f.exercises.begin(), f.exercises.end(),
                                    [&](const routine::Exercise& e) { return e.id == id; });
    return found == f.exercises.end() ? nullptr : &*found;
}

// Its main target; one that is not in the catalogue any more has none.
std::string region_of(const HistoryFacts& f, const Series& s) {
    const auto* exercise = exercise_of(f, s.exercise);
    if (exercise == nullptr || exercise->targets.empty()) return {};
    return std::string{routine::word(exercise->targets.front())};
}

std::string name_of(const HistoryFacts& f, const Series& s) {
    const auto* exercise = exercise_of(f, s.exercise);
    if (exercise == nullptr) return key_of(s);
    const auto& variants = exercise->variants;
    const auto variant = std::find_if(variants.begin(), variants.end(),
                                      [&](const auto& one) { return one.id == s.variant; });
    std::string name = exercise->name.in(wording::language());
    if (variant != variants.end() && variant != variants.begin())
        name.append(", ").append(variant->name.in(wording::language()));
    return name;
}

std::int64_t ms(const units::WallTime& at) { return at.utc.time_since_epoch().count(); }

constexpr const char* whole_region = "region"; // in the place of an exercise

std::size_t exercises_in(const HistoryFacts& f, const std::string& region) {
    std::set<std::string> keys;
    for (const Series& s : f.read->series)
        if (region_of(f, s) == region) keys.insert(key_of(s));
    return keys.size();
}

// The one of the region that was done most lately, unless another one is asked for.
std::string exercise_shown(const HistoryFacts& f, const std::string& region) {
    if (f.asking.exercise == whole_region && !region.empty() && exercises_in(f, region) > 1)
        return whole_region;
    std::string latest;
    std::int64_t when = 0;
    for (const Series& s : f.read->series) {
        if (!region.empty() && region_of(f, s) != region) continue;
        if (key_of(s) == f.asking.exercise) return f.asking.exercise;
        const std::int64_t at = ms(s.runs.back().points.back().started);
        if (latest.empty() || at > when) {
            latest = key_of(s);
            when = at;
        }
    }
    return latest;
}

struct Shown { // of one side, what lies within the months
    Series series;
    Look look = Look::first;
};

std::optional<Shown> within(Series series, units::Day from) {
    for (history::Run& run : series.runs)
        std::erase_if(run.points,
                      [from](const Point& p) { return units::day_at(p.started) < from; });
    std::erase_if(series.runs, [](const history::Run& run) { return run.points.empty(); });
    if (series.runs.empty()) return std::nullopt;
    const Look look = series.side == routine::Side::right ? Look::second : Look::first;
    return Shown{std::move(series), look};
}

template <class Each> void each_point(const std::vector<Shown>& sides, Each each) {
    for (const Shown& side : sides)
        for (const history::Run& run : side.series.runs)
            for (const Point& p : run.points) each(p);
}

struct Times { // of all that is shown
    std::int64_t from = 0, to = 0;
    double share(std::int64_t at) const {
        constexpr double edge = 0.03;
        if (to <= from) return 0.5;
        return edge +
               (1.0 - 2 * edge) * static_cast<double>(at - from) / static_cast<double>(to - from);
    }
};

Times times_of(const std::vector<Shown>& sides) {
    Times t;
    bool first = true;
    each_point(sides, [&](const Point& p) {
        t.from = first ? ms(p.started) : std::min(t.from, ms(p.started));
        t.to = first ? ms(p.started) : std::max(t.to, ms(p.started));
        first = false;
    });
    return t;
}

struct Figure { // of a point
    std::optional<double> (*value)(const Point&);
    std::optional<double> (*error)(const Point&);
    const std::optional<measure::Range>& (*band)(const Point&);
};

const std::optional<measure::Range>& no_band(const Point&) {
    static const std::optional<measure::Range> none;
    return none;
}

double top_of(const std::vector<Shown>& sides, const Figure& figure) {
    double highest = 0.0;
    each_point(sides, [&](const Point& p) {
        const auto value = figure.value(p);
        if (!value) return;
        highest = std::max(highest, *value + figure.error(p).value_or(0.0));
        if (const auto& band = figure.band(p)) highest = std::max(highest, band->high);
    });
    return highest;
}

// A band reaches half way to the sessions beside.
void add_bands(Chart& chart, const std::vector<Point>& run, const Figure& figure,
               const Times& times, double top) {
    const auto middle = [&](std::size_t a, std::size_t b) {
        return (times.share(ms(run[a].started)) + times.share(ms(run[b].started))) / 2;
    };
    constexpr double alone = 0.015;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const auto& band = figure.band(run[i]);
        if (!band) continue;
        const double at = times.share(ms(run[i].started));
        chart.bands.push_back({i == 0 ? at - alone : middle(i - 1, i),
                               i + 1 == run.size() ? at + alone : middle(i, i + 1), band->low / top,
                               std::min(1.0, band->high / top)});
    }
}

void add_points(Chart& chart, const std::vector<Point>& run, Look look, const Figure& figure,
                const Times& times, double top) {
    bool linked = false;
    for (const Point& p : run) {
        const auto value = figure.value(p);
        if (!value) continue;
        chart.points.push_back({times.share(ms(p.started)), *value / top,
                                figure.error(p).value_or(0.0) / top, look, linked});
        linked = true;
    }
}

// The band is that of the left side where both have one.
Chart chart_of(std::string title, const std::vector<Shown>& sides, const Figure& figure,
               const Times& times, double top) {
    Chart chart;
    chart.title = std::move(title);
    chart.top = axis_number(top);
    chart.bottom = "0";
    bool banded = false;
    for (const Shown& side : sides) {
        const auto& runs = side.series.runs;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (!banded) add_bands(chart, runs[i].points, figure, times, top);
            add_points(chart, runs[i].points, side.look, figure, times, top);
            if (i > 0)
                chart.breaks.push_back((times.share(ms(runs[i - 1].points.back().started)) +
                                        times.share(ms(runs[i].points.front().started))) /
                                       2);
        }
        banded = banded || !chart.bands.empty();
    }
    return chart;
}

std::vector<std::string> ends_of(const std::vector<Shown>& sides, const Times& times) {
    std::string first, last;
    each_point(sides, [&](const Point& p) {
        const std::string day = wording::date(units::day_at(p.started));
        if (ms(p.started) == times.from) first = day;
        if (ms(p.started) == times.to) last = day;
    });
    return first == last ? std::vector{first} : std::vector{first, last};
}

std::string last_told(const Shown& side) {
    const Point& p = side.series.runs.back().points.back();
    const std::string none = "–", day = wording::date(units::day_at(p.started));
    const std::string figures = filled(
        tr("{force} N, {pace} s per stroke, {both} % in both bands"),
        {{"force", p.force_n ? wording::number(*p.force_n, 0) : none},
         {"pace", p.seconds_per_stroke ? wording::number(*p.seconds_per_stroke, 1) : none},
         {"both", p.in_both_bands_percent ? wording::number(*p.in_both_bands_percent, 0) : none}});
    if (side.series.side == routine::Side::none)
        return filled(tr("Last on {day}: {figures}"), {{"day", day}, {"figures", figures}});
    return filled(tr("Last on {day}, {side}: {figures}"),
                  {{"day", day}, {"side", wording::name(side.series.side)}, {"figures", figures}});
}

std::string why_anew(const history::Run& run) {
    const std::string why = wording::begins_anew(run.why);
    return why.empty() ? tr("other exercises") : why;
}

void tell(HistoryView& v, const std::vector<Shown>& sides, bool of_region) {
    for (const Shown& side : sides) v.told.push_back(last_told(side));
    std::set<std::string> once;
    std::vector<Series> shown;
    for (const Shown& side : sides) {
        shown.push_back(side.series);
        for (std::size_t i = 1; i < side.series.runs.size(); ++i) {
            const history::Run& run = side.series.runs[i];
            once.insert(filled(tr("From {day}: {why}. What was before is not compared with it."),
                               {{"day", wording::date(units::day_at(run.points.front().started))},
                                {"why", why_anew(run)}}));
        }
    }
    v.told.insert(v.told.end(), once.begin(), once.end());
    if (of_region) // its weeks are no sessions with both sides
        return v.told.push_back(tr("A sign is a week: the mean of the sessions of all exercises of "
                                   "this region."));
    for (const auto& both : history::side_by_side(shown))
        for (auto&& line : wording::lines(both)) v.told.push_back(std::move(line));
}

// Of the last run of each side: what lies before cannot be compared with it.
std::optional<Chart> force_beside_pace(const std::vector<Shown>& sides, double top_force) {
    std::vector<std::pair<history::ForcePace, Look>> all;
    for (const Shown& side : sides)
        for (const auto& one : history::force_against_pace(side.series.runs.back()))
            all.emplace_back(one, side.look);
    constexpr std::size_t fewest = 3;
    if (all.size() < fewest) return std::nullopt;
    double slowest = 0.0;
    for (const auto& [at, look] : all) slowest = std::max(slowest, at.seconds_per_stroke);
    const double top_pace = round_up(slowest);
    Chart chart;
    chart.title = tr("Pressure in newtons (up) against pace in seconds per stroke (to the right); "
                     "each sign is a session");
    chart.top = axis_number(top_force);
    chart.bottom = "0";
    chart.ticks = {"0", axis_number(top_pace / 2), axis_number(top_pace)};
    for (const auto& [at, look] : all)
        chart.points.push_back(
            {at.seconds_per_stroke / top_pace, at.force_n / top_force, 0.0, look, false});
    return chart;
}

void add_charts(HistoryView& v, const std::vector<Shown>& sides, bool of_region) {
    const Times times = times_of(sides);
    const Figure force{
        [](const Point& p) { return p.force_n; }, [](const Point& p) { return p.force_error_n; },
        [](const Point& p) -> const std::optional<measure::Range>& { return p.force_band; }};
    const Figure pace{
        [](const Point& p) { return p.seconds_per_stroke; },
        [](const Point& p) { return p.pace_error_s; },
        [](const Point& p) -> const std::optional<measure::Range>& { return p.pace_band; }};
    const Figure both{[](const Point& p) { return p.in_both_bands_percent; },
                      [](const Point&) { return std::optional<double>{}; }, no_band};
    const double top_force = round_up(top_of(sides, force));
    v.charts.push_back(chart_of(tr("Pressure, newtons"), sides, force, times, top_force));
    v.charts.push_back(chart_of(tr("Pace, seconds per stroke"), sides, pace, times,
                                round_up(top_of(sides, pace))));
    v.charts.push_back(chart_of(tr("Time in both bands, %"), sides, both, times, 100.0));
    std::erase_if(v.charts, [](const Chart& chart) { return chart.points.empty(); });
    for (Chart& chart : v.charts) chart.ticks = ends_of(sides, times);
    if (!of_region) v.beside = force_beside_pace(sides, top_force);
}

void add_tabs(HistoryView& v, const HistoryFacts& f, const std::string& region,
              const std::string& shown) {
    constexpr std::size_t few = 6; // exercises that are chosen from without a region first
    std::set<std::string> regions, exercises;
    v.regions.push_back({"region:", tr("All"), region.empty()});
    for (const Series& s : f.read->series) {
        exercises.insert(key_of(s));
        const std::string one = region_of(f, s);
        if (one.empty() || !regions.insert(one).second) continue;
        v.regions.push_back(
            {"region:" + one, wording::name(*routine::region_named(one)), one == region});
    }
    const bool several = std::any_of(regions.begin(), regions.end(), [&](const std::string& one) {
        return exercises_in(f, one) > 1;
    });
    if (exercises.size() <= few && !several) v.regions.clear();
    exercises.clear();
    if (!region.empty() && exercises_in(f, region) > 1)
        v.exercises.push_back({std::string{"exercise:"} + whole_region, tr("All of it, by week"),
                               shown == whole_region});
    for (const Series& s : f.read->series) {
        if (!region.empty() && region_of(f, s) != region) continue;
        if (!exercises.insert(key_of(s)).second) continue;
        v.exercises.push_back({"exercise:" + key_of(s), name_of(f, s), key_of(s) == shown});
    }
    for (const auto& [months, label] :
         {std::pair{3, tr("3 months")}, {12, tr("A year")}, {0, tr("All of it")}})
        v.months.push_back({"months:" + std::to_string(months), label, f.asking.months == months});
}

// Of the months that are asked for.
units::Day first_day(const HistoryFacts& f) {
    if (f.asking.months == 0) return units::Day::min();
    const std::chrono::year_month_day today{f.read->today};
    const auto begin = today - std::chrono::months{f.asking.months};
    return units::Day{begin.ok() ? begin : begin.year() / begin.month() / std::chrono::last};
}

} // namespace

void choose_series(HistoryAsking& asking, std::string_view id) {
    if (const auto region = told_of(id, "region:")) asking.region = *region;
    if (const auto exercise = told_of(id, "exercise:")) asking.exercise = *exercise;
    if (const auto months = told_of(id, "months:"))
        for (const int one : {0, 3, 12})
            if (*months == std::to_string(one)) asking.months = one;
}

void show_series(HistoryView& v, const HistoryFacts& f) {
    if (!f.read->series_read) {
        if (f.trouble.empty()) v.missing = tr("The exercises are being read.");
        return;
    }
    if (f.read->series.empty()) {
        v.missing = nothing_measured();
        return;
    }
    std::string region = f.asking.region;
    if (exercise_shown(f, region).empty()) region.clear();
    const std::string shown = exercise_shown(f, region);
    add_tabs(v, f, region, shown);
    const bool of_region = shown == whole_region;
    std::vector<Series> some;
    for (const Series& one : f.read->series)
        if (of_region ? region_of(f, one) == region : key_of(one) == shown) some.push_back(one);
    if (!some.empty())
        v.title = of_region ? wording::name(*routine::region_named(region)) : name_of(f, some[0]);
    if (of_region) some = history::by_weeks(some);
    std::vector<Shown> sides;
    for (Series& one : some)
        if (auto side = within(std::move(one), first_day(f))) sides.push_back(*std::move(side));
    if (sides.empty()) {
        v.missing = tr("Not done in this time.");
        return;
    }
    if (sides.size() > 1 || sides.front().look == Look::second)
        for (const Shown& side : sides)
            (side.look == Look::first ? v.left : v.right) = wording::name(side.series.side);
    tell(v, sides, of_region);
    add_charts(v, sides, of_region);
}

} // namespace screen
