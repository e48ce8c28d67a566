// Fifteen seconds more, and the other side now.
#include "timeline.h"

#include <doctest/doctest.h>

using guide::Pause, guide::Phase;
using timeline::Play, units::session_time;
using namespace std::chrono_literals;

namespace {

void longer(Play& p) { p.state = guide::longer(p.routine, p.state, p.state.at); }
void other_side(Play& p) { p.state = guide::other_side(p.routine, p.state, p.state.at); }

} // namespace

TEST_CASE("longer: work lasts 15 s more, its end is told anew, its half no more") {
    Play p;
    p.until(55); // 20 s get ready, 40 s work: 5 s are left
    p.heard();
    longer(p);
    p.until(56);
    CHECK(p.left() == 19);
    CHECK(p.place().lasts == 55s);
    p.until(76);
    CHECK(p.heard() == "55 longer, 65 ten, 75 switch, ");
    CHECK(p.place().lasts == 10s); // the phase after it is as it was

    Play early;
    early.until(25);
    longer(early);
    early.until(80);
    CHECK(early.said.find("half") == early.said.npos);
}

TEST_CASE("longer: up to the longest work of a routine, and it says so") {
    Play p;
    p.until(30);
    p.heard();
    for (int i = 0; i < 5; ++i) longer(p);
    CHECK(p.place().lasts == 115s); // of 120 s
    longer(p);
    CHECK(p.place().lasts == 115s);
    p.tick(30);
    CHECK(p.heard() == "30 longer, 30 longer, 30 longer, 30 longer, 30 longer, 30 no longer, ");
}

TEST_CASE("longer: a rest, a change of sides, getting ready") {
    for (const double at : {5.0, 65.0, 120.0}) {
        CAPTURE(at);
        Play p;
        p.until(at);
        const auto lasts = p.place().lasts;
        const double left = p.left();
        longer(p);
        CHECK(p.place().lasts == lasts + 15s);
        CHECK(p.left() == left + 15);
        const auto phase = p.place().phase;
        p.until(at + left + 14);
        CHECK(p.place().phase == phase);
        p.until(at + left + 16);
        CHECK(p.place().phase != phase);
    }
}

TEST_CASE("longer: while it waits for somebody there is nothing to add to") {
    Play p;
    p.lift();
    p.until(40);
    p.heard();
    longer(p);
    p.until(41);
    CHECK(p.heard().empty());
}

TEST_CASE("longer: in a pause, and kept after a crash") {
    Play p;
    p.until(22);
    p.state = guide::pause(p.state, session_time(22));
    longer(p);
    CHECK(p.place().paused == Pause::asked);
    CHECK(p.left() == 53); // 2 s of 55 are over
    Play again;
    again.state = guide::start_at(guide::bookmark(p.state), session_time(100));
    CHECK(again.left() == 53);
    CHECK(again.place().lasts == 53s);
}

TEST_CASE("longer: in a rest, a change of sides or getting ready it is kept after a crash, too") {
    for (const double at : {5.0, 65.0, 120.0}) {
        CAPTURE(at);
        Play p;
        p.until(at);
        longer(p);
        longer(p);
        const auto lasts = p.place().lasts;
        Play again;
        again.state = guide::start_at(guide::bookmark(p.state), session_time(1000));
        CHECK(again.place().phase == p.place().phase);
        CHECK(again.place().lasts == lasts);
        CHECK(again.place().left == lasts); // begun anew
        again.state = guide::start_at(guide::bookmark(again.state), session_time(2000));
        CHECK(again.place().left == lasts); // and killed again
    }
}

TEST_CASE("longer: going back begins with the time that was set") {
    Play p;
    p.until(30);
    longer(p);
    p.state = guide::back(p.routine, p.state, session_time(31));
    p.until(60);
    CHECK(p.place().lasts == 40s);
}

TEST_CASE("other side: this one was enough; it was not skipped") {
    Play p;
    p.until(40);
    p.heard();
    other_side(p);
    p.until(41);
    CHECK(p.heard() == "40 switch, ");
    CHECK(p.place().phase == Phase::switch_sides);
    CHECK(p.state.skipped.empty());
    other_side(p); // only from work
    CHECK(p.place().phase == Phase::switch_sides);
}

TEST_CASE("other side: where none follows nothing happens; an asked pause stays") {
    Play p;
    p.until(90); // the second side
    REQUIRE(p.working());
    other_side(p);
    CHECK(p.working());
    Play paused;
    paused.until(40);
    paused.state = guide::pause(paused.state, session_time(40));
    other_side(paused);
    CHECK(paused.place().paused == Pause::asked);
    CHECK(paused.place().phase == Phase::switch_sides);
}
