// Each test is a timeline. No sleeping, no threads, no mocks.
#include "timeline.h"

#include "routine/telling.h"

#include <doctest/doctest.h>

using guide::Pause, guide::Phase;
using timeline::Play, units::session_time;
using namespace std::chrono_literals;

TEST_CASE("player: without measurement every phase lasts its time, and the end needs no rest") {
    Play p;
    p.until(300);
    CHECK(p.said == "0 rule, 0 ready, 17 three, 20 go, 40 half, 50 ten, 60 switch, "
                    "70 ready, 72 three, 75 go, 95 half, 105 ten, 115 rest, "
                    "145 ready, 147 three, 150 go, 160 ten, 170 done, ");
    CHECK(p.place().ended == guide::Ended::done);
}

TEST_CASE("player: a single late tick finds the same moments as many") {
    Play often, late;
    often.until(500);
    late.tick(500);
    CHECK(late.said == often.said);
    CHECK(often.now() == 500);
}

TEST_CASE("player: the duration of the routine is the time until it is done") {
    CHECK(routine::duration(timeline::calves()) == 170s);
}

TEST_CASE("pause: it takes nothing away from the set") {
    Play p;
    p.until(30);
    p.state = guide::pause(p.state, session_time(30));
    p.until(1000);
    CHECK(p.place().paused == Pause::asked);
    CHECK(p.left() == 30);
    p.heard();
    p.state = guide::resume(p.state, session_time(1000));
    CHECK(p.left() == 30);
    p.until(1034);
    CHECK(p.heard() == "1000 three, 1003 go, 1013 half, 1023 ten, 1033 switch, ");
}

TEST_CASE("pause: what is not measured goes on after a countdown, or at once when asked again") {
    Play p;
    p.until(30);
    p.state = guide::pause(p.state, session_time(30));
    p.state = guide::resume(p.state, session_time(40));
    CHECK(p.place().paused == Pause::countdown);
    p.state = guide::resume(p.state, session_time(41));
    CHECK(p.working());
    CHECK(p.left() == 30);
    Play measured; // the roller feels who lies on it
    measured.lie_down();
    measured.until(30);
    measured.state = guide::pause(measured.state, session_time(30));
    measured.state = guide::resume(measured.state, session_time(40));
    CHECK(measured.working());
}

TEST_CASE("pause: asked for twice is asked for once, and resuming what runs changes nothing") {
    Play p;
    p.until(30);
    p.state = guide::resume(p.state, session_time(30));
    CHECK(p.working());
    p.state = guide::pause(guide::pause(p.state, session_time(30)), session_time(31));
    p.state = guide::resume(p.state, session_time(40));
    p.until(43);
    CHECK(p.working());
    CHECK(p.left() == 30);
}

TEST_CASE("pause: it works in every phase") {
    for (const double at : {10.0, 30.0, 65.0, 120.0}) {
        CAPTURE(at);
        Play p;
        p.until(at);
        const double left = p.left();
        p.state = guide::pause(p.state, session_time(at));
        p.until(at + 500);
        CHECK(p.left() == left);
        p.state = guide::resume(p.state, session_time(at + 500));
        const double again = at == 30.0 ? 503.0 : 500.0; // after the countdown
        p.until(at + again + 1);
        CHECK(p.left() == left - 1);
    }
}

TEST_CASE("lift-off: under three seconds nothing is said, and the time off is not counted") {
    Play p;
    p.lie_down();
    p.until(30);
    p.heard();
    p.lift();
    p.until(32.5);
    CHECK(p.left() == 30);
    CHECK(p.working());
    p.lie_down();
    p.until(43);
    CHECK(p.heard() == "42.5 half, ");
    CHECK(p.left() == doctest::Approx(19.5));
}

TEST_CASE("lift-off: after three seconds a pause, after one second back on the roller it goes on") {
    Play p;
    p.lie_down();
    p.until(30);
    p.heard();
    p.lift();
    p.until(40);
    CHECK(p.place().paused == Pause::off_roller);
    CHECK(p.left() == 30);
    p.lie_down();
    p.until(41.5);
    CHECK(p.heard() == "33 off, 41 go, ");
    CHECK(p.left() == 29.5);
}

TEST_CASE("lift-off: a short touch does not end the pause") {
    Play p;
    p.lie_down();
    p.until(30);
    p.lift();
    p.until(40);
    p.lie_down();
    p.until(40.8);
    p.lift();
    p.until(45);
    CHECK(p.place().paused == Pause::off_roller);
}

TEST_CASE("lift-off: after sixty seconds the step is ended and the routine goes on") {
    Play p;
    p.lie_down();
    p.until(30);
    p.heard();
    p.lift();
    p.until(130);
    CHECK(p.heard() == "33 off, 90 ended, 90 switch, 100 ready, 105 waiting, ");
    CHECK(p.state.ended_off_roller == std::vector<std::size_t>{0});
    CHECK(p.state.skipped.empty());
}

