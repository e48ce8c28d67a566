#include "insight/rates.h"

#include <doctest/doctest.h>

#include <cmath>

using doctest::Approx;
using insight::Sample;

namespace {

// So many nights of each, the events one a night from the first night on.
std::vector<Sample> nights(int with, int events_with, int without, int events_without) {
    std::vector<Sample> all;
    for (int i = 0; i < with; ++i) all.push_back({i, i < events_with ? 1.0 : 0.0, true, 0});
    for (int i = 0; i < without; ++i)
        all.push_back({with + i, i < events_without ? 1.0 : 0.0, false, 1});
    return all;
}

} // namespace

TEST_CASE("rates: 6 cramps against 12 in four weeks each, by the exact binomial limits") {
    const auto r = insight::rate_ratio(nights(28, 6, 28, 12)).value();
    CHECK(r.ratio == Approx(0.5));
    CHECK(r.crowding == 1.0);
    // Clopper-Pearson of 6 of 18: 0.13343 .. 0.59007, as odds.
    CHECK(r.interval.low == Approx(0.13343 / 0.86657).epsilon(1e-3));
    CHECK(r.interval.high == Approx(0.59007 / 0.40993).epsilon(1e-3));
    CHECK(r.interval.covers(1.0)); // not conclusive (evidence sheet 8.2)
}

TEST_CASE("rates: a ratio is of rates, not of counts") {
    const auto r = insight::rate_ratio(nights(14, 10, 28, 10)).value();
    CHECK(r.ratio == Approx(2.0));
    CHECK(r.days_with == 14);
    CHECK(r.events_without == 10.0);
}

TEST_CASE("rates: nothing under ten events") {
    CHECK_FALSE(insight::rate_ratio(nights(28, 3, 28, 6)));
    CHECK(insight::rate_ratio(nights(28, 4, 28, 6)));
    CHECK_FALSE(insight::rate_ratio(nights(28, 12, 0, 0)));
}

TEST_CASE("rates: swapping the arms turns the ratio over") {
    const auto one = insight::rate_ratio(nights(20, 4, 30, 17)).value();
    const auto other = insight::rate_ratio(nights(30, 17, 20, 4)).value();
    CHECK(one.ratio == Approx(1.0 / other.ratio));
    CHECK(one.interval.low == Approx(1.0 / other.interval.high));
    CHECK(one.interval.high == Approx(1.0 / other.interval.low));
}

TEST_CASE("rates: none on one side gives an open end") {
    const auto none_with = insight::rate_ratio(nights(28, 0, 28, 11)).value();
    CHECK(none_with.ratio == 0.0);
    CHECK(none_with.interval.low == 0.0);
    // Clopper-Pearson of 0 of 11: up to 1 - 0.025^(1/11).
    const double share = 1.0 - std::pow(0.025, 1.0 / 11.0);
    CHECK(none_with.interval.high == Approx(share / (1.0 - share)));
    const auto none_without = insight::rate_ratio(nights(28, 11, 28, 0)).value();
    CHECK(std::isinf(none_without.ratio));
    CHECK(std::isinf(none_without.interval.high));
}

TEST_CASE("rates: cramps that come five at a time count as fewer") {
    auto crowded = nights(28, 0, 28, 0);
    for (const std::size_t night : {3U, 17U, 30U, 38U, 46U, 53U}) crowded[night].value = 5.0;
    auto spread = nights(28, 10, 28, 20);
    const auto a = insight::rate_ratio(crowded).value(), b = insight::rate_ratio(spread).value();
    CHECK(a.ratio == Approx(b.ratio));
    CHECK(a.crowding > 3.0);
    CHECK(a.interval.low < b.interval.low);
    CHECK(a.interval.high > b.interval.high);
}
