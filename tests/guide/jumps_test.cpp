// Skip, back, and going on after a crash.
#include "timeline.h"

#include <doctest/doctest.h>

#include <map>

using guide::Pause, guide::Phase;
using timeline::Play, units::session_time;
using namespace std::chrono_literals;
using Steps = std::vector<std::size_t>;

namespace {

void skip(Play& p) { p.state = guide::skip(p.routine, p.state, p.state.at); }
void back(Play& p) { p.state = guide::back(p.routine, p.state, p.state.at); }

} // namespace

TEST_CASE("skip: the step is left, the time to change sides stays") {
    Play p;
    p.until(30);
    p.heard();
    skip(p);
    p.until(46);
    CHECK(p.heard() == "30 switch, 40 ready, 42 three, 45 go, ");
    CHECK(p.state.skipped == Steps{0});
}

TEST_CASE("skip: no rest is needed after what was not done") {
    Play p;
    p.until(80);
    p.heard();
    skip(p);
    p.until(81);
    CHECK(p.heard() == "80 ready, ");
    CHECK(p.place().step == 2);
    CHECK(p.state.skipped == Steps{1});
}

TEST_CASE("skip: in get ready it is the step that is left") {
    Play p;
    p.until(5);
    skip(p);
    CHECK(p.state.skipped == Steps{0});
    CHECK(p.place().phase == Phase::switch_sides);
}

TEST_CASE("skip: a rest or change of sides is left, the step before it was done") {
    for (const double at : {65.0, 120.0}) {
        CAPTURE(at);
        Play p;
        p.until(at);
        skip(p);
        CHECK(p.state.skipped.empty());
        CHECK(p.place().phase == Phase::get_ready);
        CHECK(p.place().step == (at < 100 ? 1 : 2));
    }
}

TEST_CASE("skip: the last step skipped, the routine is done") {
    Play p;
    p.until(155);
    p.heard();
    skip(p);
    p.until(156);
    CHECK(p.heard() == "155 done, ");
    CHECK(p.state.skipped == Steps{2});
}

TEST_CASE("skip: an asked pause stays, a pause off the roller ends") {
    Play p;
    p.until(80);
    p.state = guide::pause(p.state, session_time(80));
    skip(p);
    CHECK(p.place().paused == Pause::asked);
    CHECK(p.place().step == 2);
    p.until(200);
    CHECK(p.left() == 5);

    Play q;
    q.lie_down();
    q.until(30);
    q.lift();
    q.until(40);
    skip(q);
    CHECK_FALSE(q.place().paused);
    CHECK(q.place().phase == Phase::switch_sides);
}

TEST_CASE("skip: still lying on the roller, one gets the next step's time to get ready") {
    Play p;
    p.lie_down();
    p.until(80);
    p.heard();
    skip(p);
    p.until(86);
    CHECK(p.heard() == "80 ready, 82 three, 85 go, ");
}

TEST_CASE("go on: what it does depends on what there is to wait for") {
    const auto go_on = [](Play& p) {
        p.state = guide::go_on(p.routine, std::move(p.state), session_time(p.now()));
    };
    Play pausing;
    pausing.until(30); // unmeasured work
    go_on(pausing);
    CHECK(pausing.place().paused == guide::Pause::asked);
    CHECK(pausing.place().phase == Phase::work);
    pausing.until(35);
    go_on(pausing);
    CHECK(pausing.place().paused == guide::Pause::countdown);
    go_on(pausing);
    CHECK_FALSE(pausing.place().paused);
    CHECK(pausing.left() == doctest::Approx(30.0));

    Play waiting;
    waiting.until(5); // getting ready for what is not measured
    go_on(waiting);
    CHECK(waiting.working());

    Play measured;
    measured.lift();
    measured.until(5);
    go_on(measured); // begins with lying down
    CHECK(measured.place().phase == Phase::get_ready);
    measured.lie_down();
    measured.until(10);
    REQUIRE(measured.working());
    go_on(measured);
    CHECK(measured.working());

    for (const double at : {65.0, 120.0}) { // change of sides, rest
        CAPTURE(at);
        Play between;
        between.until(at);
        go_on(between);
        CHECK(between.state.skipped.empty());
        CHECK(between.place().phase == Phase::get_ready);
    }
    Play over;
    over.state = guide::stop(std::move(over.state), session_time(1));
    go_on(over);
    CHECK(over.place().ended);
}

TEST_CASE("back: the step begins afresh") {
    Play p;
    p.until(90);
    p.heard();
    back(p);
    p.until(96);
    CHECK(p.heard() == "90 ready, 92 three, 95 go, ");
    CHECK(p.left() == 39);
}

TEST_CASE("back: again within three seconds it is the step before") {
    Play p;
    p.until(90);
    back(p);
    p.until(93);
    back(p);
    CHECK(p.place().step == 0);
    back(p);
    CHECK(p.place().step == 0); // there is none before the first
}

TEST_CASE("back: later than three seconds it is the same step again") {
    Play p;
    p.until(90);
    back(p);
    p.until(93.05);
    back(p);
    CHECK(p.place().step == 1);
}

