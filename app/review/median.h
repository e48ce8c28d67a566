// For the .cpp files of this room only.
#pragma once
#include "measure/statistics.h"

#include <optional>
#include <utility>
#include <vector>

namespace review {

inline std::optional<double> median(std::vector<double> values) { // of none: nothing
    if (values.empty()) return std::nullopt;
    return measure::median(std::move(values));
}

} // namespace review
