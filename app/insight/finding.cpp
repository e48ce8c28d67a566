#include "insight/finding.h"

#include "insight/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace insight {
namespace {

using What = Missing::What;

constexpr int shuffles = 400, least_moved = 7; // days

struct Arms {
    int with = 0, without = 0;
};

Arms planned(const Exposure& e) {
    Arms a;
    for (const auto& day : e.days) {
        if (day.arm == Arm::with) ++a.with;
        if (day.arm == Arm::without) ++a.without;
    }
    return a;
}

Arms filled_arms(std::span<const Sample> all) {
    Arms a;
    for (const Sample& s : all) ++(s.with ? a.with : a.without);
    return a;
}

double share(int part, int whole) { return whole == 0 ? 0.0 : static_cast<double>(part) / whole; }

double mean(std::span<const Sample> all, bool with) {
    double sum = 0.0;
    int n = 0;
    for (const Sample& s : all)
        if (s.with == with) sum += s.value, ++n;
    return n == 0 ? 0.0 : sum / n;
}

// Phases of which enough are there get their own method; fewer, a line through the days.
std::optional<Estimate> estimate(Design design, std::span<const Sample> all, std::uint64_t seed) {
    if (design == Design::random_days) return redrawn_weeks(all, seed);
    if (design == Design::planned_phases)
        if (auto by_phase = phase_means(all, Drift::curve)) return by_phase;
    return autocorrelated_line(all);
}

// Without its interval: cheap.
std::optional<double> difference(Design design, std::span<const Sample> all) {
    if (design == Design::random_days) return difference_within_weeks(all);
    if (design == Design::planned_phases)
        if (const auto by_phase = phase_means(all, Drift::curve)) return by_phase->difference;
    return difference_along_line(all);
}

int rounded_up(double x) { return static_cast<int>(std::ceil(x - 1e-9)); }

std::vector<Missing> missing(const Exposure& e, std::span<const Sample> all, bool counted) {
    const Arms filled = filled_arms(all), plan = planned(e);
    double events = 0.0;
    for (const Sample& s : all) events += s.value;
    std::vector<Missing> found{
        {What::days_with, fewest_to_show - filled.with},
        {What::days_without, fewest_to_show - filled.without},
        {What::filled_days,
         rounded_up(fewest_filled * (plan.with + plan.without)) - filled.with - filled.without},
        {What::events, counted ? rounded_up(fewest_events - events) : 0}};
    std::erase_if(found, [](const Missing& m) { return m.count <= 0; });
    return found;
}

Series without_difference(const Exposure& e, const Series& outcome, int after, double found) {
    Series left = outcome;
    for (std::size_t i = 0; i < left.values.size(); ++i) {
        const auto day = left.first - e.first + std::chrono::days{static_cast<int>(i) - after};
        if (day.count() < 0 || day.count() >= static_cast<std::ptrdiff_t>(e.days.size())) continue;
        const bool with = e.days[static_cast<std::size_t>(day.count())].arm == Arm::with;
        if (left.values[i] && with) *left.values[i] -= found;
    }
    return left;
}

std::optional<Control> control(const Exposure& e, const Series& rest, int after,
                               std::uint64_t seed) {
    const auto all = samples(e, rest, after);
    const Arms filled = filled_arms(all);
    if (std::min(filled.with, filled.without) < fewest_to_show) return std::nullopt;
    const auto found = estimate(e.design, all, seed);
    if (!found) return std::nullopt;
    return Control{found->difference, found->interval};
}

void shuffle_values(std::vector<Sample>& all, Random& random) {
    for (std::size_t i = all.size() - 1; i > 0; --i)
        std::swap(all[i].value, all[random.below(i + 1)].value);
}

Series moved(const Series& outcome, std::size_t by) {
    Series s = outcome;
    std::rotate(s.values.begin(), s.values.begin() + static_cast<std::ptrdiff_t>(by),
                s.values.end());
    return s;
}

void shuffle_dates(Controls& c, const Exposure& e, const Series& outcome, const Looking& look,
                   double found) {
    Random random{seed_of(look.seed, 3)};
    auto all = samples(e, outcome, look.outcome_days_after);
    const std::size_t n = outcome.values.size();
    const double least = std::fabs(found) * (1.0 - 1e-9);
    for (int k = 0; k < shuffles; ++k) {
        if (e.design == Design::random_days)
            shuffle_values(all, random);
        else if (n > 2 * least_moved)
            all = samples(e, moved(outcome, least_moved + random.below(n - 2 * least_moved)),
                          look.outcome_days_after);
        const auto d = difference(e.design, all);
        if (!d) continue;
        ++c.shuffles;
        if (std::fabs(*d) >= least) ++c.as_large;
    }
}

Controls controls(const Exposure& e, const Series& outcome, const Looking& look, double found) {
    Controls c;
    const int after = look.outcome_days_after;
    c.of_phases = e.design == Design::planned_phases;
    if (!c.of_phases) {
        const Series rest = without_difference(e, outcome, after, found);
        c.day_before = control(e, rest, after - 1, seed_of(look.seed, 1));
        c.day_after = control(e, rest, after + 1, seed_of(look.seed, 2));
    }
    shuffle_dates(c, e, outcome, look, found);
    return c;
}

// With a line alone instead of a line and a curve.
bool drift_may_be_it(std::span<const Sample> all) {
    const auto line = phase_means(all, Drift::line);
    return !line || line->interval.covers(0.0);
}

std::vector<Doubt> doubts(const Finding& f, const Exposure& e, std::span<const Sample> all,
                          const Looking& look) {
    std::vector<Doubt> found;
    const auto doubt = [&](bool holds, Doubt d) {
        if (holds) found.push_back(d);
    };
    const bool phases = e.design == Design::planned_phases;
    const bool by_phase = f.estimate->method == Method::phase_means;
    doubt(f.estimate->interval.covers(0.0) || (f.rates && f.rates->interval.covers(1.0)),
          Doubt::covers_zero);
    doubt(std::min(f.days_with, f.days_without) < fewest_to_call, Doubt::few_days);
    doubt(!look.over, Doubt::not_over);
    doubt(phases && !by_phase, Doubt::few_phases);
    doubt(phases && by_phase && drift_may_be_it(all), Doubt::drift);
    doubt(f.controls->day_before && f.controls->day_before->differs(), Doubt::day_before);
    doubt(look.as_planned < fewest_filled, Doubt::not_as_planned);
    return found;
}

} // namespace

