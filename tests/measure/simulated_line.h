// A board clock and the line between it and the host, simulated: what a fit of the clock has to
// cope with. Used by the test and the benchmark of SampleClock.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

namespace simulated {

struct LineSettings {
    double samples_per_second = 92.8; // of each cell
    int cells = 4;
    double latency_timer_s = 0.016; // the USB bridge hands over what it has each time this fires
    double skew = 0.004;            // a ceramic resonator
    double wander = 20e-6;          // amplitude, with a period of 2 to 10 minutes
};

struct Arriving {
    double true_s = 0.0; // host time at which the sample was ready
    std::uint64_t ticks = 0;
    double arrived_s = 0.0;
    double ticks_per_second = 0.0; // the board's true rate at that moment
};

// In order of arrival.
inline std::vector<Arriving> arrivals(const LineSettings& line, double seconds,
                                      std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> uniform{0.0, 1.0};
    const auto between = [&](double a, double b) { return a + (b - a) * uniform(random); };

    const double nominal = 2e6;
    const double sign = uniform(random) < 0.5 ? -1.0 : 1.0;
    const double period = between(120.0, 600.0), phase = between(0.0, 2.0 * std::numbers::pi);
    const double turn = 2.0 * std::numbers::pi / period;
    const double boot = between(0.0, 1000.0);
    const auto ticks_at = [&](double t) {
        return nominal * (boot + t * (1.0 + sign * line.skew) -
                          line.wander / turn * (std::cos(turn * t + phase) - std::cos(phase)));
    };
    const auto rate_at = [&](double t) {
        return nominal * (1.0 + sign * line.skew + line.wander * std::sin(turn * t + phase));
    };

    std::vector<Arriving> all;
    for (int cell = 0; cell < line.cells; ++cell) {
        const double every = 1.0 / (line.samples_per_second * between(0.97, 1.03));
        const double first = between(0.0, every);
        const auto count = static_cast<int>((seconds - first) / every);
        for (int n = 0; n < count; ++n) {
            const double t = first + n * every;
            all.push_back(
                {t, static_cast<std::uint64_t>(std::llround(ticks_at(t))), 0.0, rate_at(t)});
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Arriving& a, const Arriving& b) { return a.true_s < b.true_s; });

    std::exponential_distribution<double> scheduler{1.0 / 60e-6};
    const double timer_phase = between(0.0, line.latency_timer_s);
    const double timer = line.latency_timer_s * between(0.999, 1.001);
    double last = 0.0, batch = -1.0, woken = 0.0;
    for (Arriving& a : all) {
        const double handed = std::ceil((a.true_s - timer_phase) / timer) * timer + timer_phase;
        if (handed > batch) { // one wake-up of the program for each batch
            batch = handed;
            woken = scheduler(random) + (uniform(random) < 0.02 ? between(0.0, 5e-3) : 0.0);
        }
        last = a.arrived_s = std::max(last, handed + woken);
    }
    return all;
}

} // namespace simulated
