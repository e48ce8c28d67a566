#include "report/report.h"

#include "history/mean.h"
#include "measure/statistics.h"
#include "wording/timeline.h"
#include "wording/wording.h"

#include <algorithm>
#include <map>
#include <utility>

namespace report {
namespace {

using history::Mean;
using session::Completion;
using store::StepSummary;
using Steps = std::vector<const StepSummary*>;

// --- figures

std::optional<double> median(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    return measure::median(std::move(values));
}

double lasted(const StepSummary& step) { return units::seconds(step.end - step.start); }

std::optional<double> newtons(const std::optional<units::Newtons>& force) {
    return force ? std::optional{force->value} : std::nullopt;
}

// Both ends of a series of values, added step by step.
struct Shares {
    Mean in_pace, in_force, told;
    void add(const StepSummary& step) {
        // What could not be told counts neither for nor against.
        const double told_share = step.control.pace_told_percent.value_or(100.0) / 100.0;
        in_pace.add(step.in_pace_band_percent, lasted(step) * told_share);
        in_force.add(step.in_force_band_percent, lasted(step));
        if (step.in_pace_band_percent || step.seconds_per_stroke)
            told.add(step.control.pace_told_percent, lasted(step));
    }
};

// --- what belongs to a series

bool complete(const StepSummary& step) {
    return step.measured && !step.skipped && !step.ended_off_roller;
}

struct Done { // in one session, of one series
    const Session* session = nullptr;
    Steps steps;
};

session::Account account_of(const Session& s, const Steps& steps) {
    session::Account account;
    account.id = s.line.id;
    account.started = s.line.started;
    account.roller = s.line.roller;
    account.counts = s.line.counts;
    account.usable = s.line.usable;
    account.build = s.build;
    account.serial = s.serial;
    account.calibration = s.calibration;
    for (const StepSummary* step : steps)
        account.steps.push_back(session::figures_of(*step, step->pace_estimated));
    return account;
}

// By the rules of comparing two sessions; nothing = the series goes on.
std::optional<session::NotCompared> broken(const Done& before, const Done& now) {
    const std::vector<session::Account> earlier{account_of(*before.session, before.steps)};
    const auto account = account_of(*now.session, {now.steps.front()});
    const auto made = session::compare(account, earlier).front();
    return made.why == session::NotCompared::no ? std::nullopt : std::optional{made.why};
}

Point point_of(const Done& done) {
    Point p;
    p.day = units::day_at(done.session->line.started);
    Mean pace, force;
    for (const StepSummary* step : done.steps) {
        pace.add(step->seconds_per_stroke, lasted(*step));
        force.add(newtons(step->mean_force), lasted(*step));
        if (step->pace_band) p.pace_band = step->pace_band;
        if (step->force_band) p.force_band = step->force_band;
        p.estimated = p.estimated || (step->pace_estimated && step->seconds_per_stroke);
    }
    p.seconds_per_stroke = pace.value();
    p.force_n = force.value();
    return p;
}

Figures figures_of(std::span<const Done> all, std::optional<units::Kilograms> mass) {
    Figures f;
    f.sessions = static_cast<int>(all.size());
    std::vector<double> paces, before, after;
    Mean force;
    Shares shares;
    for (const Done& done : all) {
        for (const StepSummary* step : done.steps) {
            f.strokes += step->strokes;
            f.lighter += step->asked_lighter;
            force.add(newtons(step->mean_force), lasted(*step));
            shares.add(*step);
        }
        const Point p = point_of(done);
        if (p.seconds_per_stroke) paces.push_back(*p.seconds_per_stroke);
        f.estimated = f.estimated || p.estimated;
        f.pace_band = p.pace_band;
        f.force_band = p.force_band;
        const auto& told = done.session->answers;
        if (told.before.discomfort) before.push_back(*told.before.discomfort);
        if (told.after) after.push_back(*told.after);
    }
    f.seconds_per_stroke = median(std::move(paces));
    f.force_n = force.value();
    if (f.force_n && mass) f.percent_of_weight = 100.0 * *f.force_n / units::weight_of(*mass).value;
    f.in_pace_band_percent = shares.in_pace.value();
    f.in_force_band_percent = shares.in_force.value();
    f.pace_told_percent = shares.told.value();
    f.discomfort_before = median(std::move(before));
    f.discomfort_after = median(std::move(after));
    return f;
}

std::vector<Stretch> stretches_of(const std::vector<Done>& all,
                                  std::optional<units::Kilograms> mass) {
    std::vector<Stretch> found;
    std::size_t from = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto why = i > 0 ? broken(all[i - 1], all[i]) : std::nullopt;
        if (i == 0 || why) {
            found.emplace_back().why = why.value_or(session::NotCompared::first_time);
            from = i;
        }
        Stretch& s = found.back();
        s.points.push_back(point_of(all[i]));
        const bool last = i + 1 == all.size() || broken(all[i], all[i + 1]);
        if (last) s.figures = figures_of(std::span{all}.subspan(from, i + 1 - from), mass);
    }
    return found;
}

// --- works

using Side = routine::Side;
using Sides = std::map<Side, std::vector<Done>>;
struct WorkKey {
    std::string exercise, variant;
    auto operator<=>(const WorkKey&) const = default;
};

void add(Sides& sides, const Session& s, const StepSummary& step) {
    auto& all = sides[step.side];
    if (all.empty() || all.back().session != &s) all.push_back({&s, {}});
    all.back().steps.push_back(&step);
}

std::string name_of(const Facts& f, const WorkKey& key) {
    const auto found = std::find_if(f.exercises.begin(), f.exercises.end(),
                                    [&](const auto& e) { return e.id == key.exercise; });
    if (found == f.exercises.end())
        return key.variant.empty() ? key.exercise : key.exercise + ", " + key.variant;
    std::string name = found->name.in(wording::language());
    if (found->variants.size() < 2) return name;
    for (const auto& variant : found->variants)
        if (variant.id == key.variant && &variant != &found->variants.front())
            name += ", " + variant.name.in(wording::language());
    return name;
}

std::optional<Difference> difference_of(const Sides& sides) {
    const auto left = sides.find(Side::left), right = sides.find(Side::right);
    if (left == sides.end() || right == sides.end()) return std::nullopt;
    Difference d;
    std::vector<history::Pair> force, pace;
    const auto add = [](std::vector<history::Pair>& to, const auto& l, const auto& r) {
        if (l && r && *l > 0.0 && *r > 0.0) to.push_back({*l, *r});
    };
    for (const Done& l : left->second)
        for (const Done& r : right->second) {
            if (l.session != r.session) continue;
            const Point at_left = point_of(l), at_right = point_of(r);
            ++d.sessions;
            add(force, at_left.force_n, at_right.force_n);
            if (at_left.estimated == at_right.estimated) // else told in two ways
                add(pace, at_left.seconds_per_stroke, at_right.seconds_per_stroke);
        }
    d.force = history::apart(force);
    d.seconds_per_stroke = history::apart(pace);
    return d;
}

std::vector<Work> works_of(const Facts& f, const std::map<WorkKey, Sides>& all) {
    std::vector<Work> works;
    for (const auto& [key, sides] : all) {
        Work& work = works.emplace_back();
        work.exercise = key.exercise;
        work.variant = key.variant;
        work.name = name_of(f, key);
        for (const auto& [side, done] : sides)
            work.sides.push_back({side, stretches_of(done, f.mass)});
        work.difference = difference_of(sides);
    }
    std::stable_sort(works.begin(), works.end(),
                     [](const Work& a, const Work& b) { return a.sessions() > b.sessions(); });
    return works;
}

// --- weeks and rows

units::Day monday_of(units::Day day) {
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

std::vector<Week> empty_weeks(units::Day from, units::Day to) {
    std::vector<Week> weeks;
    for (units::Day day = monday_of(from); day <= to; day += std::chrono::days{7}) {
        weeks.emplace_back().from = day;
        weeks.back().whole = day >= from && day + std::chrono::days{6} <= to;
    }
    return weeks;
}

void count(Report& r, const Session& s) {
    const auto nth = (units::day_at(s.line.started) - r.weeks.front().from).count() / 7;
    Week& week = r.weeks.at(static_cast<std::size_t>(nth));
    switch (kind_of(s)) {
    case Kind::measured: ++week.measured; break;
    case Kind::not_measured: ++week.not_measured; break;
    case Kind::bad_signal: ++week.bad_signal; break;
    }
    week.rolled_min += rolled_min(s);
}

Row row_of(const Facts& f, const Session& s) {
    Row row;
    const units::Day day = units::day_at(s.line.started);
    row.when = f.hours ? wording::date_time(s.line.started)
                       : wording::date(std::chrono::year_month_day{day});
    row.routine = wording::title(f.routines, s.line.routine);
    row.kind = kind_of(s);
    row.completion = s.line.completion;
    row.rolled_min = rolled_min(s);
    row.before = s.answers.before.discomfort;
    row.after = s.answers.after;
    if (row.kind == Kind::measured)
        for (const StepSummary& step : s.steps) row.lighter += step.asked_lighter;
    return row;
}

std::vector<NotMeasured> not_measured_of(const Facts& f, const std::map<WorkKey, int>& times) {
    std::vector<NotMeasured> all;
    for (const auto& [key, sessions] : times) all.push_back({name_of(f, key), sessions});
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.sessions > b.sessions; });
    return all;
}

