#include "insight/rates.h"

#include "insight/distributions.h"

#include <algorithm>
#include <limits>

namespace insight {
namespace {

constexpr double tail = 0.025;
constexpr double infinite = std::numeric_limits<double>::infinity();

double ratio_of(double share, double days_with, double days_without) {
    if (share >= 1.0) return infinite;
    return share / (1.0 - share) * days_without / days_with;
}

// Pearson's X squared over its degrees of freedom.
double crowding_of(std::span<const Sample> all, double rate_with, double rate_without) {
    double square = 0.0;
    for (const Sample& s : all) {
        const double rate = s.with ? rate_with : rate_without;
        if (rate > 0.0) square += (s.value - rate) * (s.value - rate) / rate;
    }
    return std::max(1.0, square / (static_cast<double>(all.size()) - 2.0));
}

} // namespace

std::optional<RateRatio> rate_ratio(std::span<const Sample> all) {
    RateRatio r;
    for (const Sample& s : all) {
        (s.with ? r.events_with : r.events_without) += s.value;
        ++(s.with ? r.days_with : r.days_without);
    }
    if (r.days_with == 0 || r.days_without == 0 || all.size() < 3) return std::nullopt;
    if (r.events_with + r.events_without < fewest_events) return std::nullopt;
    const double with = r.days_with, without = r.days_without;
    r.crowding = crowding_of(all, r.events_with / with, r.events_without / without);
    r.ratio = ratio_of(r.events_with / (r.events_with + r.events_without), with, without);
    const double a = r.events_with / r.crowding, b = r.events_without / r.crowding;
    const double low = a > 0.0 ? beta_quantile(a, b + 1.0, tail) : 0.0;
    const double high = b > 0.0 ? beta_quantile(a + 1.0, b, 1.0 - tail) : 1.0;
    r.interval = {ratio_of(low, with, without), ratio_of(high, with, without)};
    return r;
}

} // namespace insight
