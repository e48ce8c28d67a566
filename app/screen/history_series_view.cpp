#include "screen/history_view.h"
#include "wording/diary.h"
#include "wording/history.h"
#include "wording/wording.h"

#include <algorithm>
#include <limits>
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

// The one of the region that was done most lately, unless another one is asked for.
std::string exercise_shown(const HistoryFacts& f, const std::string& region) {
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

struct Shown { // of one side
    const Series* series = nullptr;
    Look look = Look::first;
    std::vector<std::vector<const Point*>> runs; // within the months; none of them is empty
    std::vector<session::NotCompared> why;       // each began
};

Shown within(const Series& s, std::int64_t from) {
    Shown shown{&s, s.side == routine::Side::right ? Look::second : Look::first, {}, {}};
    for (const history::Run& run : s.runs) {
        std::vector<const Point*> points;
        for (const Point& p : run.points)
            if (ms(p.started) >= from) points.push_back(&p);
        if (points.empty()) continue;
        shown.runs.push_back(std::move(points));
        shown.why.push_back(run.why);
    }
    return shown;
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
    for (const Shown& side : sides)
        for (const auto& run : side.runs)
            for (const Point* p : run) {
                t.from = first ? ms(p->started) : std::min(t.from, ms(p->started));
                t.to = first ? ms(p->started) : std::max(t.to, ms(p->started));
                first = false;
            }
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
    for (const Shown& side : sides)
        for (const auto& run : side.runs)
            for (const Point* p : run) {
                const auto value = figure.value(*p);
                if (!value) continue;
                highest = std::max(highest, *value + figure.error(*p).value_or(0.0));
                if (const auto& band = figure.band(*p)) highest = std::max(highest, band->high);
            }
    return highest;
}

// A band reaches half way to the sessions beside.
void add_bands(Chart& chart, const std::vector<const Point*>& run, const Figure& figure,
               const Times& times, double top) {
    const auto middle = [&](std::size_t a, std::size_t b) {
        return (times.share(ms(run[a]->started)) + times.share(ms(run[b]->started))) / 2;
    };
    constexpr double alone = 0.015;
    for (std::size_t i = 0; i < run.size(); ++i) {
        const auto& band = figure.band(*run[i]);
        if (!band) continue;
        const double at = times.share(ms(run[i]->started));
        chart.bands.push_back({i == 0 ? at - alone : middle(i - 1, i),
                               i + 1 == run.size() ? at + alone : middle(i, i + 1), band->low / top,
                               std::min(1.0, band->high / top)});
    }
}

void add_points(Chart& chart, const std::vector<const Point*>& run, Look look, const Figure& figure,
                const Times& times, double top) {
    bool linked = false;
    for (const Point* p : run) {
        const auto value = figure.value(*p);
        if (!value) continue;
        chart.points.push_back({times.share(ms(p->started)), *value / top,
                                figure.error(*p).value_or(0.0) / top, look, linked});
        linked = true;
    }
}

Chart chart_of(std::string title, const std::vector<Shown>& sides, const Figure& figure,
               const Times& times, double top) {
    Chart chart;
    chart.title = std::move(title);
    chart.top = wording::number(top, 0);
    chart.bottom = "0";
    bool banded = false;
    for (const Shown& side : sides) {
        for (std::size_t i = 0; i < side.runs.size(); ++i) {
            if (!banded) add_bands(chart, side.runs[i], figure, times, top);
            add_points(chart, side.runs[i], side.look, figure, times, top);
            if (i > 0)
                chart.breaks.push_back((times.share(ms(side.runs[i - 1].back()->started)) +
                                        times.share(ms(side.runs[i].front()->started))) /
                                       2);
        }
        banded = banded || !chart.bands.empty();
    }
    return chart;
}

std::vector<std::string> ends_of(const std::vector<Shown>& sides, const Times& times) {
    const units::WallTime* first = nullptr;
    const units::WallTime* last = nullptr;
    for (const Shown& side : sides)
        for (const auto& run : side.runs)
            for (const Point* p : run) {
                if (ms(p->started) == times.from) first = &p->started;
                if (ms(p->started) == times.to) last = &p->started;
            }
    if (first == nullptr || last == nullptr) return {};
    if (first == last) return {wording::date(units::day_at(*first))};
    return {wording::date(units::day_at(*first)), wording::date(units::day_at(*last))};
}

std::string last_told(const Shown& side) {
    const Point& p = *side.runs.back().back();
    std::string who = wording::name(side.series->side);
    if (side.series->side == routine::Side::none) who = tr("Last");
    const std::string none = "–";
    return filled(
        tr("{who}, {day}: {force} N, {pace} s per stroke, {both} % in both bands"),
        {{"who", who},
         {"day", wording::date(units::day_at(p.started))},
         {"force", p.force_n ? wording::number(*p.force_n, 0) : none},
         {"pace", p.seconds_per_stroke ? wording::number(*p.seconds_per_stroke, 1) : none},
         {"both", p.in_both_bands_percent ? wording::number(*p.in_both_bands_percent, 0) : none}});
}

void tell(HistoryView& v, const HistoryFacts& f, const std::vector<Shown>& sides) {
    for (const Shown& side : sides) v.told.push_back(last_told(side));
    std::set<std::string> once;
    for (const Shown& side : sides)
        for (std::size_t i = 1; i < side.runs.size(); ++i)
            once.insert(
                filled(tr("From {day}: {why}. What was before is not compared with it."),
                       {{"day", wording::date(units::day_at(side.runs[i].front()->started))},
                        {"why", wording::begins_anew(side.why[i])}}));
    v.told.insert(v.told.end(), once.begin(), once.end());
    for (const auto& both : f.read->sides)
        if (both.exercise == sides.front().series->exercise &&
            both.variant == sides.front().series->variant && sides.size() > 1)
            for (auto&& line : wording::lines(both)) v.told.push_back(std::move(line));
}

// Of the last run of each side: what lies before cannot be compared with it.
std::optional<Chart> force_beside_pace(const std::vector<Shown>& sides, double top_force) {
    struct At {
        double pace, force;
        Look look;
    };
    std::vector<At> all;
    for (const Shown& side : sides)
        for (const Point* p : side.runs.back())
            if (p->force_n && p->seconds_per_stroke)
                all.push_back({*p->seconds_per_stroke, *p->force_n, side.look});
    constexpr std::size_t fewest = 3;
    if (all.size() < fewest) return std::nullopt;
    const double top_pace =
        round_up(std::max_element(all.begin(), all.end(), [](const At& a, const At& b) {
                     return a.pace < b.pace;
                 })->pace);
    Chart chart;
    chart.title = tr("Pressure in newtons (up) against pace in seconds per stroke (to the right); "
                     "each sign is a session");
    chart.top = wording::number(top_force, 0);
    chart.bottom = "0";
    chart.ticks = {"0", wording::number(top_pace / 2, top_pace < 2.0 ? 1 : 0),
                   wording::number(top_pace, 0)};
    for (const At& one : all)
        chart.points.push_back({one.pace / top_pace, one.force / top_force, 0.0, one.look, false});
    return chart;
}

void add_charts(HistoryView& v, const std::vector<Shown>& sides) {
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
    for (Chart& chart : v.charts) chart.ticks = ends_of(sides, times);
    v.beside = force_beside_pace(sides, top_force);
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
    if (exercises.size() <= few) v.regions.clear();
    exercises.clear();
    for (const Series& s : f.read->series) {
        if (!region.empty() && region_of(f, s) != region) continue;
        if (!exercises.insert(key_of(s)).second) continue;
        v.exercises.push_back({"exercise:" + key_of(s), name_of(f, s), key_of(s) == shown});
    }
    for (const auto& [months, label] :
         {std::pair{3, tr("3 months")}, {12, tr("A year")}, {0, tr("All of it")}})
        v.months.push_back({"months:" + std::to_string(months), label, f.asking.months == months});
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
    if (f.read->series.empty()) {
        v.missing = tr("Nothing was measured yet. What a roller measures of a session stands here "
                       "afterwards; simulated sessions are left out.");
        return;
    }
    std::string region = f.asking.region;
    if (exercise_shown(f, region).empty()) region.clear();
    const std::string shown = exercise_shown(f, region);
    add_tabs(v, f, region, shown);
    const units::Day from = f.read->today - std::chrono::days{f.asking.months * 30};
    const std::int64_t from_ms =
        f.asking.months == 0
            ? std::numeric_limits<std::int64_t>::min()
            : std::chrono::duration_cast<std::chrono::milliseconds>(from.time_since_epoch())
                  .count();
    std::vector<Shown> sides;
    for (const Series& s : f.read->series) {
        if (key_of(s) != shown) continue;
        v.title = name_of(f, s);
        if (Shown side = within(s, from_ms); !side.runs.empty()) sides.push_back(std::move(side));
    }
    if (sides.empty()) {
        v.missing = tr("Not done in this time.");
        return;
    }
    if (sides.size() > 1 || sides.front().look == Look::second)
        for (const Shown& side : sides)
            (side.look == Look::first ? v.left : v.right) = wording::name(side.series->side);
    tell(v, f, sides);
    add_charts(v, sides);
}

} // namespace screen
