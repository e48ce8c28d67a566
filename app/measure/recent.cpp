#include "measure/recent.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double told_after_s = 1.0; // as of a session (cells.cpp)

} // namespace

void Recent::hear(std::size_t cell, double at_s, Counts counts, std::uint32_t counter) {
    cells_.at(cell).push_back({at_s, counts, counter});
    fault_.at(cell).reset();
    pass(at_s);
}

// What follows a restart hides why there was one.
void Recent::hear_fault(std::size_t cell, double at_s, FaultKind kind, std::uint64_t conversions) {
    const bool of_a_restart = kind == FaultKind::restarted || kind == FaultKind::settling;
    if (conversions > 0 && !of_a_restart) fault_.at(cell) = kind;
    pass(at_s);
}

void Recent::pass(double at_s) {
    if (!first_s_) first_s_ = at_s;
    newest_s_ = std::max(newest_s_, at_s);
    for (auto& heard : cells_)
        while (!heard.empty() && heard.front().at_s + kept_s < newest_s_) heard.pop_front();
}

TareSamples Recent::last(double seconds) const {
    TareSamples samples;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell)
        for (const Heard& heard : cells_.at(cell))
            if (heard.at_s + seconds >= newest_s_) samples.cells.at(cell).push_back(heard.counts);
    return samples;
}

std::optional<double> Recent::mean(std::size_t cell, double seconds) const {
    double sum = 0.0, count = 0.0;
    for (const Heard& heard : cells_.at(cell))
        if (heard.at_s + seconds >= newest_s_) {
            sum += heard.counts;
            count += 1.0;
        }
    if (count == 0.0) return std::nullopt;
    return sum / count;
}

double Recent::noise(std::size_t cell) const {
    const auto& recent = cells_.at(cell);
    if (recent.size() < 2) return 0.0;
    const double middle = *mean(cell, kept_s);
    double squares = 0.0;
    for (const Heard& heard : recent) squares += std::pow(heard.counts - middle, 2);
    return std::sqrt(squares / static_cast<double>(recent.size() - 1));
}

std::optional<double> Recent::rate_hz(std::size_t cell) const {
    const auto& recent = cells_.at(cell);
    if (recent.size() < 2 || recent.back().at_s <= recent.front().at_s) return std::nullopt;
    return (recent.back().counter - recent.front().counter) /
           (recent.back().at_s - recent.front().at_s);
}

Trouble Recent::trouble(std::size_t cell) const {
    const auto& recent = cells_.at(cell);
    const double heard_s = recent.empty() ? first_s_.value_or(newest_s_) : recent.back().at_s;
    if (newest_s_ - heard_s >= told_after_s) {
        const auto fault = fault_.at(cell);
        const bool end_stop = fault == FaultKind::saturated || fault == FaultKind::disconnected;
        return end_stop                    ? Trouble::saturated
               : fault == FaultKind::stuck ? Trouble::frozen
                                           : Trouble::silent;
    }
    const auto other = std::find_if(recent.rbegin(), recent.rend(), [&](const Heard& heard) {
        return heard.counts != recent.back().counts;
    });
    const double since_s = other == recent.rbegin() ? heard_s : std::prev(other)->at_s;
    return heard_s - since_s >= told_after_s ? Trouble::frozen : Trouble::none;
}

} // namespace measure
