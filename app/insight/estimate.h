// A difference between days with and days without, with its 95 % interval: three methods, each for
// what it is fit for. What they cover was measured: tests/bench/README.md, "insight".
#pragma once
#include "insight/exposure.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace insight {

// Of a 95 % interval, in the unit of the outcome.
struct Interval {
    double low = 0.0, high = 0.0;
    bool covers(double value) const { return low <= value && value <= high; }
    bool operator==(const Interval&) const = default;
};

// A day that is compared, with what was entered for its evening or night.
struct Sample {
    int day = 0; // since the first
    double value = 0.0;
    bool with = false;
    int block = 0;
    bool operator==(const Sample&) const = default;
};
// Days of either arm whose outcome, so many days after, is filled; in order of time.
std::vector<Sample> samples(const Exposure&, const Series&, int outcome_days_after);

enum class Method : std::uint8_t { redrawn_weeks, autocorrelated_line, phase_means };

struct Estimate {
    Method method{};
    double difference = 0.0; // with - without
    Interval interval;
    double chance = 1.0; // two-sided p: for Holm's procedure, not for a first page
    std::optional<double> autocorrelation; // from one day to the next, 0 .. 0.9
};

// For days drawn at random within weeks. The difference is taken within weeks (weights n1 n0 / n of
// a week), so that no drift from week to week is in it; the interval holds every constant
// difference that a test over other draws of the same weeks does not reject at 5 % (Rosenbaum,
// Observational Studies, 2002, 2.4.3; Imbens and Rubin, Causal Inference, 2015, chapter 5). It is
// valid whatever the distribution and the autocorrelation of the days, because the draw is known.
// Missing days: the draw among the days filled. The limits lie one standard error of the redrawing
// outwards, so that they are rather too wide than too narrow by the seed's luck. Nothing where the
// weeks allow too few different draws, or nothing varies.
constexpr int redraws = 1999;
std::optional<Estimate> redrawn_weeks(std::span<const Sample>, std::uint64_t seed);
// The difference alone.
std::optional<double> difference_within_weeks(std::span<const Sample>);

// For days as they came, and for phases too few to be units of their own: least squares with a
// straight line over time, its variance by an autocorrelation of first order that is estimated and
// corrected for the short series (Kendall 1954), Student's t with n (1 - rho) / (1 + rho) effective
// days (evidence sheet 8.3). The line is the honest widening: a single change cannot be told from
// a drift as long as the record.
std::optional<Estimate> autocorrelated_line(std::span<const Sample>);
std::optional<double> difference_along_line(std::span<const Sample>); // alone

// For planned phases that alternate: the mean of each phase is one value, with a line, or a line
// and a curve, over time taken out; Student's t over the phases. Nothing with fewer than six phases
// that hold at least three filled days, three of either arm.
constexpr int fewest_phases = 6, fewest_in_phase = 3;
enum class Drift : std::uint8_t { line, curve };
std::optional<Estimate> phase_means(std::span<const Sample>, Drift);

} // namespace insight
