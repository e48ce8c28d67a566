#include "chips/fault_plan.h"

#include <array>
#include <limits>
#include <utility>

namespace chips {

namespace {
constexpr std::array<std::string_view, 9> words = {"desynchronised", "late",      "missed",
                                                   "saturated",      "restarted", "settling",
                                                   "disconnected",   "stuck",     "drift"};
}

std::optional<FaultWord> fault_word(std::string_view word) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == word) return static_cast<FaultWord>(i);
    return std::nullopt;
}

std::string_view name_of(FaultWord word) { return words[static_cast<std::size_t>(word)]; }

FaultPlan::FaultPlan(std::vector<FaultWord> wanted, std::uint8_t cells, double period_s,
                     std::uint64_t seed, double first_s)
    : words_(std::move(wanted)), cells_(cells), period_s_(period_s), random_(seed ^ 0xFA17U),
      next_s_(words_.empty() || cells == 0 ? std::numeric_limits<double>::infinity() : first_s) {}

double FaultPlan::within(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random_);
}

std::vector<PlannedFault> FaultPlan::due(double until_s) {
    std::vector<PlannedFault> all;
    while (next_s_ <= until_s) {
        const FaultWord word = words_[turn_++ % words_.size()];
        if (word != FaultWord::drift || !std::exchange(drifting_, true))
            all.push_back(planned(word));
        next_s_ += within(9.0, 15.0) / (words_.size() > 3 ? 2.0 : 1.0);
    }
    return all;
}

PlannedFault FaultPlan::planned(FaultWord word) {
    PlannedFault fault;
    fault.word = word;
    fault.at_s = next_s_;
    fault.cell = static_cast<std::uint8_t>(random_() % cells_);
    const auto on_chip = [&](Injected kind, double lasts_s, int pulse = 0, int times = 1) {
        fault.on_chip = Injection{kind, fault.at_s, lasts_s, pulse, times};
    };
    switch (word) {
    case FaultWord::desynchronised: {
        const auto pulse = static_cast<int>(1 + random_() % 26);
        const auto way = random_() % 3;
        if (way == 0) on_chip(Injected::missing_pulse, 0.0, pulse);
        if (way == 1)
            on_chip(Injected::extra_pulse, 0.0, pulse, 1 + static_cast<int>(random_() % 2));
        if (way == 2) on_chip(Injected::extra_pulse, 0.0, 0, 1 + static_cast<int>(random_() % 2));
        break;
    }
    case FaultWord::late: fault.busy_s = period_s_ * within(0.4, 0.9); break;
    case FaultWord::missed: // late as well, for cells whose edge falls elsewhere in this time
        fault.busy_s = period_s_ * (static_cast<double>(1 + random_() % 2) + within(0.1, 0.15));
        break;
    case FaultWord::saturated: on_chip(Injected::saturated, 0.3); break;
    case FaultWord::restarted:
    case FaultWord::settling: on_chip(Injected::self_restart, 0.0); break;
    case FaultWord::disconnected:
        if (++times_disconnected_ % 3 == 0)
            fault.unplugged_s = 4.0;
        else
            on_chip(Injected::disconnected, 3.0);
        break;
    case FaultWord::stuck: {
        constexpr Injected ways[] = {Injected::stuck_high, Injected::stuck_low, Injected::floating};
        on_chip(ways[random_() % 3], 1.0);
        break;
    }
    case FaultWord::drift: fault.drift_newtons_per_s = 15.0 / 60.0; break;
    }
    return fault;
}

} // namespace chips
