#include "measure/statistics.h"

#include <doctest/doctest.h>

TEST_CASE("interquartile mean: the middle half, parts of a value by their share") {
    CHECK(measure::interquartile_mean({7.0}) == doctest::Approx(7.0));
    CHECK(measure::interquartile_mean({1.0, 3.0}) == doctest::Approx(2.0));
    CHECK(measure::interquartile_mean({9.0, 1.0, 2.0, 3.0}) == doctest::Approx(2.5));
    // Of five: from 1.25 to 3.75, that is 0.75 of the second, the third, 0.75 of the fourth.
    CHECK(measure::interquartile_mean({0.0, 1.0, 2.0, 5.0, 100.0}) ==
          doctest::Approx((0.75 * 1.0 + 2.0 + 0.75 * 5.0) / 2.5));
}

TEST_CASE("interquartile mean: one wild value hardly moves it") {
    CHECK(measure::interquartile_mean({3.0, 3.1, 2.9, 3.0, 60.0}) < 3.1);
}
