#include "insight/estimate.h"

#include "insight/distributions.h"
#include "insight/random.h"
#include "insight/regression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

namespace insight {
namespace {

constexpr double tail = 0.025;

double number(std::span<const Sample> all) { return static_cast<double>(all.size()); }

bool varies(std::span<const Sample> all) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Sample& s) { return s.value != all.front().value; });
}

// A week in which both arms are filled. Deviations from its means, the days with first.
struct Week {
    std::size_t with = 0;
    std::vector<double> value, arm;
};

struct Weeks {
    std::vector<Week> weeks;
    double weight = 0.0;     // sum of n1 n0 / n
    double difference = 0.0; // weighted
    double spread = 0.0;     // of all deviations: the scale of rounding errors
};

std::map<int, std::vector<Sample>> by_block(std::span<const Sample> all) {
    std::map<int, std::vector<Sample>> found;
    for (const Sample& s : all) found[s.block].push_back(s);
    return found;
}

Week week_of(std::vector<Sample> of_week) {
    std::stable_partition(of_week.begin(), of_week.end(), [](const Sample& s) { return s.with; });
    Week w;
    double mean = 0.0;
    for (const Sample& s : of_week) {
        mean += s.value / number(of_week);
        if (s.with) ++w.with;
    }
    const double share = static_cast<double>(w.with) / number(of_week);
    for (const Sample& s : of_week) {
        w.value.push_back(s.value - mean);
        w.arm.push_back((s.with ? 1.0 : 0.0) - share);
    }
    return w;
}

Weeks weeks_of(std::span<const Sample> all) {
    Weeks found;
    double sum = 0.0;
    for (const auto& [block, of_week] : by_block(all)) {
        Week w = week_of(of_week);
        if (w.with == 0 || w.with == of_week.size()) continue;
        for (std::size_t i = 0; i < w.value.size(); ++i) {
            if (i < w.with) sum += w.value[i];
            found.spread += std::fabs(w.value[i]);
        }
        const auto with = static_cast<double>(w.with);
        found.weight += with * (number(of_week) - with) / number(of_week);
        found.weeks.push_back(std::move(w));
    }
    if (found.weight > 0.0) found.difference = sum / found.weight;
    return found;
}

// What one draw of the weeks makes of the values y and of the arms x that were real, all taken from
// their weeks' means; z its own arms, likewise. Enough to know its t for any difference d taken out
// of the values: y - d x.
struct Redrawn {
    double y = 0.0, x = 0.0;             // sums of z y, z x
    double yy = 0.0, yx = 0.0, xx = 0.0; // of z z y y ..
    double cubed_y = 0.0, cubed_x = 0.0; // of z z z y ..
};

void add(Redrawn& r, const Week& w) {
    const auto days = static_cast<double>(w.value.size());
    const double p = static_cast<double>(w.with) / days, q = 1.0 - p;
    double y = 0.0, x = 0.0;
    for (std::size_t i = 0; i < w.value.size(); ++i) {
        const bool with = i < w.with;
        const double square = with ? q * q : p * p;
        if (with) y += w.value[i], x += w.arm[i];
        r.yy += square * w.value[i] * w.value[i];
        r.yx += square * w.value[i] * w.arm[i];
        r.xx += square * w.arm[i] * w.arm[i];
    }
    r.y += y;
    r.x += x;
    r.cubed_y += (q * q * q + p * p * p) * y;
    r.cubed_x += (q * q * q + p * p * p) * x;
}

void shuffle(Week& w, Random& random) {
    for (std::size_t i = 0; i < w.with; ++i) {
        const std::size_t j = i + random.below(w.value.size() - i);
        std::swap(w.value[i], w.value[j]);
        std::swap(w.arm[i], w.arm[j]);
    }
}

// The draw that was real, and others of the same weeks.
struct Draws {
    double weight = 0.0, fourth = 0.0, rounding = 0.0; // sums of z^2, z^4
    Redrawn real;
    std::vector<Redrawn> others;
};

Draws draws_of(Weeks weeks, std::uint64_t seed) {
    Draws d;
    d.weight = weeks.weight;
    d.rounding = 1e-9 * weeks.spread;
    for (const Week& w : weeks.weeks) {
        for (const double z : w.arm) d.fourth += z * z * z * z;
        add(d.real, w);
    }
    Random random{seed};
    for (int k = 0; k < redraws; ++k) {
        Redrawn r;
        for (Week& w : weeks.weeks) {
            shuffle(w, random);
            add(r, w);
        }
        d.others.push_back(r);
    }
    return d;
}

// Difference over its robust standard error (White, Econometrica 1980;48:817).
double t_of(const Draws& d, const Redrawn& r, double taken_out) {
    const double sum = r.y - taken_out * r.x;
    if (std::fabs(sum) <= d.rounding) return 0.0;
    const double difference = sum / d.weight;
    const double squares = r.yy - 2.0 * taken_out * r.yx + taken_out * taken_out * r.xx;
    const double variance = squares - 2.0 * difference * (r.cubed_y - taken_out * r.cubed_x) +
                            difference * difference * d.fourth;
    return sum / std::sqrt(std::max(variance, d.rounding * d.rounding));
}

