// Diaries whose truth is known: autocorrelated days on scales as people use them, with drift,
// weekends, gaps and bad beginnings.
#pragma once
#include "insight/exposure.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace simulated {

// What is written down of a day's true state u, whose standard deviation is 1.
enum class Scale {
    exact,   // 5 + 1.5 u
    whole,   // the same on 0 .. 10
    ceiling, // whole, about 8.5: a third of the days are a 10 or close to it
    floor,   // whole, about 1.5
    skewed,  // exp(3 + 0.7 u): minutes to fall asleep
    crowded, // whole numbers, Poisson around a rate that varies: events that come together
    rare     // Poisson, 0.6 a night
};

struct Life {
    Scale scale = Scale::exact;
    double autocorrelation = 0.2;
    double effect = 0.0;    // of u, on days with
    double drift = 0.0;     // of u, over the whole record, along a line
    double season = 0.0;    // of u, amplitude of a wave of 16 weeks, begun anywhere
    double weekend = 0.0;   // of u
    double gaps = 0.0;      // share of days not filled
    bool bad_start = false; // begun in a week at least 1.33 too high, which does not last (8.2)
};

struct Diary {
    insight::Series series;
    double effect = 0.0; // mean difference over the compared days, as written down
};

using Generator = std::mt19937_64;

inline double normal(Generator& g) { return std::normal_distribution<double>{}(g); }
inline double uniform(Generator& g) { return std::uniform_real_distribution<double>{}(g); }

inline void go_on(std::vector<double>& u, int days, double rho, Generator& g) {
    if (u.empty()) u.push_back(normal(g));
    while (std::ssize(u) < days) u.push_back(rho * u.back() + std::sqrt(1 - rho * rho) * normal(g));
}

// A first week, drawn again until it is as bad as it has to be.
inline std::vector<double> beginning(const Life& life, Generator& g) {
    constexpr int week = 7;
    for (;;) {
        std::vector<double> u;
        go_on(u, week, life.autocorrelation, g);
        double sum = 0.0;
        for (const double state : u) sum += state;
        if (!life.bad_start || sum >= 1.33 * week) return u;
    }
}

inline std::vector<double> states(const Life& life, int n, Generator& g) {
    auto u = beginning(life, g);
    go_on(u, n, life.autocorrelation, g);
    const double begun = uniform(g);
    for (int i = 0; i < n; ++i) {
        auto& state = u[static_cast<std::size_t>(i)];
        state += life.drift * i / (n - 1.0);
        state += life.season * std::sin(6.283185307179586 * (begun + i / 112.0));
        if (i % 7 >= 5) state += life.weekend;
    }
    return u;
}

inline double mean_rate(Scale scale) { return scale == Scale::rare ? 0.6 : 1.5; }
inline double rate_at(Scale scale, double u) {
    return mean_rate(scale) * (scale == Scale::rare ? std::exp(u) : std::exp(0.7 * u - 0.245));
}
inline bool counts(Scale s) { return s == Scale::crowded || s == Scale::rare; }

inline double written(Scale scale, double u) {
    const auto whole = [](double x) { return std::round(std::clamp(x, 0.0, 10.0)); };
    switch (scale) {
    case Scale::exact: return 5.0 + 1.5 * u;
    case Scale::whole: return whole(5.0 + 1.5 * u);
    case Scale::ceiling: return whole(8.5 + 1.5 * u);
    case Scale::floor: return whole(1.5 + 1.5 * u);
    case Scale::skewed: return std::exp(3.0 + 0.7 * u);
    case Scale::crowded:
    case Scale::rare: break;
    }
    return rate_at(scale, u);
}

// Outcomes on the day itself; one day before and one after the exposure's days are there too.
inline Diary diary(const insight::Exposure& e, const Life& life, Generator& g) {
    const int n = static_cast<int>(e.days.size()) + 2;
    auto u = states(life, n, g);
    if (life.scale == Scale::rare) std::fill(u.begin(), u.end(), 0.0); // Poisson alone
    Diary d{{e.first - std::chrono::days{1}, {}}, 0.0};
    int compared = 0;
    for (std::size_t i = 0; i < u.size(); ++i) {
        const bool inside = i > 0 && i <= e.days.size();
        const auto arm = inside ? e.days[i - 1].arm : insight::Arm::left_out;
        const double without = written(life.scale, u[i]);
        const double with = written(life.scale, u[i] + life.effect);
        if (arm != insight::Arm::left_out) {
            d.effect += with - without;
            ++compared;
        }
        double value = arm == insight::Arm::with ? with : without;
        if (counts(life.scale)) value = std::poisson_distribution<int>{value}(g);
        if (uniform(g) < life.gaps)
            d.series.values.emplace_back();
        else
            d.series.values.emplace_back(value);
    }
    d.effect /= std::max(1, compared);
    return d;
}

// The true difference: what diaries of this life show on average.
inline double true_effect(const insight::Exposure& e, const Life& life) {
    if (life.scale == Scale::exact) return 1.5 * life.effect;
    if (life.effect == 0.0) return 0.0;
    Generator g{20261101};
    double sum = 0.0;
    constexpr int diaries = 400;
    for (int i = 0; i < diaries; ++i) sum += diary(e, life, g).effect / diaries;
    return sum;
}

// Phases of so many days, without and with in turn.
inline std::vector<insight::Phase> phases(units::Day first, int number, int days,
                                          bool with = false) {
    std::vector<insight::Phase> found;
    for (int i = 0; i < number; ++i) {
        const auto from = first + std::chrono::days{i * days};
        found.push_back({from, from + std::chrono::days{days - 1}, (i % 2 == 1) != with});
    }
    return found;
}

} // namespace simulated
