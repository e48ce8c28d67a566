// The usual interval of one cell's samples.
#include "measure/cells.h"
#include "measure/usual_interval.h"

#include "rollers.h"

#include <doctest/doctest.h>

using measure::UsualInterval;

TEST_CASE("usual interval: single odd ones and losses do not move it") {
    for (const double odd : {0.003, 0.5}) {
        CAPTURE(odd);
        UsualInterval usual;
        for (int n = 0; n < 7; ++n) usual.add(n == 3 ? odd : 0.0108);
        CHECK_FALSE(usual.seconds());
        for (int n = 0; n < 500; ++n) usual.add(n % 10 == 9 ? odd : 0.0108);
        REQUIRE(usual.seconds());
        CHECK(*usual.seconds() == doctest::Approx(0.0108).epsilon(0.001));
    }
}

TEST_CASE("usual interval: another rate is learned") {
    UsualInterval usual;
    for (int n = 0; n < 20; ++n) usual.add(0.0108);
    for (int n = 0; n < 30; ++n) usual.add(0.0855);
    CHECK(usual.seconds().value_or(0.0) == doctest::Approx(0.0855).epsilon(0.001));
}

TEST_CASE("merger: one short interval at the start makes no other rate, and no more moments") {
    const auto roller = rollers::bed();
    measure::Merger merger{roller, measure::nominal(roller), measure::Tare{}};
    std::size_t moments = 0;
    for (int n = 0; n < 900; ++n)
        for (std::uint8_t cell = 0; cell < 4; ++cell) {
            const double early = n == 3 && cell == 1 ? -0.0078 : 0.0;
            merger.sample(cell, units::session_time(0.0108 * n + 0.001 * cell + early), 1000 + n);
            while (merger.pop()) ++moments;
        }
    CHECK(merger.rate_hz(1).value_or(0.0) == doctest::Approx(92.6).epsilon(0.01));
    CHECK(moments > 880);
    CHECK(moments <= 900);
}
