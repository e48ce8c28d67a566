#include "insight/distributions.h"

#include <cmath>

namespace insight {
namespace {

constexpr int most_terms = 500, halvings = 60;
constexpr double tiny = 1e-300;

double away_from_zero(double x) { return std::fabs(x) < tiny ? tiny : x; }

double fraction(double a, double b, double x) {
    double c = 1.0;
    double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    double product = d;
    const auto take = [&](double term) {
        d = 1.0 / away_from_zero(1.0 + term * d);
        c = away_from_zero(1.0 + term / c);
        product *= c * d;
        return std::fabs(c * d - 1.0);
    };
    for (int i = 1; i < most_terms; ++i) {
        const double m = i, even = a + 2.0 * m;
        take(m * (b - m) * x / ((even - 1.0) * even));
        if (take(-(a + m) * (a + b + m) * x / (even * (even + 1.0))) < 1e-13) break;
    }
    return product;
}

} // namespace

double beta_share(double a, double b, double x) {
    if (x <= 0.0) return 0.0;
    if (x >= 1.0) return 1.0;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                  a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1.0) / (a + b + 2.0)) return front * fraction(a, b, x) / a;
    return 1.0 - front * fraction(b, a, 1.0 - x) / b;
}

double beta_quantile(double a, double b, double share) {
    double low = 0.0, high = 1.0;
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (low + high);
        (beta_share(a, b, middle) < share ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

double t_two_sided(double t, double freedom) {
    return beta_share(0.5 * freedom, 0.5, freedom / (freedom + t * t));
}

double t_quantile(double share, double freedom) {
    const double x = beta_quantile(0.5 * freedom, 0.5, 2.0 * (1.0 - share));
    return std::sqrt(freedom * (1.0 - x) / x);
}

} // namespace insight