// Of what was rolled to its end; the pace is the median of all sessions of all series.
void sum_up(Report& r, const std::map<WorkKey, Sides>& all) {
    std::vector<double> paces;
    Shares shares;
    for (const auto& [key, sides] : all)
        for (const auto& [side, sessions] : sides)
            for (const Done& done : sessions) {
                if (const auto pace = point_of(done).seconds_per_stroke) paces.push_back(*pace);
                for (const StepSummary* step : done.steps) shares.add(*step);
            }
    r.seconds_per_stroke = median(std::move(paces));
    r.in_pace_band_percent = shares.in_pace.value();
    r.in_force_band_percent = shares.in_force.value();
}

void sum_up_discomfort(Report& r) {
    std::vector<double> before, after;
    for (const Row& row : r.rows) {
        if (!row.before || !row.after) continue;
        before.push_back(*row.before);
        after.push_back(*row.after);
    }
    r.discomfort_told = static_cast<int>(before.size());
    r.discomfort_before = median(std::move(before));
    r.discomfort_after = median(std::move(after));
}

class Sorting { // sessions into what is told of them
  public:
    void add(const Session& s) {
        std::map<WorkKey, bool> not_measured;
        for (const StepSummary& step : s.steps) {
            const WorkKey key{step.exercise, step.variant};
            if (complete(step) && kind_of(s) == Kind::measured)
                report::add(works[key], s, step);
            else if (!step.measured && !step.skipped && kind_of(s) != Kind::bad_signal)
                not_measured[key] = true;
        }
        for (const auto& [key, yes] : not_measured) ++unmeasured[key];
    }

