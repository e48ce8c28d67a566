// The comfort mark: the force that felt like 5 of 10 in a short ramp. A mark, not a safe threshold;
// of one exercise in one variant with one tool, because the same force hurts more on a ball.
#pragma once
#include "routine/routine.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace care {

struct Mark {
    std::string exercise, variant;
    routine::Tool tool{};
    units::Newtons force{};
    bool reached = true; // false: still below 5 of 10 at this force, the most that was tried
    bool operator==(const Mark&) const = default;
};

std::optional<Mark> mark_of(std::span<const Mark>, const routine::Exercise&, std::size_t variant);

// In the place of the one of the same exercise, variant and tool, or beside the others.
void replace(std::vector<Mark>&, const Mark&);

} // namespace care