std::vector<Missing> still_missing(const Exposure& e, const Series& outcome, const Looking& look) {
    return missing(e, samples(e, outcome, look.outcome_days_after), look.counted);
}

Finding compare(const Exposure& e, const Series& outcome, const Looking& look) {
    const auto all = samples(e, outcome, look.outcome_days_after);
    Finding f;
    f.missing = missing(e, all, look.counted);
    if (!f.missing.empty()) return f;
    auto found = estimate(e.design, all, look.seed);
    if (!found) {
        f.missing.push_back({What::variation, 0});
        return f;
    }
    const Arms filled = filled_arms(all), plan = planned(e);
    f.days_with = filled.with;
    f.days_without = filled.without;
    f.filled_with = share(filled.with, plan.with);
    f.filled_without = share(filled.without, plan.without);
    f.mean_with = mean(all, true);
    f.mean_without = mean(all, false);
    f.estimate = found;
    if (look.counted) f.rates = rate_ratio(all);
    f.controls = controls(e, outcome, look, found->difference);
    f.doubts = doubts(f, e, all, look);
    f.verdict = f.doubts.empty() ? Verdict::difference : Verdict::cannot_tell;
    return f;
}

std::vector<double> holm(std::span<const double> chances) {
    std::vector<std::size_t> order(chances.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return chances[a] < chances[b]; });
    std::vector<double> found(chances.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto looks = static_cast<double>(order.size() - i);
        largest = std::max(largest, std::min(1.0, looks * chances[order[i]]));
        found[order[i]] = largest;
    }
    return found;
}

} // namespace insight
