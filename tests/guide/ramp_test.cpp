// The ramp to the comfort mark, with simulated people: each rolls in strokes about the weight that
// is asked for, a little late and a little off, and says so when it feels like 5 of 10 to them.
#include "timeline.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace std::chrono_literals;
using timeline::Play, timeline::State;

namespace {

constexpr double kg = 80.0;
constexpr double top = 1.15 * 0.34 * kg * 9.80665; // of the medium band: 306.7 N

Play with_ramp() {
    Play p;
    p.person.mass = units::Kilograms{kg};
    p.person.ramps = {0};
    p.routine.steps[0].effort = routine::Effort::medium;
    return p;
}

// On the roller from 19 s on, with that force.
Play lying(double force) {
    Play p = with_ramp();
    p.until(19);
    p.lie_down();
    p.feel.force = {force};
    return p;
}

struct Body {
    double five = 200.0;    // newtons that feel like 5 of 10
    double swing = 0.15;    // of the force, over a stroke
    double follows_s = 1.5; // the weight that is asked for
    double most = 5000.0;   // never more, whatever is asked
    double reaction_s = 0.6;
};

struct Course {
    double asked_most = 0.0, felt_at = -1.0;
    std::string said;
};

// Lies down at 20 s and rolls to the end of the first work.
Course roll(Play& p, const Body& body, unsigned seed = 1) {
    std::mt19937 random{seed};
    std::normal_distribution<double> noise{0.0, 0.02};
    Course course;
    p.until(19);
    p.lie_down();
    double weight = 90.0, slow = weight;
    for (double t = 19.05; t < 61.0; t += 0.05) {
        const auto asked = p.place().ramp;
        if (asked) course.asked_most = std::max(course.asked_most, asked->value);
        const double wanted = std::min(asked ? asked->value * 1.03 : 90.0, body.most);
        weight += (wanted - weight) * (1 - std::exp(-0.05 / body.follows_s));
        const double force = weight * (1 + body.swing * std::sin(t * 1.05) + noise(random));
        slow += (force - slow) * (1 - std::exp(-0.05 / 1.0));
        p.feel.force = {force};
        p.tick(t);
        if (course.felt_at < 0 && slow >= body.five) course.felt_at = t;
        if (course.felt_at > 0 && t >= course.felt_at + body.reaction_s)
            p.state = guide::feels_like_five(p.routine, p.state, p.state.at);
    }
    course.said = p.heard();
    return course;
}

std::size_t times(const std::string& said, const std::string& what) {
    std::size_t n = 0;
    for (auto at = said.find(what); at != std::string::npos; at = said.find(what, at + 1)) ++n;
    return n;
}

} // namespace

TEST_CASE("ramp: people of all kinds find the force that feels like five of ten") {
    for (unsigned seed = 0; seed < 40; ++seed)
        for (const double five : {140.0, 180.0, 220.0, 260.0}) {
            CAPTURE(five);
            Play p = with_ramp();
            Body body;
            body.five = five;
            body.swing = 0.05 + 0.002 * seed;
            const Course course = roll(p, body, seed);
            CAPTURE(course.said);
            REQUIRE(p.state.found.size() == 1);
            const care::Mark& mark = p.state.found.front();
            CHECK(mark.exercise == "calf");
            CHECK(mark.variant == "normal");
            CHECK(mark.tool == routine::Tool::roller);
            CHECK(mark.reached);
            CHECK(mark.force.value == doctest::Approx(five).epsilon(0.15));
            CHECK(times(course.said, " ramp, ") == 1);
            CHECK(times(course.said, " found, ") == 1);
            CHECK(times(course.said, "ramp over") == 0);
        }
}

