#include "measure/recent.h"

#include <algorithm>
#include <cmath>

namespace measure {

void Recent::hear(std::size_t cell, double at_s, Counts counts, std::uint32_t counter) {
    cells_.at(cell).push_back({at_s, counts, counter});
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

} // namespace measure