TEST_CASE("lift-off: a late tick finds the exact moments of pause and end") {
    Play p;
    p.lie_down();
    p.until(30);
    p.heard();
    p.lift();
    p.tick(30);
    p.tick(101);
    CHECK(p.heard() == "33 off, 90 ended, 90 switch, 100 ready, ");
}

TEST_CASE("lift-off: ended in the last step, the routine is done") {
    Play p;
    p.until(160);
    p.heard();
    p.lift();
    p.until(230);
    CHECK(p.heard() == "163 off, 220 ended, 220 done, ");
}

TEST_CASE("lift-off: whoever asks to go on is asked to come back after three more seconds") {
    Play p;
    p.lie_down();
    p.until(30);
    p.lift();
    p.until(40);
    p.heard();
    p.state = guide::resume(p.state, session_time(40));
    CHECK(p.working());
    p.until(44);
    CHECK(p.heard() == "43 off, ");
}

TEST_CASE("lift-off: an asked pause while off the roller does not end the step") {
    Play p;
    p.lie_down();
    p.until(30);
    p.lift();
    p.until(40);
    p.state = guide::pause(p.state, session_time(40));
    p.until(400);
    CHECK(p.place().paused == Pause::asked);
    CHECK(p.place().step == 0);
}

TEST_CASE("lift-off: a short loss of signal neither lifts nor loads") {
    Play p;
    p.lie_down();
    p.until(30);
    p.feel.measured = p.feel.contact = false;
    p.until(35);
    CHECK(p.working());
    CHECK(p.left() == 25);
    p.lift();
    p.until(36);
    p.feel.measured = false;
    p.until(37);
    CHECK(p.left() == 25); // still off, by all that is known
}

TEST_CASE("lift-off: off the roller in rest and change of sides is nothing special") {
    Play p;
    p.until(60);
    p.heard();
    p.lift();
    p.until(72);
    CHECK(p.heard() == "70 ready, ");
}

TEST_CASE("roller lost: a pause that ends three seconds after it is back") {
    Play p;
    p.lie_down();
    p.until(30);
    p.heard();
    p.state = guide::roller_lost(p.state, session_time(30));
    p.feel = {};
    p.until(50);
    CHECK(p.place().paused == Pause::roller_lost);
    p.state = guide::roller_back(p.state, session_time(50));
    p.lie_down();
    p.until(52.9);
    CHECK(p.place().paused == Pause::countdown);
    CHECK(p.left() == 30);
    p.until(55);
    CHECK(p.heard() == "30 lost, 50 back, 50 three, 53 go, ");
    CHECK(p.left() == 28);
}

TEST_CASE("roller lost: who asks to go on goes on without it, and its return disturbs nobody") {
    Play p;
    p.lie_down();
    p.until(30);
    p.heard();
    p.state = guide::roller_lost(p.state, session_time(30));
    p.feel = {};
    p.until(40);
    p.state = guide::resume(p.state, session_time(40));
    p.until(45);
    CHECK(p.working());
    p.state = guide::roller_back(p.state, session_time(45));
    CHECK(p.working());
    p.until(46);
    CHECK(p.heard() == "30 lost, 45 back, ");
    CHECK(p.left() == 24);
}

TEST_CASE("roller lost: in an asked pause, going on first waits for the roller") {
    Play p;
    p.until(30);
    p.state = guide::pause(p.state, session_time(30));
    p.state = guide::roller_lost(p.state, session_time(31));
    CHECK(p.place().paused == Pause::asked);
    p.state = guide::resume(p.state, session_time(40));
    CHECK(p.place().paused == Pause::roller_lost);
    p.state = guide::resume(p.state, session_time(41));
    CHECK(p.working());
}

TEST_CASE("roller lost: back during an asked pause, the pause stays") {
    Play p;
    p.until(30);
    p.state = guide::pause(p.state, session_time(30));
    p.state = guide::roller_lost(p.state, session_time(31));
    p.state = guide::roller_back(p.state, session_time(35));
    CHECK(p.place().paused == Pause::asked);
    p.state = guide::resume(p.state, session_time(40));
    p.until(43);
    CHECK(p.working());
}

TEST_CASE("roller lost: told twice it is said once; lost again in the countdown it waits again") {
    Play p;
    p.until(30);
    p.heard();
    p.state = guide::roller_lost(guide::roller_lost(p.state, session_time(30)), session_time(31));
    p.state = guide::roller_back(p.state, session_time(40));
    p.until(41);
    p.state = guide::roller_lost(p.state, session_time(41));
    p.until(60);
    CHECK(p.place().paused == Pause::roller_lost);
    CHECK(p.heard() == "30 lost, 40 back, 40 three, 41 lost, ");
}

TEST_CASE("roller lost: back while getting ready or resting nothing is counted down") {
    for (const double at : {5.0, 65.0}) {
        CAPTURE(at);
        Play p;
        p.until(at);
        const auto phase = p.place().phase;
        p.state = guide::roller_lost(p.state, session_time(at));
        p.until(at + 2);
        p.heard();
        p.state = guide::roller_back(p.state, session_time(at + 2));
        p.until(at + 3);
        CHECK(p.heard() == (at < 60 ? "7 back, " : "67 back, "));
        CHECK_FALSE(p.place().paused);
        CHECK(p.place().phase == phase);
    }
}