TEST_CASE("back: in a rest the step just done begins afresh") {
    Play p;
    p.until(120);
    back(p);
    CHECK(p.place().step == 1);
    CHECK(p.place().phase == Phase::get_ready);
}

TEST_CASE("back: what was skipped is no longer skipped") {
    Play p;
    p.until(80);
    skip(p);
    back(p);
    CHECK(p.state.skipped == Steps{1}); // step 2 begins afresh
    back(p);
    CHECK(p.state.skipped.empty());
}

TEST_CASE("back: an asked pause stays") {
    Play p;
    p.until(80);
    p.state = guide::pause(p.state, session_time(80));
    back(p);
    CHECK(p.place().paused == Pause::asked);
    CHECK(p.left() == 5);
}

TEST_CASE("bookmark: after a crash the same work goes on with the time left, after a countdown") {
    for (const double at : {30.0, 82.0, 160.0}) {
        CAPTURE(at);
        Play before;
        before.until(at);
        Play after;
        after.state = guide::start_at(guide::bookmark(before.state), session_time(1000));
        CHECK(after.place().paused == Pause::countdown);
        CHECK(after.left() == before.left());
        after.until(1003);
        CHECK(after.place().step == before.place().step);
        CHECK(after.place().phase == before.place().phase);
        CHECK_FALSE(after.place().paused);
        after.until(1004);
        before.until(at + 1);
        CHECK(after.left() == before.left());
    }
}

TEST_CASE("bookmark: a side that was as good as done goes on with the other one") {
    Play p;
    p.state = guide::start_at(p.routine, {0, Phase::work, 38s}, {}, session_time(500));
    p.until(500);
    CHECK(p.heard() == "500 switch, ");
    CHECK(p.place().phase == Phase::switch_sides);
    p.until(512);
    CHECK(p.place().step == 1);
    // With more left it goes on, and the last one is brought to its end.
    for (const auto& mark :
         {guide::Bookmark{0, Phase::work, 37s}, guide::Bookmark{2, Phase::work, 19s}}) {
        CAPTURE(mark.step);
        Play other;
        other.state = guide::start_at(other.routine, mark, {}, session_time(500));
        CHECK(other.place().paused == Pause::countdown);
        CHECK(other.place().step == mark.step);
    }
    // What was made longer is as long as it was made.
    Play longer;
    longer.state = guide::start_at(longer.routine, {0, Phase::work, -15s}, {}, session_time(500));
    CHECK(longer.place().paused == Pause::countdown);
}

TEST_CASE("bookmark: what is no work begins anew, for it is told anew what comes") {
    for (const auto& [at, said] : std::map<double, std::string>{
             {10, "1000 ready, "}, {65, "1000 switch, "}, {120, "1000 rest, "}}) {
        CAPTURE(at);
        Play before;
        before.until(at);
        Play after;
        after.state = guide::start_at(guide::bookmark(before.state), session_time(1000));
        after.until(1000);
        CHECK(after.heard() == said);
        CHECK(after.place().step == before.place().step);
        CHECK(after.place().phase == before.place().phase);
        CHECK(after.place().left == after.place().lasts);
    }
}

TEST_CASE("bookmark: going on says three and go, not the rule again") {
    Play p;
    p.state = guide::start_at({0, Phase::work, 30s}, session_time(500));
    p.until(514);
    CHECK(p.heard() == "500 three, 503 go, 513 switch, ");
}

TEST_CASE("bookmark: of a finished session it is the place where it ended") {
    Play p;
    p.until(500);
    const auto mark = guide::bookmark(p.state);
    CHECK(mark.step == 2);
    CHECK(mark.done == 20s);
    p.state = guide::start_at(mark, session_time(600));
    p.until(604);
    CHECK(p.place().ended == guide::Ended::done);
}

TEST_CASE("bookmark: one of another routine ends the session instead of the program") {
    Play p;
    p.state = guide::start_at({99, Phase::work, 30s}, session_time(0));
    CHECK(p.place().left == 0s);
    skip(p);
    back(p);
    p.until(10);
    CHECK(p.place().ended == guide::Ended::done);
}

TEST_CASE("place: left of the routine falls second by second and ends at zero") {
    Play p;
    CHECK(p.place().left_of_routine == 170s);
    for (const double at : {10.0, 20.0, 45.0, 65.0, 72.0, 116.0, 147.0, 169.5}) {
        CAPTURE(at);
        p.until(at);
        CHECK(units::seconds(p.place().left_of_routine) == doctest::Approx(170 - at));
    }
    p.until(200);
    CHECK(p.place().left_of_routine == 0s);
}

TEST_CASE("place: between two ticks time is shown as it passes") {
    Play p;
    p.tick(30);
    CHECK(guide::place(p.routine, p.state, session_time(30.4)).left == 29600ms);
    p.state = guide::pause(p.state, session_time(30.4));
    CHECK(guide::place(p.routine, p.state, session_time(99)).left == 30s);
}