TEST_CASE("ramp: never asks for more than the step's own band, whoever rolls") {
    for (const auto effort :
         {routine::Effort::light, routine::Effort::medium, routine::Effort::strong})
        for (const double most : {30.0, 150.0, 5000.0}) {
            Play p = with_ramp();
            p.routine.steps[0].effort = effort;
            const double band =
                routine::force_band(p.routine.exercises[0], p.routine.steps[0], *p.person.mass)
                    .high;
            Body body;
            body.five = 1e9;
            body.most = most;
            CHECK(roll(p, body).asked_most <= band + 1e-9);
            for (const auto& mark : p.state.found) CHECK(mark.force.value <= band + 1e-9);
        }
}

TEST_CASE("ramp: whoever bears the whole band has a mark that was not reached") {
    Play p = with_ramp();
    Body body;
    body.five = 1e9;
    body.swing = 0.02;
    const Course course = roll(p, body);
    CHECK(times(course.said, "ramp over") == 1);
    REQUIRE(p.state.found.size() == 1);
    CHECK_FALSE(p.state.found.front().reached);
    CHECK(p.state.found.front().force.value > 0.9 * top);
    CHECK(p.state.found.front().force.value <= top);
}

TEST_CASE("ramp: whoever does not follow is asked four times at most, and nothing is noted") {
    Play p = with_ramp();
    Body body;
    body.five = 1e9;
    body.most = 90;
    const Course course = roll(p, body);
    CHECK(times(course.said, " more, ") == 4);
    CHECK(times(course.said, "ramp over") == 1);
    CHECK(p.state.found.empty());
    CHECK(course.said.find(" switch") != std::string::npos); // it is part of the work
}

TEST_CASE("ramp: what is right moves with its stages, and within it nobody is asked for more") {
    Play p = lying(0.4 * top);
    for (int stage = 0; stage < 5; ++stage) {
        p.until(22.5 + 5 * stage);
        CAPTURE(stage);
        REQUIRE(p.state.ramp.running);
        const double asked = p.place().ramp->value;
        CHECK(asked == doctest::Approx((0.4 + 0.15 * stage) * top));
        const routine::Band band = guide::ramp_band(p.state.ramp);
        CHECK(band.low == doctest::Approx(asked - 0.1 * top));
        CHECK(band.high == doctest::Approx(std::min(asked + 0.1 * top, top)));
        p.feel.force = {asked + 0.08 * top}; // within the next stage's band
        if (stage > 2) p.feel.force = {0.93 * top};
    }
    CHECK(times(p.heard(), " more, ") == 0);
    p = lying(0.4 * top);
    p.until(26); // below the second stage's
    CHECK(times(p.heard(), " more, ") == 1);
}

TEST_CASE("ramp: whoever is above the band is told lighter, and it is over") {
    Play p = lying(top + 40);
    p.until(40);
    const std::string said = p.heard();
    CAPTURE(said);
    CHECK(times(said, "lighter") == 2); // by the ramp, and by the coach ten seconds later
    CHECK(times(said, " more, ") == 0);
    CHECK(p.state.found.empty());
    CHECK_FALSE(p.place().ramp);
}

TEST_CASE("ramp: whoever tells of pain is not asked for more weight") {
    Play p = lying(90);
    p.until(26);
    REQUIRE(p.place().ramp);
    p.state = guide::lighten(p.state, p.state.at);
    p.heard();
    p.until(50);
    CHECK(times(p.heard(), " more, ") == 0);
    CHECK_FALSE(p.place().ramp);
}

TEST_CASE("ramp: what was too heavy before a pause does not count after it") {
    Play p = lying(top + 40);
    p.until(22.5); // the force is smoothed over a second, three must pass
    p.state = guide::pause(p.state, p.state.at);
    p.until(40);
    p.state = guide::resume(p.state, p.state.at);
    p.heard();
    p.until(42.5);
    CHECK(times(p.heard(), "lighter") == 0);
    p.until(45);
    CHECK(times(p.heard(), "lighter") == 1);
}

