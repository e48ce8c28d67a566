// Random faults of every kind, thrown at a reader of the simulated HX711: the firmware's logic, or
// the plain ones beside it. The same seed gives every reader the same faults at the same times.
#pragma once
#include "chips/hx711.h"

#include <array>
#include <cstdint>
#include <random>

namespace rig {

struct CampaignFault {
    chips::Injection injection;
    double stall_s = 0.0; // instead: the reader does nothing for so long
};

// What the fault model of firmware/README.md lists, each as likely as the other.
class Faults {
  public:
    Faults(std::uint64_t seed, double period_s) : random_(seed), period_s_(period_s) {}

    CampaignFault next(double at_s) {
        using chips::Injected;
        const double when = at_s + below(period_s_);
        switch (static_cast<int>(below(11.0))) {
        case 0: return {{Injected::missing_pulse, when, 0.0, pulse(), 1}, 0.0};
        case 1: return {{Injected::extra_pulse, when, 0.0, pulse(), 1}, 0.0};
        case 2: return {{Injected::extra_pulse, when, 0.0, pulse(), 2}, 0.0};
        case 3: return {{Injected::extra_pulse, when, 0.0, 0, 1}, 0.0};
        case 4: return {{Injected::extra_pulse, when, 0.0, 0, 2}, 0.0};
        case 5: return {{Injected::stretched_clock, when, 0.0, pulse(), 1}, 0.0};
        case 6: return {{Injected::self_restart, when, 0.0, 0, 1}, 0.0};
        case 7: return {{Injected::saturated, when, lasting(), 0, 1}, 0.0};
        case 8: return {{Injected::disconnected, when, lasting(), 0, 1}, 0.0};
        case 9: return {{line(), when, lasting() + 2.0 * period_s_, 0, 1}, 0.0};
        default: return {{Injected::self_restart, -1.0, 0.0, 0, 1}, below(3.0) * period_s_};
        }
    }

    double below(double limit) {
        return std::uniform_real_distribution<double>(0.0, limit)(random_);
    }

  private:
    int pulse() { return 1 + static_cast<int>(below(26.0)); }
    double lasting() { return (below(1.0) < 0.5 ? 0.2 : 8.0) * below(1.0) * period_s_; }
    chips::Injected line() {
        constexpr std::array lines{chips::Injected::stuck_low, chips::Injected::stuck_high,
                                   chips::Injected::floating};
        return lines[static_cast<std::size_t>(below(3.0))];
    }

    std::mt19937_64 random_;
    double period_s_;
};

// One of the parts that exist: either rate, a few percent off, each of the ways to change the
// input.
inline chips::Hx711Settings part(std::uint64_t seed) {
    std::mt19937_64 random(seed * 977 + 5);
    chips::Hx711Settings settings;
    settings.rate = (random() & 1U) != 0 ? chips::Rate::fast : chips::Rate::slow;
    settings.change = static_cast<chips::Change>(random() % 3);
    settings.unfinished = static_cast<chips::Unfinished>(random() % 2);
    settings.oscillator = std::uniform_real_distribution<double>(0.95, 1.05)(random);
    settings.seed = seed;
    return settings;
}

} // namespace rig
