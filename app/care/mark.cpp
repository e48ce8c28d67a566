#include "care/mark.h"

#include <algorithm>

namespace care {

std::optional<Mark> mark_of(std::span<const Mark> marks, const routine::Exercise& exercise,
                            std::size_t variant) {
    const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) {
        return m.exercise == exercise.id && m.variant == exercise.variants.at(variant).id &&
               m.tool == routine::tool(exercise, variant);
    });
    if (found == marks.end()) return std::nullopt;
    return *found;
}

} // namespace care