TEST_CASE("ramp: only where it is asked for, long enough, and the mass is known") {
    Body body;
    const auto asked = [&](Play p) { return roll(p, body).asked_most > 0; };
    CHECK(asked(with_ramp()));
    Play p = with_ramp();
    p.person.ramps = {1};
    CHECK_FALSE(asked(p));
    p = with_ramp();
    p.person.mass.reset();
    CHECK_FALSE(asked(p));
    p = with_ramp();
    p.routine.steps[0].work = 24s;
    CHECK_FALSE(asked(p));
}

TEST_CASE("ramp: off the roller nothing is noted, and its stages wait") {
    Play p = lying(100);
    p.until(26);
    REQUIRE(p.place().ramp);
    p.lift();
    p.until(30);
    p.state = guide::feels_like_five(p.routine, p.state, p.state.at);
    CHECK(p.state.found.empty());
    const auto before = p.place().ramp;
    p.until(50);
    REQUIRE(p.place().ramp);
    CHECK(*p.place().ramp == *before);
    p.lie_down();
    p.until(52);
    p.state = guide::feels_like_five(p.routine, p.state, p.state.at);
    REQUIRE(p.state.found.size() == 1);
    CHECK(p.state.found.front().force.value == doctest::Approx(100).epsilon(0.01));
}

TEST_CASE("ramp: without one, saying five notes nothing") {
    Play p;
    p.until(19);
    p.lie_down();
    p.feel.force = {100};
    p.until(30);
    p.state = guide::feels_like_five(p.routine, p.state, p.state.at);
    p.until(31);
    CHECK(p.state.found.empty());
    CHECK(p.heard().find("found") == std::string::npos);
}

TEST_CASE("pain: the exercise is over for today: its other steps, back and resume included") {
    Play p; // two steps of the calf, one of holding
    p.until(19);
    p.lie_down();
    p.until(30);
    p.heard();
    p.state = guide::pause(p.state, p.state.at); // while the question is asked
    p.state = guide::stop_exercise(p.routine, p.state, p.state.at);
    p.until(30.05);
    CHECK(p.heard() == "30 pain, 30 ready, ");
    CHECK(p.place().step == 2);
    CHECK_FALSE(p.place().paused);
    CHECK(units::seconds(p.place().left_of_routine) == doctest::Approx(24.95));
    for (int i = 0; i < 3; ++i) p.state = guide::back(p.routine, p.state, p.state.at);
    CHECK(p.place().step == 2);
    p.lift();
    p.until(31);
    p.lie_down();
    p.until(60);
    CHECK(p.place().ended == guide::Ended::done);
}

TEST_CASE("pain: a later step of it is passed over, and no rest announces it") {
    Play p;
    p.routine.steps.push_back(p.routine.steps[0]); // the calf once more at the end
    p.routine.steps.push_back(p.routine.steps[2]);
    p.until(19);
    p.lie_down();
    p.until(25);
    p.state = guide::stop_exercise(p.routine, p.state, p.state.at);
    p.lift();
    p.until(26);
    p.lie_down();
    p.until(30); // holding
    CHECK(p.place().step == 2);
    p.heard();
    p.until(50);
    CHECK(p.heard().find("rest") == std::string::npos);
    CHECK(p.place().step == 4);
    CHECK(guide::bookmark(p.state).step == 4);
}

TEST_CASE("pain: of the last exercise ends the session; after a crash it stays stopped") {
    Play p;
    p.until(19);
    auto resumed = guide::start_at(p.routine, {1, guide::Phase::work, 5s}, {0}, p.state.at);
    CHECK(guide::place(p.routine, resumed, resumed.at).step == 2);
    resumed = guide::start_at(p.routine, {2, guide::Phase::work, 5s}, {0}, p.state.at);
    CHECK(guide::place(p.routine, resumed, resumed.at).step == 2);
    CHECK(guide::place(p.routine, resumed, resumed.at).paused == guide::Pause::countdown);
    resumed = guide::start_at(p.routine, {2, guide::Phase::work, 5s}, {0, 1}, p.state.at);
    CHECK(guide::place(p.routine, resumed, resumed.at).ended == guide::Ended::done);
}
