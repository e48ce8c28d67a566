// Traces to try things on, and what a scan of all their samples gives.
#pragma once
#include "history/pyramid.h"

#include <random>

namespace traces {

using history::Columns, history::Grid, history::Part, history::Sample;

// About 93 samples a second, a hole now and then, several at one time now and then.
inline std::vector<Sample> random_trace(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::vector<Sample> samples;
    auto at = static_cast<std::uint32_t>(random() % 5000);
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto chance = static_cast<std::uint32_t>(random() % 400);
        at += chance == 0 ? 20000U : chance < 8 ? 0U : 10U + (chance & 1U);
        value = std::clamp(value + static_cast<int>(random() % 401) - 200, -30000, 30000);
        samples.push_back({at, static_cast<std::int16_t>(value)});
    }
    return samples;
}

inline Part part_of(const std::vector<Sample>& samples, std::size_t part) {
    const std::size_t from = part * history::samples_a_part;
    if (from >= samples.size()) return nullptr;
    const std::size_t to = std::min(samples.size(), from + history::samples_a_part);
    return std::make_shared<const std::vector<Sample>>(
        samples.begin() + static_cast<std::ptrdiff_t>(from),
        samples.begin() + static_cast<std::ptrdiff_t>(to));
}

// Without any bins: each sample into the column that holds its time.
inline void scan(const std::vector<Sample>& samples, std::int64_t start_ms, const Grid& grid,
                 Columns& columns) {
    for (const Sample& s : samples) {
        const std::int64_t at = start_ms + s.at_ms;
        if (at < grid.from_ms || at >= grid.to_ms) continue;
        history::add(columns[grid.column_at(at)], {s.value, s.value});
    }
}

} // namespace traces
