#include "insight/exposure.h"

#include "insight/random.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace insight {
namespace {

using std::chrono::days;

constexpr int week = 7;

std::array<bool, week> drawn_week(std::uint64_t seed) {
    Random random{seed};
    const auto rolling =
        fewest_a_week + random.below(static_cast<std::size_t>(most_a_week - fewest_a_week + 1));
    std::array<std::size_t, week> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::array<bool, week> found{};
    for (std::size_t i = 0; i < rolling; ++i) {
        std::swap(order.at(i), order.at(i + random.below(week - i)));
        found.at(order.at(i)) = true;
    }
    return found;
}

bool among(std::span<const units::Day> some, units::Day day) {
    return std::find(some.begin(), some.end(), day) != some.end();
}

} // namespace

Exposure drawn_days(units::Day first, int weeks, std::uint64_t seed) {
    Exposure e{Design::random_days, first, {}};
    for (int w = 0; w < weeks; ++w)
        for (const bool rolling : drawn_week(seed_of(seed, static_cast<std::uint64_t>(w))))
            e.days.push_back({rolling ? Arm::with : Arm::without, w});
    return e;
}

std::optional<PhaseFault> check(std::span<const Phase> phases) {
    if (phases.empty()) return PhaseFault{PhaseError::empty, 0};
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const Phase& p = phases[i];
        if (p.until < p.from) return PhaseFault{PhaseError::reversed, i};
        if (i > 0 && p.from <= phases[i - 1].until) return PhaseFault{PhaseError::overlapping, i};
        if ((p.until - p.from).count() < carried_over_days)
            return PhaseFault{PhaseError::too_short, i};
    }
    return std::nullopt;
}

Exposure phased_days(std::span<const Phase> phases) {
    Exposure e{Design::planned_phases, phases.empty() ? units::Day{} : phases.front().from, {}};
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const Phase& p = phases[i];
        const auto begins = static_cast<std::size_t>((p.from - e.first).count());
        e.days.resize(begins, {Arm::left_out, 0});
        for (auto day = p.from; day <= p.until; day += days{1}) {
            const bool settled = day - p.from >= days{carried_over_days};
            const Arm arm = p.with ? Arm::with : Arm::without;
            e.days.push_back({settled ? arm : Arm::left_out, static_cast<int>(i)});
        }
    }
    return e;
}

std::vector<Phase> phases_of(const diary::Plan& plan, units::Day today) {
    std::vector<Phase> found;
    for (const auto& step : plan.steps) {
        if (step.phase == diary::Phase::ramp_up) continue;
        const units::Day until = step.until.value_or(today);
        if (until < step.from) continue;
        found.push_back({step.from, until, step.phase == diary::Phase::maintenance});
    }
    return found;
}

Exposure before(const Exposure& all, units::Day day, int outcome_days_after) {
    Exposure e = all;
    const auto there = (day - all.first).count() - outcome_days_after;
    const auto most = static_cast<std::ptrdiff_t>(all.days.size());
    e.days.resize(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(there, 0, most)));
    return e;
}

Kept kept(const Exposure& e, std::span<const units::Day> done) {
    Kept k;
    for (std::size_t i = 0; i < e.days.size(); ++i) {
        if (e.days[i].arm == Arm::left_out) continue;
        const bool did = among(done, e.first + days{static_cast<int>(i)});
        ++k.days;
        if (did == (e.days[i].arm == Arm::with)) ++k.as_planned;
    }
    return k;
}

} // namespace insight
