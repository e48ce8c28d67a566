// bench_hum [N=2000]: how often a hum of the mains is found, and how often one is claimed that is
// none, from stretches of 10 s at both rates.
#include "measure/noise.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <random>
#include <vector>

namespace {

std::mt19937 chance{7};
double within(double low, double high) {
    return std::uniform_real_distribution<double>{low, high}(chance);
}
double normal() {
    static std::normal_distribution<double> one;
    return one(chance);
}

struct Kind {
    const char* name;
    double mains_hz, least_hum, most_hum; // amplitude, in deviations of the noise
    bool warms, breathes;
};

std::vector<measure::Timed> stretch(const Kind& kind, double rate) {
    const double turn = 2.0 * std::numbers::pi;
    const double noise = within(20.0, 80.0), hum = noise * within(kind.least_hum, kind.most_hum);
    const double hum_hz = kind.mains_hz + within(-0.15, 0.15), hum_phase = within(0.0, turn);
    const double drift = kind.warms ? within(-100.0, 100.0) : 0.0;
    const double warm = kind.warms ? within(-2000.0, 2000.0) : 0.0, warm_s = within(2.0, 20.0);
    const double breath = kind.breathes ? within(50.0, 5000.0) : 0.0, breath_hz = within(0.15, 0.4);
    const double heart = breath * within(0.05, 0.5), heart_hz = within(0.8, 1.7);
    double b = within(0.0, turn), h = within(0.0, turn); // phases, which wander
    std::vector<measure::Timed> values;
    for (int i = 0; i < 10.0 * rate; ++i) {
        const double t = i / rate;
        b += turn * breath_hz / rate * (1.0 + 0.05 * normal());
        h += turn * heart_hz / rate * (1.0 + 0.05 * normal());
        const double body =
            breath * (std::sin(b) + 0.4 * std::sin(2 * b) + 0.15 * std::sin(3 * b)) +
            heart * (std::sin(h) + 0.7 * std::sin(2 * h) + 0.4 * std::sin(3 * h));
        values.push_back({t, std::round(noise * normal() + body + drift * t +
                                        hum * std::sin(turn * hum_hz * t + hum_phase) +
                                        warm * std::exp(-t / warm_s))});
    }
    return values;
}

} // namespace

int main(int argc, char** argv) {
    const int n = argc > 1 ? std::max(1, std::atoi(argv[1])) : 2000;
    const Kind kinds[] = {{"50 Hz, 1 to 3 times the noise", 50.0, 1.0, 3.0, false, false},
                          {"60 Hz, 1 to 3 times the noise", 60.0, 1.0, 3.0, false, false},
                          {"50 Hz, 0.5 to 1 times", 50.0, 0.5, 1.0, false, false},
                          {"60 Hz, 0.5 to 1 times", 60.0, 0.5, 1.0, false, false},
                          {"none: noise", 50.0, 0.0, 0.0, false, false},
                          {"none: warming up", 50.0, 0.0, 0.0, true, false},
                          {"none: breath and heart", 50.0, 0.0, 0.0, false, true}};
    for (const double nominal : {92.8, 11.7})
        for (const Kind& kind : kinds) {
            int said = 0, untold = 0;
            for (int i = 0; i < n; ++i) {
                const double rate = nominal * within(0.995, 1.005);
                const auto share = measure::mains_share(stretch(kind, rate), rate);
                untold += share ? 0 : 1;
                said += share.value_or(0.0) > 0.0 ? 1 : 0;
            }
            std::printf("%5.1f/s  %-30s said %6.2f %%  cannot tell %6.2f %%\n", nominal, kind.name,
                        100.0 * said / n, 100.0 * untold / n);
        }
}
