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

void replace(std::vector<Mark>& marks, const Mark& mark) {
    for (Mark& known : marks)
        if (known.exercise == mark.exercise && known.variant == mark.variant &&
            known.tool == mark.tool) {
            known = mark;
            return;
        }
    marks.push_back(mark);
}

} // namespace care
