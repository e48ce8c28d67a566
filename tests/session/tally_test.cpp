#include "session/tally.h"

#include <doctest/doctest.h>

using session::Tally, units::session_time;

TEST_CASE("tally: what the counters jump over is lost, what a fault names is not") {
    Tally tally;
    CHECK(tally.sample(0, 10, session_time(1.0)));
    tally.fault(0, 11, 4, session_time(1.1));
    CHECK(tally.sample(0, 15, session_time(1.2)));
    CHECK(tally.rest().empty());
    CHECK(tally.sample(0, 18, session_time(1.3)));
    const auto gaps = tally.rest();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].samples_lost == 2);
    CHECK(gaps[0].start == session_time(1.2));
    CHECK(gaps[0].end == session_time(1.3));
}

TEST_CASE("tally: an event that loses no conversion changes nothing") {
    Tally tally;
    tally.sample(0, 10, session_time(1.0));
    CHECK(tally.fault(0, 11, 0, session_time(1.05)));
    CHECK(tally.sample(0, 11, session_time(1.1)));
    CHECK(tally.rest().empty());
}

TEST_CASE("tally: a number that was there before is a repetition") {
    Tally tally;
    CHECK(tally.sample(0, 10, session_time(1.0)));
    CHECK_FALSE(tally.sample(0, 10, session_time(1.1)));
    CHECK(tally.sample(0, 11, session_time(1.2)));
}

TEST_CASE("tally: a fault that was told before is a repetition, too") {
    Tally tally;
    CHECK(tally.sample(0, 10, session_time(1.0)));
    CHECK(tally.fault(0, 11, 4, session_time(1.1)));
    CHECK_FALSE(tally.fault(0, 11, 4, session_time(1.1)));
    CHECK(tally.sample(0, 15, session_time(1.2)));
    CHECK_FALSE(tally.fault(0, 11, 4, session_time(1.1)));
    CHECK(tally.fault(0, 16, 2, session_time(1.3)));
}

TEST_CASE("tally: the counter's turn loses nothing") {
    Tally tally;
    CHECK(tally.sample(0, 0xFFFFFFFFU, session_time(1.0)));
    CHECK(tally.sample(0, 0, session_time(1.1)));
    CHECK(tally.rest().empty());
}

TEST_CASE("tally: losses of several cells in one piece of the line are one gap") {
    Tally tally;
    for (std::uint8_t cell = 0; cell < 4; ++cell) tally.sample(cell, 1, session_time(1.0));
    for (std::uint8_t cell = 0; cell < 4; ++cell) tally.sample(cell, 4, session_time(1.3));
    CHECK(tally.closed(session_time(1.5)).empty());
    const auto gaps = tally.closed(session_time(2.0));
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].samples_lost == 8);
    CHECK(tally.closed(session_time(3.0)).empty());
}

TEST_CASE("tally: losses far apart are two gaps") {
    Tally tally;
    tally.sample(0, 1, session_time(1.0));
    tally.sample(0, 3, session_time(1.2));
    tally.sample(0, 4, session_time(4.0));
    tally.sample(0, 6, session_time(4.2));
    CHECK(tally.rest().size() == 2);
}

TEST_CASE("tally: a restart is a gap in which no sample was made, so none is lost") {
    Tally tally;
    tally.sample(0, 500, session_time(1.0));
    tally.sample(1, 500, session_time(1.01));
    tally.restart();
    CHECK(tally.sample(0, 3, session_time(3.0)));
    const auto gaps = tally.rest();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].samples_lost == 0);
    CHECK(gaps[0].start == session_time(1.01));
    CHECK(gaps[0].end == session_time(3.0));
}

TEST_CASE("tally: who counts on from far behind has restarted, one number alone has not") {
    Tally tally;
    tally.sample(0, 500, session_time(1.0));
    CHECK_FALSE(tally.sample(0, 3, session_time(3.0))); // damage?
    CHECK(tally.sample(0, 501, session_time(3.01)));
    CHECK_FALSE(tally.found_restart());
    CHECK_FALSE(tally.sample(0, 7, session_time(5.0)));
    CHECK(tally.sample(0, 8, session_time(5.01)));
    CHECK(tally.found_restart());
    CHECK_FALSE(tally.found_restart());
    CHECK(tally.sample(1, 9, session_time(5.02)));
    const auto gaps = tally.rest();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].samples_lost == 0);
    CHECK(gaps[0].start == session_time(3.01));
    CHECK(gaps[0].end == session_time(5.01));
}

TEST_CASE("tally: what the line repeats is no restart, however much of it") {
    Tally tally;
    for (std::uint32_t i = 0; i < 200; ++i) tally.sample(0, i, session_time(0.01 * i));
    for (std::uint32_t i = 120; i < 200; ++i) CHECK_FALSE(tally.sample(0, i, session_time(2.0)));
    CHECK(tally.sample(0, 200, session_time(2.01)));
    CHECK_FALSE(tally.found_restart());
    CHECK(tally.rest().empty());
}

TEST_CASE("tally: a silence is a gap, though no number is missing") {
    Tally tally;
    tally.sample(0, 500, session_time(1.0));
    tally.silent();
    CHECK(tally.sample(0, 501, session_time(27.0)));
    auto gaps = tally.rest();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].start == session_time(1.0));
    CHECK(gaps[0].end == session_time(27.0));
    CHECK(gaps[0].samples_lost == 0);
    tally.silent();
    gaps = tally.over(session_time(30.0)); // never came back
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].start == session_time(27.0));
    CHECK(gaps[0].end == session_time(30.0));
}

TEST_CASE("tally: what was only held back is no gap") {
    Tally tally;
    tally.sample(0, 500, session_time(1.0));
    tally.silent(); // for two seconds; then all of it comes
    CHECK(tally.sample(0, 501, session_time(1.01)));
    CHECK(tally.sample(0, 502, session_time(1.02)));
    CHECK(tally.over(session_time(1.2)).empty());
}
