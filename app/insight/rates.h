// Rates of counted events, cramps a night, compared as a ratio.
#pragma once
#include "insight/estimate.h"

namespace insight {

// With fewer in both arms together no ratio is made (evidence sheet 8.3).
constexpr double fewest_events = 10.0;

struct RateRatio {
    double events_with = 0.0, events_without = 0.0;
    int days_with = 0, days_without = 0;
    double ratio = 1.0;    // per day with / per day without; infinite when there were none without
    Interval interval;     // the upper end may be infinite
    double crowding = 1.0; // variance / mean of the counts, at least 1: events that come together
};
// Given the total, the events with are binomial (Przyborowski and Wilenski, Biometrika
// 1940;31:313); limits of Clopper and Pearson, exact for a Poisson process. Counts more crowded
// than that count as fewer events: both are divided by the crowding (quasi-likelihood). Nothing
// under the minimum or without a day in one arm.
std::optional<RateRatio> rate_ratio(std::span<const Sample>);

} // namespace insight
