// One value of the diary per day: what a question looks at. Days run from 04:00 to 04:00 local
// time.
#pragma once
#include "diary/night.h"
#include "diary/observation.h"

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace insight {

enum class NightValue : std::uint8_t {
    quality, // 0 .. 10
    total_sleep_min,
    efficiency_percent,
    latency_min,
    awake_min,
    awakenings // counted
};
constexpr int night_values = 6;
std::string_view word(NightValue);

using Outcome = std::variant<NightValue, diary::Item>;

// Events that are counted, whose rates are compared; everything else by its mean.
bool counted(const Outcome&);

// From a day to the entry that tells about its evening and night: 1 for nights and for what is
// asked in the morning, which carry the date of waking; 0 for what is asked in the evening.
int days_after(const Outcome&);

struct Period {
    units::Day from{};
    int days = 0;
    bool operator==(const Period&) const = default;
};

struct Series {
    units::Day first{};
    std::vector<std::optional<double>> values; // of first, the day after ..; nothing = not filled
    std::optional<double> on(units::Day) const;
    bool operator==(const Series&) const = default;
};
int filled(const Series&, Period);

// By wake date. One night per wake date: of several the first that tells the value counts, so the
// source the person ranks highest goes first. Impossible nights count as not filled.
Series series(std::span<const diary::Night>, NightValue, Period, units::WallTime entered_at);
// By the day of the observation. Several of one day: counts, amounts and minutes are summed, of
// ratings, steps and yes or no the highest counts.
Series series(std::span<const diary::Observation>, diary::Item, Period);

} // namespace insight