    std::map<WorkKey, Sides> works;
    std::map<WorkKey, int> unmeasured; // in so many sessions
};

} // namespace

Kind kind_of(const Session& s) {
    if (s.line.roller == session::RollerKind::none) return Kind::not_measured;
    return s.line.usable ? Kind::measured : Kind::bad_signal;
}

int Series::sessions() const {
    int all = 0;
    for (const Stretch& s : stretches) all += s.figures.sessions;
    return all;
}

int Work::sessions() const {
    int most = 0;
    for (const Series& s : sides) most = std::max(most, s.sessions());
    return most;
}

int Report::count(Kind kind) const {
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [kind](const Row& r) { return r.kind == kind; }));
}

double Report::rolled_min() const {
    double all = 0.0;
    for (const Row& row : rows) all += row.rolled_min;
    return all;
}

Report report_of(const Facts& f) {
    Report r;
    r.from = f.from;
    r.to = f.to;
    r.name = f.name;
    r.also = f.also;
    r.practice = f.practice;
    r.adherence = f.adherence;
    r.weight_known = f.mass.has_value();
    r.unreadable = f.unreadable;
    r.weeks = empty_weeks(f.from, f.to);
    Sorting sorted;
    for (const Session& s : f.sessions) {
        if (!s.line.counts) {
            ++r.simulated;
        } else if (s.line.completion == Completion::unfinished) {
            ++r.unfinished;
        } else {
            count(r, s);
            r.rows.push_back(row_of(f, s));
            r.lighter += r.rows.back().lighter;
            sorted.add(s);
        }
    }
    r.works = works_of(f, sorted.works);
    r.not_measured = not_measured_of(f, sorted.unmeasured);
    sum_up(r, sorted.works);
    sum_up_discomfort(r);
    return r;
}

} // namespace report