// How many draws, the real one among them, give as much as the real one or more (direction 1), or
// as little or less (direction -1).
int as_far(const Draws& d, double taken_out, double direction) {
    const double real = direction * t_of(d, d.real, taken_out);
    const double least = real - 1e-9 * std::max(1.0, std::fabs(real));
    return 1 +
           static_cast<int>(std::count_if(d.others.begin(), d.others.end(), [&](const Redrawn& r) {
               return direction * t_of(d, r, taken_out) >= least;
           }));
}

// How many draws, the real one among them, may lie beyond a limit.
int rank_of_limit() {
    const double expected = tail * (redraws + 1);
    return static_cast<int>(expected - std::sqrt(expected * (1.0 - tail)));
}

// The difference furthest from the one found that is not rejected; direction 1: below it.
std::optional<double> limit(const Draws& d, double found, double error, double direction) {
    constexpr int furthest = 64, halvings = 18; // to 1e-5 of the error
    double inside = found, outside = found;
    for (double far = 2.0; as_far(d, outside, direction) > rank_of_limit(); far *= 2.0) {
        if (far > furthest) return std::nullopt;
        inside = outside;
        outside = found - direction * far * error;
    }
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (inside + outside);
        (as_far(d, middle, direction) > rank_of_limit() ? inside : outside) = middle;
    }
    return inside;
}

std::optional<Interval> limits(const Draws& d) {
    const double found = d.real.y / d.weight;
    const double t = t_of(d, d.real, found - 1.0 / d.weight);
    if (!(t > 0.0)) return std::nullopt;
    const double error = 1.0 / (d.weight * t);
    const auto low = limit(d, found, error, 1.0), high = limit(d, found, error, -1.0);
    if (!low || !high) return std::nullopt;
    return Interval{*low, *high};
}

double two_sided(const Draws& d) {
    const int fewer = std::min(as_far(d, 0.0, 1.0), as_far(d, 0.0, -1.0));
    return std::min(1.0, 2.0 * fewer / (redraws + 1));
}

double kendall(double raw, double n, double columns) {
    return std::clamp((n * raw + columns) / (n - columns - 1.0), 0.0, 0.9);
}

// Correlation of neighbouring days among the residuals.
double raw_autocorrelation(std::span<const Sample> all, const std::vector<double>& residuals) {
    double product = 0.0, square = 0.0;
    int pairs = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        square += residuals[i] * residuals[i];
        if (i == 0 || all[i].day != all[i - 1].day + 1) continue;
        product += residuals[i] * residuals[i - 1];
        ++pairs;
    }
    if (pairs == 0 || square <= 0.0) return 0.0;
    return (product / pairs) / (square / number(all));
}

Row times(const Regression& fit, const Row& row) {
    Row found{};
    for (std::size_t i = 0; i < fit.columns; ++i)
        for (std::size_t j = 0; j < fit.columns; ++j) found[i] += fit.inverse[i][j] * row[j];
    return found;
}

double dot(const Row& a, const Row& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < most_columns; ++i) sum += a[i] * b[i];
    return sum;
}

// The variance of coefficient 1 with residuals whose correlation falls by rho a day.
double variance(std::span<const Sample> all, std::span<const Row> rows, const Regression& fit,
                double rho) {
    std::vector<Row> weights;
    for (const Row& r : rows) weights.push_back(times(fit, r));
    std::vector<double> alike{1.0}; // by distance in days
    while (std::ssize(alike) <= all.back().day - all.front().day)
        alike.push_back(alike.back() * rho);
    double of_contrast = 0.0, explained = 0.0, square = 0.0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        square += fit.residuals[i] * fit.residuals[i];
        for (std::size_t j = 0; j < all.size(); ++j) {
            const double r = alike[static_cast<std::size_t>(std::abs(all[i].day - all[j].day))];
            of_contrast += weights[i][1] * weights[j][1] * r;
            explained += dot(weights[i], rows[j]) * r;
        }
    }
    const double freedom = std::max(1.0, number(all) - explained);
    return square / freedom * of_contrast;
}

Estimate by_t(Method method, double difference, double variance, double freedom) {
    const double error = std::sqrt(variance);
    const double half = t_quantile(1.0 - tail, freedom) * error;
    const double chance = error > 0.0 ? t_two_sided(difference / error, freedom) : 1.0;
    return {method, difference, {difference - half, difference + half}, chance, std::nullopt};
}

struct Line {
    std::vector<Row> rows;
    Regression fit; // coefficient 1: the difference
};

std::optional<Line> line_through(std::span<const Sample> all) {
    constexpr std::size_t columns = 3;
    if (all.size() < 2 * columns || !varies(all)) return std::nullopt;
    std::vector<Row> rows;
    std::vector<double> values;
    const double middle = 0.5 * (all.front().day + all.back().day);
    const double half = std::max(1.0, 0.5 * (all.back().day - all.front().day));
    for (const Sample& s : all) {
        rows.push_back({1.0, s.with ? 1.0 : 0.0, (s.day - middle) / half, 0.0});
        values.push_back(s.value);
    }
    auto fit = regress(rows, values, std::vector<double>(all.size(), 1.0), columns);
    if (!fit) return std::nullopt;
    return Line{std::move(rows), std::move(*fit)};
}

