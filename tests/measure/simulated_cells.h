// Readings of a roller whose load is known at every moment: each cell on its own oscillator, a few
// percent apart, with noise. Written for the tests of cells and chain.
#pragma once
#include "measure/calibration.h"
#include "measure/cells.h"
#include "measure/moment.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>
#include <vector>

namespace simulated {

struct Load {
    double newtons = 0.0;
    double x = 0.0; // metres
    double y = 0.0; // metres; path of the sleeve on a cradle
};

struct Reading {
    units::SessionTime at{};
    std::uint8_t cell = 0;
    measure::Counts counts = 0;
    bool is_angle = false;
    std::uint16_t angle = 0;
};

struct CellSettings {
    double rate = 92.8;
    double noise_counts = 38.7;
    double seconds = 60.0;
    unsigned seed = 1;
    double angle_rate = 50.0;
};

constexpr double zero_counts[] = {12000.0, -45000.0, 3000.0, 800.0};

// Shares of a stiff plate: along each direction in proportion to the distance from the other side.
inline double share(const measure::Roller& roller, std::size_t cell, const Load& load) {
    if (roller.cells == 1) return 1.0;
    const auto along = [](double at, double cell_at) {
        return cell_at == 0.0 ? 1.0 : 0.5 * (1.0 + at / cell_at);
    };
    const measure::Roller::Cell& c = roller.cell[cell];
    const double y = roller.build == protocol::Build::bed ? load.y : 0.0;
    return along(load.x, c.x.value) * along(y, c.y.value);
}

inline std::vector<Reading> readings(const measure::Roller& roller, const CellSettings& settings,
                                     const std::function<Load(double)>& load) {
    std::mt19937 random{settings.seed};
    std::normal_distribution<double> noise{0.0, settings.noise_counts};
    std::uniform_real_distribution<double> uniform{0.0, 1.0};
    const auto slopes = measure::nominal(roller).newtons_per_count;
    std::vector<Reading> all;
    for (std::size_t cell = 0; cell < roller.cells; ++cell) {
        const double every = 1.0 / (settings.rate * (0.97 + 0.06 * uniform(random)));
        const double first = every * uniform(random);
        for (int n = 0; first + n * every < settings.seconds; ++n) {
            const double t = first + n * every;
            const Load l = load(t);
            const double counts = zero_counts[cell] + noise(random) +
                                  l.newtons * share(roller, cell, l) / slopes[cell];
            all.push_back({units::session_time(t), static_cast<std::uint8_t>(cell),
                           static_cast<measure::Counts>(std::lround(counts))});
        }
    }
    for (int n = 0; roller.has_angle && n < settings.seconds * settings.angle_rate; ++n) {
        const double t = n / settings.angle_rate;
        const double turns =
            load(t).y / roller.sleeve_radius.value / (2.0 * std::numbers::pi) + 0.37;
        const double steps = std::floor(4096.0 * (turns - std::floor(turns)));
        all.push_back({units::session_time(t), 0, 0, true, static_cast<std::uint16_t>(steps)});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Reading& a, const Reading& b) { return a.at < b.at; });
    return all;
}

inline measure::Tare zero() {
    measure::Tare tare;
    for (std::size_t i = 0; i < 4; ++i) {
        tare.zero[i] = zero_counts[i];
        tare.noise[i] = 38.7;
    }
    return tare;
}

inline std::vector<measure::Moment> merged(measure::Merger& merger,
                                           const std::vector<Reading>& all) {
    std::vector<measure::Moment> moments;
    for (const Reading& r : all) {
        if (r.is_angle)
            merger.angle(r.at, r.angle, protocol::Magnet::good);
        else
            merger.sample(r.cell, r.at, r.counts);
        while (const auto m = merger.pop()) moments.push_back(*m);
    }
    return moments;
}

inline std::vector<measure::Moment> merged(const measure::Roller& roller,
                                           const std::vector<Reading>& all) {
    measure::Merger merger{roller, measure::nominal(roller), zero()};
    return merged(merger, all);
}

} // namespace simulated
