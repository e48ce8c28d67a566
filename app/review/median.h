// For the .cpp files of this room only.
#pragma once
#include <algorithm>
#include <optional>
#include <vector>

namespace review {

inline std::optional<double> median(std::vector<double> values) { // of none: nothing
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

} // namespace review
