// Getting ready and changing sides: when the work begins, and how long it waits.
#include "timeline.h"

#include "routine/telling.h"

#include <doctest/doctest.h>

using guide::Pause, guide::Phase;
using timeline::Play, units::session_time;
using namespace std::chrono_literals;

TEST_CASE("get ready: the work begins when the roller has been loaded anew for one second") {
    Play p;
    p.lift();
    p.until(7.5);
    p.lie_down();
    p.until(9);
    CHECK(p.heard() == "0 rule, 0 ready, 8.5 go, ");
}

namespace {

// The same, with so much to tell of the first step.
Play told() {
    Play p;
    routine::Exercise& calf = p.routine.exercises.front();
    calf.name = {"Wade", "Calf"};
    calf.set_up = {"Setz dich auf den Boden und leg die Wade auf die Rolle.",
                   "Sit on the floor and rest your calf on the roller."};
    calf.caution = {"Nicht in die Kniekehle.", "Keep off the hollow of the knee."};
    return p;
}
double seconds_of_words(const Play& p) {
    return units::seconds(routine::telling_time(p.routine, 0, routine::as_planned(p.routine, 0)));
}

} // namespace

TEST_CASE("get ready: whoever lies down at once hears all of it, and a countdown after it") {
    Play p = told();
    const double words = seconds_of_words(p);
    CHECK(words > 10.0);
    CHECK(words < 16.0);
    p.lift();
    p.until(0.5);
    p.lie_down();
    p.until(words - 0.1);
    CHECK(p.heard() == "0 rule, 0 ready, ");
    p.until(words + 2.9);
    CHECK(p.heard().ends_with(" three, "));
    CHECK_FALSE(p.working());
    p.until(words + 3.1);
    CHECK(p.working());
    p.until(words + 44); // the other side: nothing new
    p.lift();
    p.until(words + 54);
    CHECK(p.place().phase == Phase::get_ready);
    p.lie_down();
    p.until(words + 55.1);
    CHECK(p.working());
}

TEST_CASE("get ready: who lies down after the last word begins by it") {
    Play p = told();
    const double words = seconds_of_words(p);
    p.lift();
    p.until(words);
    p.lie_down();
    p.until(words + 1.1);
    CHECK(p.working());
    CHECK(p.said.find("three") == p.said.npos);
}

TEST_CASE("get ready: who goes back in the middle of the opening hears it before the work, too") {
    Play p = told();
    p.routine.opening = {{"today", {std::string(150, 'x'), std::string(150, 'x')}}};
    const double words = seconds_of_words(p);
    CHECK(words > 20.0);
    p.until(2);
    p.state = guide::back(p.routine, p.state, session_time(p.now()));
    CHECK(p.place().call.opens);
    p.lift();
    p.until(3);
    p.lie_down();
    p.until(words + 1.9);
    CHECK_FALSE(p.working());
    Play over = told();
    over.until(9); // it was said
    over.state = guide::back(over.routine, over.state, session_time(over.now()));
    CHECK_FALSE(over.place().call.opens);
}

TEST_CASE("get ready: it lasts as long as what is told this time") {
    Play p = told();
    for (double at = 60; p.place().step == 0; at += 1) p.until(at); // the other side: nothing new
    CHECK(p.place().lasts == 5s);
    CHECK(p.place().call.told == std::vector<std::size_t>{0});
    p.state = guide::back(p.routine, p.state, session_time(p.now())); // all of it once more
    CHECK(p.place().lasts > 10s);
    CHECK(p.place().call.told.empty());
    Play left = told();
    left.until(3); // in the middle of its words
    left.state = guide::skip(left.routine, left.state, session_time(left.now()));
    left.until(13);
    CHECK(left.place().step == 1);
    CHECK(left.place().call.told.empty());
    Play resumed = told();
    resumed.state = guide::start_at({1, Phase::get_ready, 4s}, session_time(100));
    CHECK(resumed.place().lasts > 10s);
}

TEST_CASE("get ready: whoever reads the words begins by lying down") {
    Play p = told();
    p.person.reads = true;
    p.lift();
    p.until(4.0);
    p.lie_down();
    p.until(4.9);
    CHECK_FALSE(p.working());
    p.until(5.1);
    CHECK(p.working());
}

TEST_CASE("get ready: whoever lies there and knows it all goes on at once") {
    Play p = told();
    p.lift();
    p.until(1);
    p.state = guide::go_on(p.routine, p.state, session_time(p.now()));
    CHECK_FALSE(p.working());
    p.lie_down();
    p.until(3);
    p.state = guide::go_on(p.routine, p.state, session_time(p.now()));
    CHECK(p.working());
}

TEST_CASE("get ready: a touch of less than a second does not begin the work") {
    Play p;
    p.lift();
    p.until(5);
    p.lie_down();
    p.until(5.9);
    p.lift();
    p.until(6);
    p.lie_down();
    p.until(8);
    CHECK(p.heard() == "0 rule, 0 ready, 7 go, ");
}

TEST_CASE("get ready: whoever is still lying on the roller has until the time is over") {
    Play p;
    p.lie_down();
    p.until(25);
    CHECK(p.heard() == "0 rule, 0 ready, 17 three, 20 go, ");
}

TEST_CASE("get ready: when the time is over and the roller unloaded, it says so once and waits") {
    Play p;
    p.lift();
    p.until(3600);
    CHECK(p.heard() == "0 rule, 0 ready, 20 waiting, ");
    CHECK(p.place().waiting_for_load);
    CHECK(p.left() == 0);
    p.lie_down();
    p.until(3602);
    CHECK(p.heard() == "3601 go, ");
    CHECK_FALSE(p.place().waiting_for_load);
}

TEST_CASE("get ready: when measuring ends while it waits, the work begins") {
    Play p;
    p.lift();
    p.until(30);
    p.feel.measured = false;
    p.until(31);
    CHECK(p.heard() == "0 rule, 0 ready, 20 waiting, 30 go, ");
}

TEST_CASE(
    "get ready: a load found late counts from when it was seen, and begins at its exact second") {
    Play p;
    p.lift();
    p.tick(2);
    p.lie_down();
    p.tick(6);
    p.tick(11);
    CHECK(p.heard() == "0 rule, 0 ready, 7 go, ");
    CHECK(p.left() == 36);
}

TEST_CASE("change of sides: its window lies outside both halves, whoever lies down meanwhile") {
    Play p;
    p.lie_down();
    p.until(61);
    p.heard();
    p.lift();
    p.until(64);
    p.lie_down();
    p.until(75); // loaded long before its end: one second of notice and a countdown
    CHECK(p.heard() == "70 ready, 71 three, 74 go, ");
}

TEST_CASE("change of sides: without lifting off the next half begins when the time is over") {
    Play p;
    p.lie_down();
    p.until(80);
    CHECK(p.heard() == "0 rule, 0 ready, 17 three, 20 go, 40 half, 50 ten, 60 switch, 70 ready, "
                       "72 three, 75 go, ");
}
