// What else was different between the days that are compared (evidence sheet 8.4): named beside
// every result, never taken out of it.
#pragma once
#include "insight/exposure.h"

#include <optional>
#include <span>
#include <vector>

namespace insight {

enum class Other : std::uint8_t {
    weekday, // share of Saturdays and Sundays
    season,  // the middle of the days, in days since the first
    stress,  // from here on: the value of the day itself, share of days for yes or no
    alcohol,
    caffeine,
    illness,
    cycle,
    new_medicine, // once noted, from that day on
    travel,
    painkiller,
    warmth,    // a warm bath, with magnesium or without
    magnesium, // taken; of a question about rolling
    rolled,    // of one about magnesium
    filling    // share of the days that were filled
};
constexpr int others = 14;
std::string_view word(Other);

// Apart by this much of the standard deviation of all days it counts as uneven (a usual rule of
// thumb for balance; [P]). Shares of days: this much apart in the same measure.
constexpr double uneven_from = 0.25;

struct Beside {
    Other what{};
    double with = 0.0, without = 0.0; // means of the days of either arm on which it is known
    bool uneven = false;
    bool operator==(const Beside&) const = default;
};
// What else was done on some days, though the question is not about it.
struct Done {
    Other what = Other::magnesium;
    std::vector<units::Day> days = {};
};
// Those that were there at all, in the order of the enumeration: weekday and filling always, season
// when the days span more than eight weeks.
std::vector<Beside> beside(const Exposure&, const Series& outcome, int outcome_days_after,
                           std::span<const diary::Observation>, const Done& = {});

} // namespace insight