TEST_CASE("pain: told in a rest, what was done stays done") {
    Play p;
    p.until(120);
    REQUIRE(p.place().phase == Phase::rest);
    p.state = guide::stop_exercise(p.routine, p.state, session_time(120));
    CHECK(p.state.skipped.empty());
    CHECK(p.state.stopped.size() == 1);
}

TEST_CASE("pain: told in a pause without a roller, it still waits for it") {
    Play p;
    p.routine.exercises[1].targets = {routine::Region::front_thigh};
    p.until(30);
    p.state = guide::pause(p.state, session_time(30));
    p.state = guide::roller_lost(p.state, session_time(31));
    p.state = guide::stop_exercise(p.routine, p.state, session_time(32));
    CHECK(p.place().paused == Pause::roller_lost);
}

TEST_CASE("profile strokes: the clock that stands does not move between ticks") {
    Play p;
    p.lie_down();
    p.feel.profile = guide::Profile::wanted;
    p.until(25);
    const auto later = guide::place(p.routine, p.state, session_time(25.2));
    CHECK(later.stands);
    CHECK(later.left == p.place().left);
}

TEST_CASE("stop: it ends where it is, and nothing moves it any more") {
    Play p;
    p.until(30);
    p.heard();
    p.state = guide::stop(p.state, session_time(30));
    p.state = guide::resume(guide::pause(p.state, session_time(31)), session_time(32));
    p.state = guide::skip(p.routine, p.state, session_time(33));
    p.state = guide::back(p.routine, p.state, session_time(33));
    p.state = guide::roller_lost(p.state, session_time(33));
    p.state = guide::roller_back(p.state, session_time(33));
    p.until(400);
    CHECK(p.place().ended == guide::Ended::stopped);
    CHECK(p.place().step == 0);
    CHECK(p.heard().empty());
}

TEST_CASE("stop: what was done stays done") {
    Play p;
    p.until(400);
    p.state = guide::stop(p.state, session_time(400));
    CHECK(p.place().ended == guide::Ended::done);
}

TEST_CASE("a routine without steps is done at once") {
    Play p;
    p.routine.steps.clear();
    p.until(1);
    CHECK(p.place().ended == guide::Ended::done);
    CHECK(p.place().left == 0s);
}

TEST_CASE("time never runs backwards") {
    Play p;
    p.until(30);
    p.tick(20);
    CHECK(p.now() == 30);
    CHECK(p.left() == 30);
}

TEST_CASE("player: after much rolling it is suggested to end, once, and never at the last step") {
    Play play;
    play.routine.exercises[0].targets = {routine::Region::calf};
    play.routine.exercises[1].activity = routine::Activity::breathe;
    routine::Step roll = play.routine.steps.front();
    roll.switch_sides = false;
    roll.get_ready = roll.rest = 5s;
    roll.work = 120s;
    routine::Step breathe = roll;
    breathe.exercise = 1;
    play.routine.steps = {breathe, roll, roll, roll, roll, roll, roll, roll, roll};
    play.until(3000);
    const std::string said = play.heard();
    const auto plenty = said.find("plenty");
    REQUIRE(plenty != std::string::npos); // after the sixth: twelve minutes on the calf
    CHECK(said.find("plenty", plenty + 1) == std::string::npos);
    CHECK(said.find("905 plenty") != std::string::npos);
    Play left;
    left.routine = play.routine;
    left.routine.steps.resize(7);
    left.until(3000);
    CHECK(left.heard().find("plenty") == std::string::npos); // it is the last one anyway
}

TEST_CASE("player: more than twenty minutes in all, wherever") {
    Play play;
    routine::Step roll = play.routine.steps.front();
    roll.switch_sides = false;
    roll.get_ready = roll.rest = 5s;
    roll.work = 120s;
    const routine::Exercise one = play.routine.exercises.front();
    play.routine.exercises.assign(12, one);
    play.routine.steps.clear();
    for (std::size_t i = 0; i < 12; ++i) {
        play.routine.exercises[i].targets = {static_cast<routine::Region>(i)};
        roll.exercise = i;
        play.routine.steps.push_back(roll);
    }
    play.until(5 + 10 * 130 + 60);
    CHECK(play.heard().find("plenty") == std::string::npos);
    play.until(5 + 11 * 130);
    CHECK(play.heard().find("plenty") != std::string::npos);
}

TEST_CASE("player: pain ends every exercise of what hurt, not the others") {
    Play play;
    play.routine.exercises[0].targets = play.routine.exercises[1].targets = {routine::Region::calf};
    play.until(30);
    play.state = guide::stop_exercise(play.routine, play.state, session_time(30));
    play.until(31);
    CHECK(play.place().ended); // the hold is of the calf, too
    Play other;
    other.routine.exercises[0].targets = {routine::Region::calf};
    other.routine.exercises[1].targets = {routine::Region::buttock};
    other.until(30);
    other.state = guide::stop_exercise(other.routine, other.state, session_time(30));
    other.until(31);
    CHECK_FALSE(other.place().ended);
}
