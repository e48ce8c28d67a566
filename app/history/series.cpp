#include "history/series.h"

#include "history/mean.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace history {

namespace {

// A pace is the interquartile mean of its strokes; where these are spread normally its standard
// error is so many times that of their mean: the variance of a mean trimmed at c = 0.6745 is
// (integral of x^2 within +-c, and c^2 / 2) / (1 / 2)^2 = 1.195 that of the mean (Huber, Robust
// Statistics, 1981, 3.3).
constexpr double trimmed = 1.093;

double seconds_of(const StepDone& step) { return units::seconds(step.lasted); }

class Error { // of a weighted mean, from those of its parts; one without takes it from all
  public:
    void add(const std::optional<double>& value, const std::optional<double>& error,
             double weight) {
        if (!value || weight <= 0.0) return; // it is not in the mean either
        known_ = known_ && error;
        squares_ += std::pow(error.value_or(0.0) * weight, 2.0);
        weights_ += weight;
    }
    std::optional<double> value() const {
        return known_ && weights_ > 0.0 ? std::optional{std::sqrt(squares_) / weights_}
                                        : std::nullopt;
    }

  private:
    double squares_ = 0.0, weights_ = 0.0;
    bool known_ = true;
};

std::optional<double> error_of(const std::optional<double>& mean,
                               const std::optional<double>& variation_percent,
                               std::size_t strokes) {
    if (!mean || !variation_percent || strokes < fewest_strokes) return std::nullopt;
    return *mean * *variation_percent / 100.0 / std::sqrt(static_cast<double>(strokes));
}

std::optional<double> times(const std::optional<double>& value, double factor) {
    return value ? std::optional{*value * factor} : std::nullopt;
}

std::optional<double> newtons(const std::optional<units::Newtons>& force) {
    return force ? std::optional{force->value} : std::nullopt;
}

struct Done { // in one session, of one series
    const SessionDone* session = nullptr;
    std::vector<const StepDone*> sets;
};

struct Shares {
    Mean in_force, in_pace, in_both;
    void add(const StepDone& set) {
        // What could not be told counts neither for nor against.
        const double told = seconds_of(set) * set.pace_told_percent.value_or(100.0) / 100.0;
        in_force.add(set.in_force_band_percent, seconds_of(set));
        in_pace.add(set.in_pace_band_percent, told);
        in_both.add(set.figures.in_both_bands_percent, told);
    }
};

Point point_of(const Done& done) {
    Point p;
    p.session = done.session->account.id;
    p.started = done.session->account.started;
    Mean force, pace;
    Error force_error, pace_error;
    Shares shares;
    for (const StepDone* set : done.sets) {
        const session::StepFigures& f = set->figures;
        const double weight = seconds_of(*set);
        const auto n = newtons(f.mean_force), s = f.seconds_per_stroke;
        force.add(n, weight);
        pace.add(s, weight);
        force_error.add(n, error_of(n, set->force_variation_percent, set->strokes), weight);
        pace_error.add(s, times(error_of(s, f.pace_variation_percent, set->strokes), trimmed),
                       weight);
        shares.add(*set);
        if (f.force_band) p.force_band = f.force_band;
        if (f.pace_band) p.pace_band = f.pace_band;
        p.pace_estimated = p.pace_estimated || (f.pace_estimated && s);
    }
    p.force_n = force.value();
    p.seconds_per_stroke = pace.value();
    p.force_error_n = force_error.value();
    p.pace_error_s = pace_error.value();
    p.in_force_band_percent = shares.in_force.value();
    p.in_pace_band_percent = shares.in_pace.value();
    p.in_both_bands_percent = shares.in_both.value();
    return p;
}

session::Account account_of(const Done& done) {
    const session::Account& all = done.session->account;
    session::Account one;
    one.id = all.id;
    one.started = all.started;
    one.roller = all.roller;
    one.counts = all.counts;
    one.usable = all.usable;
    one.build = all.build;
    one.serial = all.serial;
    one.calibration = all.calibration;
    one.steps = {done.sets.front()->figures};
    return one;
}

std::vector<Run> runs_of(const std::vector<Done>& all) {
    std::vector<Run> runs;
    std::vector<session::Account> before;
    for (const Done& done : all) {
        const auto now = account_of(done);
        const auto why = session::compare(now, before).front().why;
        if (why != session::NotCompared::no) runs.push_back({why, {}});
        runs.back().points.push_back(point_of(done));
        before = {now};
    }
    return runs;
}

using Key = std::tuple<std::string, std::string, routine::Side>;

bool belongs(const session::Account& a) {
    return a.counts && a.usable && a.roller != session::RollerKind::none;
}

} // namespace

std::size_t Series::sessions() const {
    std::size_t all = 0;
    for (const Run& run : runs) all += run.points.size();
    return all;
}

std::vector<Series> series(std::span<const SessionDone> sessions) {
    std::map<Key, std::vector<Done>> sorted;
    for (const SessionDone& session : sessions)
        for (const StepDone& step : session.steps) {
            const session::StepFigures& f = step.figures;
            if (!belongs(session.account) || !f.measured || f.left_early) continue;
            auto& all = sorted[{f.exercise, f.variant, f.side}];
            if (all.empty() || all.back().session != &session) all.push_back({&session, {}});
            all.back().sets.push_back(&step);
        }
    std::vector<Series> found;
    for (const auto& [key, all] : sorted)
        found.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), runs_of(all)});
    return found;
}

std::vector<ForcePace> force_against_pace(const session::StepRecord& step) {
    std::vector<ForcePace> points;
    for (const measure::Stroke& stroke : step.strokes)
        points.push_back({units::seconds(stroke.end - stroke.start), stroke.mean_force.value});
    return points;
}

std::vector<ForcePace> force_against_pace(const Run& run) {
    std::vector<ForcePace> points;
    for (const Point& p : run.points)
        if (p.seconds_per_stroke && p.force_n)
            points.push_back({*p.seconds_per_stroke, *p.force_n});
    return points;
}

} // namespace history
