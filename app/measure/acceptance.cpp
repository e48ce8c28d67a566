#include "measure/acceptance.h"

#include "measure/statistics.h"

#include <cmath>

namespace measure {

SpotsResult judge_spots(std::span<const SpotReading> spots) {
    SpotsResult result;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const double error = spots[i].reads / spots[i].load - 1.0;
        if (i > 0 && std::abs(error) <= std::abs(result.worst_error)) continue;
        result.worst_error = error;
        result.worst = i;
    }
    result.passed =
        spots.size() >= acceptance_spots && std::abs(result.worst_error) <= most_spot_error;
    return result;
}

ReturnResult judge_return(units::Newtons before, units::Newtons after) {
    const units::Newtons error = after - before;
    return {error, std::abs(error.value) <= most_return_error.value};
}

std::optional<CreepResult> judge_creep(std::span<const Timed> newtons) {
    if (newtons.empty()) return std::nullopt;
    const double start = newtons.front().at_s, end = newtons.back().at_s;
    if (end - start < creep_s - 10.0) return std::nullopt;
    Spread first, last;
    for (const Timed& v : newtons) {
        if (v.at_s - start >= 5.0 && v.at_s - start <= 15.0) first.add(v.value);
        if (end - v.at_s <= 10.0) last.add(v.value);
    }
    if (first.count() == 0 || last.count() == 0 || first.mean() < creep_least_load.value)
        return std::nullopt;
    const double creep = last.mean() / first.mean() - 1.0;
    return CreepResult{creep, std::abs(creep) <= most_creep};
}

} // namespace measure
