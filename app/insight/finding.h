// What a diary shows about one outcome: nothing below the minimum, then a difference with its
// interval, and rarely more than "cannot tell". Nothing here speaks of a cause.
#pragma once
#include "insight/rates.h"

namespace insight {

// Evidence sheet 8.1, 8.3.
constexpr int fewest_to_show = 10; // filled days of either arm
constexpr int fewest_to_call = 14;
constexpr double fewest_filled = 0.7; // of the compared days, and of those as planned

// What is still to come before anything is shown. Count: how many more of it; 0 of variation, which
// nobody can promise.
struct Missing {
    enum class What : std::uint8_t { days_with, days_without, filled_days, events, variation };
    What what{};
    int count = 0;
    bool operator==(const Missing&) const = default;
};

// Why no difference is called though one is shown.
enum class Doubt : std::uint8_t {
    covers_zero,     // the interval does, or of counts that of the ratio covers 1
    few_days,        // under fewest_to_call
    not_over,        // looked at before its planned end
    few_phases,      // under fewest_phases: any drift could be it
    drift,           // with another way of taking out the drift nothing is left
    day_before,      // the day before differs too, where nothing can have acted yet
    not_as_planned,  // too few days were
    others_looked_at // exploratory, and not left after Holm's procedure
};

// The same comparison of a value that cannot or need not differ.
struct Control {
    double difference = 0.0;
    Interval interval;
    bool differs() const { return !interval.covers(0.0); }
};
struct Controls {
    // Of the value one day before and after the compared one, the difference found taken out of
    // each day first, since a draw within weeks makes neighbours unlike. Not for phases.
    std::optional<Control> day_before, day_after;
    // Dates shuffled (random days) or the whole record moved round against them (phases, so
    // that neighbours stay neighbours): how often the difference was at least as large.
    int shuffles = 0, as_large = 0;
    bool of_phases = false; // so that the days beside are none
};

enum class Verdict : std::uint8_t { not_yet, cannot_tell, difference };

struct Finding {
    Verdict verdict = Verdict::not_yet;
    std::vector<Missing> missing; // not_yet: all that is; empty otherwise
    std::vector<Doubt> doubts;    // cannot_tell: all that hold; empty otherwise
    // The rest: nothing with not_yet.
    int days_with = 0, days_without = 0;            // filled
    double filled_with = 0.0, filled_without = 0.0; // share of the days of each arm
    double mean_with = 0.0, mean_without = 0.0;     // plain ones; see Estimate for the difference
    std::optional<Estimate> estimate;
    std::optional<RateRatio> rates; // of counted outcomes
    std::optional<Controls> controls;
};

struct Looking {
    int outcome_days_after = 1; // days_after(Outcome)
    bool counted = false;       // counted(Outcome)
    bool over = true;           // the planned time has passed
    double as_planned = 1.0;    // Kept::share()
    std::uint64_t seed = 1;     // of redraws and shuffles
};
Finding compare(const Exposure&, const Series&, const Looking&);
// What Finding::missing will be, but for variation; quick enough for every frame of a screen.
std::vector<Missing> still_missing(const Exposure&, const Series&, const Looking&);

// Holm (Scand J Statist 1979;6:65): each chance as it is after so many looks; in the order handed
// in.
std::vector<double> holm(std::span<const double> chances);

} // namespace insight
