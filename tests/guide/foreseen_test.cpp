// What a loudspeaker that must begin early is told.
#include "timeline.h"

#include <doctest/doctest.h>

using timeline::Play, units::session_time;
using namespace std::chrono_literals;

namespace {

std::string foreseen(const Play& p, double until) {
    std::string words;
    for (const auto& cue : guide::foreseen(p.routine, p.state, p.person, session_time(until)))
        words += timeline::words(cue);
    return words;
}

} // namespace

TEST_CASE("foreseen: what time alone brings is known with its exact moments before it is said") {
    Play p;
    p.until(10);
    p.heard();
    CHECK(foreseen(p, 16.9) == "");
    CHECK(foreseen(p, 60) == "17 three, 20 go, 40 half, 50 ten, 60 switch, ");
    p.until(60);
    CHECK(p.heard() == "17 three, 20 go, 40 half, 50 ten, 60 switch, ");
}

TEST_CASE("foreseen: looking ahead changes nothing, and nothing said already comes again") {
    Play looks, does_not;
    for (int second = 0; second <= 170; ++second) {
        looks.tick(second);
        does_not.tick(second);
        for (const auto& cue :
             guide::foreseen(looks.routine, looks.state, looks.person, session_time(second + 30)))
            CHECK(cue.at > session_time(second));
    }
    CHECK(looks.said == does_not.said);
}

TEST_CASE("foreseen: no countdown while the roller is waited for, none in a pause") {
    Play p;
    p.lift();
    p.until(10);
    CHECK(foreseen(p, 60) == "20 waiting, ");
    Play paused;
    paused.until(18);
    paused.state = guide::pause(paused.state, session_time(18));
    CHECK(foreseen(paused, 60) == "");
}

TEST_CASE("foreseen: the end of a countdown back to the work, and of the work") {
    Play p;
    p.until(30);
    p.state = guide::roller_lost(p.state, session_time(30));
    p.state = guide::roller_back(p.state, session_time(35));
    p.until(35);
    CHECK(foreseen(p, 39) == "38 go, ");
    Play last;
    last.until(155);
    CHECK(foreseen(last, 400) == "160 ten, 170 done, ");
}

TEST_CASE("foreseen: effort is not foreseen") {
    Play p;
    p.lie_down();
    p.person.marks = {{"calf", "normal", routine::Tool::roller, units::Newtons{50.0}}};
    p.feel.force = units::Newtons{200.0};
    p.until(21);
    CHECK(foreseen(p, 35) == "");
}

TEST_CASE("place: time stands in a pause, off the roller and for profile strokes") {
    Play p;
    p.lie_down();
    p.until(25);
    CHECK_FALSE(p.place().stands);
    p.feel.profile = guide::Profile::wanted;
    p.until(26);
    CHECK(p.place().stands);
    p.feel.profile = guide::Profile::done;
    p.until(27);
    CHECK_FALSE(p.place().stands);
    p.lift();
    p.until(28);
    CHECK(p.place().stands);
    p.until(40);
    CHECK(p.place().stands);
}