struct PhaseMean {
    double value = 0.0, centre = 0.0, days = 0.0;
    bool with = false;
};

std::vector<PhaseMean> means_of_phases(std::span<const Sample> all) {
    std::vector<PhaseMean> found;
    for (const auto& [block, of_phase] : by_block(all)) {
        if (of_phase.size() < fewest_in_phase) continue;
        PhaseMean m{0.0, 0.0, number(of_phase), of_phase.front().with};
        for (const Sample& s : of_phase) {
            m.value += s.value / m.days;
            m.centre += s.day / m.days;
        }
        found.push_back(m);
    }
    return found;
}

} // namespace

std::vector<Sample> samples(const Exposure& e, const Series& outcome, int outcome_days_after) {
    std::vector<Sample> found;
    for (std::size_t i = 0; i < e.days.size(); ++i) {
        if (e.days[i].arm == Arm::left_out) continue;
        const int day = static_cast<int>(i);
        const auto value = outcome.on(e.first + std::chrono::days{day + outcome_days_after});
        if (value) found.push_back({day, *value, e.days[i].arm == Arm::with, e.days[i].block});
    }
    return found;
}

std::optional<double> difference_within_weeks(std::span<const Sample> all) {
    struct Sums {
        double days[2]{}, sum[2]{}; // without, with
    };
    std::vector<Sums> weeks;
    for (const Sample& s : all) {
        const auto week = static_cast<std::size_t>(s.block);
        if (week >= weeks.size()) weeks.resize(week + 1);
        weeks[week].days[s.with] += 1.0;
        weeks[week].sum[s.with] += s.value;
    }
    double weight = 0.0, sum = 0.0;
    for (const Sums& w : weeks) {
        if (w.days[0] == 0.0 || w.days[1] == 0.0) continue;
        const double of_week = w.days[0] * w.days[1] / (w.days[0] + w.days[1]);
        weight += of_week;
        sum += of_week * (w.sum[1] / w.days[1] - w.sum[0] / w.days[0]);
    }
    if (weight == 0.0) return std::nullopt;
    return sum / weight;
}

std::optional<Estimate> redrawn_weeks(std::span<const Sample> all, std::uint64_t seed) {
    if (all.empty() || !varies(all)) return std::nullopt;
    const Weeks weeks = weeks_of(all);
    if (weeks.weeks.empty()) return std::nullopt;
    const Draws draws = draws_of(weeks, seed);
    const auto interval = limits(draws);
    if (!interval) return std::nullopt;
    return Estimate{Method::redrawn_weeks, weeks.difference, *interval, two_sided(draws),
                    std::nullopt};
}

std::optional<Estimate> autocorrelated_line(std::span<const Sample> all) {
    const auto line = line_through(all);
    if (!line) return std::nullopt;
    const auto& fit = line->fit;
    const auto columns = static_cast<double>(fit.columns);
    const double rho = kendall(raw_autocorrelation(all, fit.residuals), number(all), columns);
    const double freedom = std::max(1.0, number(all) * (1.0 - rho) / (1.0 + rho) - columns);
    auto e = by_t(Method::autocorrelated_line, fit.coefficients[1],
                  variance(all, line->rows, fit, rho), freedom);
    e.autocorrelation = rho;
    return e;
}

std::optional<double> difference_along_line(std::span<const Sample> all) {
    const auto line = line_through(all);
    if (!line) return std::nullopt;
    return line->fit.coefficients[1];
}

std::optional<Estimate> phase_means(std::span<const Sample> all, Drift drift) {
    const auto means = means_of_phases(all);
    const auto with = std::count_if(means.begin(), means.end(), [](auto& m) { return m.with; });
    const auto without = static_cast<std::ptrdiff_t>(means.size()) - with;
    if (std::min(with, without) < fewest_phases / 2 || !varies(all)) return std::nullopt;
    const std::size_t columns = drift == Drift::line ? 3 : 4;
    std::vector<Row> rows;
    std::vector<double> values, weights;
    const double middle = 0.5 * (means.front().centre + means.back().centre);
    const double half = 0.5 * (means.back().centre - means.front().centre);
    for (const PhaseMean& m : means) {
        const double t = (m.centre - middle) / half;
        rows.push_back({1.0, m.with ? 1.0 : 0.0, t, t * t});
        values.push_back(m.value);
        weights.push_back(m.days);
    }
    const auto fit = regress(rows, values, weights, columns);
    if (!fit) return std::nullopt;
    double square = 0.0;
    for (std::size_t i = 0; i < means.size(); ++i)
        square += weights[i] * fit->residuals[i] * fit->residuals[i];
    const auto freedom = static_cast<double>(means.size() - columns);
    return by_t(Method::phase_means, fit->coefficients[1], square / freedom * fit->inverse[1][1],
                freedom);
}

} // namespace insight
