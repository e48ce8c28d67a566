// Parts of a routine: to steps, and where each of them ends among those.
#include "routine/part.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using routine::Part, routine::Side;

namespace {

Part part(std::size_t exercise, std::size_t variant, std::vector<Side> sides, int sets) {
    Part made;
    made.exercise = exercise;
    made.variant = variant;
    made.sides = std::move(sides);
    made.sets = sets;
    return made;
}

} // namespace

TEST_CASE("part: each is found again among the steps of all") {
    const std::vector<Part> parts{part(0, 0, {Side::left, Side::right}, 2),
                                  part(0, 1, {Side::left, Side::right}, 1),
                                  part(0, 1, {Side::left}, 3),
                                  part(0, 1, {Side::left}, 1), // sets anew
                                  part(1, 0, {Side::none}, 1),
                                  part(1, 0, {Side::none}, 1)};
    routine::Routine all;
    for (const Part& one : parts) unroll(one, all);
    std::span<const routine::Step> left{all.steps};
    for (const Part& one : parts) {
        REQUIRE_FALSE(left.empty());
        const std::size_t steps = routine::length_of_part(left);
        CHECK(steps == one.sides.size() * static_cast<std::size_t>(one.sets));
        left = left.subspan(steps);
    }
    CHECK(left.empty());
}
