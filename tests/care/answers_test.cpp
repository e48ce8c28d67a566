#include "care/answers.h"

#include "people.h"

#include <doctest/doctest.h>

using people::at;
using routine::Region;
using Regions = std::vector<Region>;

namespace {

care::Report sore(int day, Region region, int level) { return {at(day, 9), region, level, false}; }
care::Report bruise(int day, Region region) { return {at(day, 9), region, {}, true}; }

} // namespace

TEST_CASE("answers: seven or more, or anything sharp, stops the exercise") {
    for (int d = 0; d <= 10; ++d) CHECK(care::stops_exercise({{}, "calf", d, false}) == (d >= 7));
    CHECK(care::stops_exercise({{}, "calf", {}, true}));
    CHECK(care::stops_exercise({{}, "calf", {}, false})); // how strong was not told
    CHECK(care::stops_exercise({{}, "calf", 2, true}));
}

TEST_CASE("answers: a region is spared from four on or bruised, until a report says it is gone") {
    CHECK(care::spared({}).empty());
    for (int level = 0; level <= 10; ++level)
        CHECK(care::spared({sore(20, Region::calf, level)}).empty() == (level < 4));
    CHECK(care::spared({bruise(20, Region::calf)}) == Regions{Region::calf});
    CHECK(care::spared({bruise(20, Region::calf), sore(22, Region::buttock, 0)}) ==
          Regions{Region::calf});
    CHECK(care::spared({bruise(20, Region::calf), sore(22, Region::calf, 0)}).empty());
    CHECK(care::spared({sore(20, Region::calf, 0), sore(22, Region::calf, 6)}) ==
          Regions{Region::calf});
}

TEST_CASE("answers: two bad mornings in a row are a hint; a good one between them is none") {
    CHECK(care::twice_in_a_row({sore(20, Region::calf, 5)}).empty());
    CHECK(care::twice_in_a_row({sore(20, Region::calf, 5), bruise(22, Region::calf)}) ==
          Regions{Region::calf});
    CHECK(care::twice_in_a_row(
              {sore(20, Region::calf, 5), sore(21, Region::calf, 1), sore(22, Region::calf, 5)})
              .empty());
    CHECK(care::twice_in_a_row({sore(20, Region::calf, 5), sore(21, Region::buttock, 0),
                                sore(22, Region::calf, 5)}) == Regions{Region::calf});
    // Told twice on one day is told once.
    CHECK(care::twice_in_a_row({sore(20, Region::calf, 5), sore(20, Region::calf, 6)}).empty());
}
