#include "timeline.h"

#include <doctest/doctest.h>

#include <optional>

using timeline::Play, units::session_time;

namespace {

care::Mark mark(units::Newtons force) { return {"calf", "normal", routine::Tool::roller, force}; }

// Lying on the roller, 5 s into the first work (at 25 s).
Play rolling() {
    Play p;
    p.lie_down();
    p.until(25);
    p.heard();
    return p;
}

// Strokes one after the other, each `each` seconds long, with the pace estimate at `pace`.
void strokes(Play& p, int count, double each, std::optional<double> pace) {
    for (int i = 0; i < count; ++i) {
        p.until(p.now() + each);
        ++p.feel.strokes;
        p.feel.slowest_s = pace;
    }
    p.until(p.now() + 0.05);
}

} // namespace

TEST_CASE("slower: after the third stroke under 0.6 of the pace band's lower end") {
    Play p = rolling();
    strokes(p, 2, 2.0, 2.9);
    CHECK(p.heard().empty());
    strokes(p, 1, 2.0, 2.9);
    CHECK(p.heard() == "31.05 slower, ");
}

TEST_CASE("slower: at 0.6 of the lower end, and anywhere slower, nothing is said") {
    for (const double pace : {3.0, 5.0, 7.5, 30.0}) {
        CAPTURE(pace);
        Play p = rolling();
        strokes(p, 6, 2.0, pace);
        CHECK(p.heard().find("slower") == std::string::npos);
    }
}

TEST_CASE("slower: one calm stroke between and it is counted afresh") {
    Play p = rolling();
    strokes(p, 2, 2.0, 2.0);
    strokes(p, 1, 2.0, 6.0);
    strokes(p, 2, 2.0, 2.0);
    CHECK(p.heard().find("slower") == std::string::npos);
}

TEST_CASE("slower: at most every ten seconds, again only while it still is too fast") {
    Play p = rolling();
    strokes(p, 12, 1.0, 1.0);
    CHECK(p.heard() == "28 slower, ");
    strokes(p, 3, 1.0, 1.0);
    CHECK(p.heard() == "38.05 slower, 40 half, ");
    strokes(p, 8, 0.5, 1.0);
    p.until(52); // no stroke has been completed since: nothing new is known
    p.feel.slowest_s = 6.0;
    p.until(59);
    CHECK(p.heard().find("slower") == std::string::npos);
}

TEST_CASE("slower: never when the pace cannot be told, and never on a bad signal") {
    Play p = rolling();
    strokes(p, 6, 2.0, std::nullopt);
    CHECK(p.heard().find("slower") == std::string::npos);
    Play q = rolling();
    strokes(q, 2, 1.0, 1.0);
    q.feel.measured = false;
    strokes(q, 4, 1.0, 1.0);
    q.feel.measured = true;
    strokes(q, 2, 1.0, 1.0);
    CHECK(q.heard().find("slower") == std::string::npos);
}

TEST_CASE("slower: a step without a pace band has no pace to keep") {
    Play p;
    p.routine.steps[0].pace_band.reset();
    p.lie_down();
    p.until(25);
    strokes(p, 8, 1.0, 0.5);
    CHECK(p.said.find("slower") == std::string::npos);
}

TEST_CASE("slower: strokes of the step before do not count, nor does a count that begins anew") {
    Play p;
    p.feel.strokes = 40;
    p.lie_down();
    p.until(19);
    p.feel.slowest_s = 1.0;
    p.feel.strokes = 60;
    p.until(25);
    p.feel.strokes = 0;
    p.until(27);
    CHECK(p.said.find("slower") == std::string::npos);
}

TEST_CASE("lighter: more than three seconds over the comfort mark") {
    Play p = rolling();
    p.person.marks = {mark(units::Newtons{200})};
    p.feel.force = {210};
    p.until(28);
    CHECK(p.heard().empty());
    p.until(28.5);
    CHECK(p.heard() == "28.05 lighter, ");
}

TEST_CASE("lighter: a moment below the mark begins the three seconds afresh") {
    Play p = rolling();
    p.person.marks = {mark(units::Newtons{200})};
    p.feel.force = {210};
    p.until(27.5);
    p.feel.force = {200};
    p.until(27.6);
    p.feel.force = {210};
    p.until(30.5);
    CHECK(p.heard().empty());
    p.until(31);
    CHECK(p.heard() == "30.65 lighter, ");
}

TEST_CASE("lighter: as long as it lasts, every ten seconds") {
    Play p = rolling();
    p.person.marks = {mark(units::Newtons{200})};
    p.feel.force = {500};
    p.until(45);
    CHECK(p.heard() == "28.05 lighter, 38.05 lighter, 40 half, ");
}

TEST_CASE("lighter: before a comfort mark exists the light band's upper end holds") {
    Play p = rolling();
    p.person.mass = units::Kilograms{80}; // 0.75 x 0.34 x 784.5 N = 200.06 N
    p.routine.steps[0].effort = routine::Effort::strong;
    p.feel.force = {200};
    p.until(35);
    CHECK(p.heard().empty());
    p.feel.force = {201};
    p.until(39);
    CHECK(p.heard() == "38.05 lighter, ");
}

// Who is spared for a painkiller, or because the routine says so, may feel less than usual: the
// mark of another day must not lead beyond the band that is shown.
TEST_CASE("lighter: with a comfort mark the step's own band holds, or the mark where it is lower") {
    using routine::Effort;
    struct Case {
        Effort effort;
        double mark, quiet, told; // N
    };
    for (const Case& c : {Case{Effort::light, 400, 200, 201}, Case{Effort::medium, 400, 306, 307},
                          Case{Effort::strong, 500, 400, 401}, Case{Effort::light, 150, 150, 151},
                          Case{Effort::medium, 250, 250, 251}}) {
        CAPTURE(c.mark);
        CAPTURE(c.quiet);
        Play p = rolling();
        p.person.mass = units::Kilograms{80}; // 266.75 N are expected
        p.person.marks = {mark(units::Newtons{c.mark})};
        p.routine.steps[0].effort = c.effort;
        p.feel.force = {c.quiet};
        p.until(35);
        CHECK(p.heard().empty());
        p.feel.force = {c.told};
        p.until(39);
        CHECK(p.heard() == "38.05 lighter, ");
    }
}

TEST_CASE("band: below a comfort mark there is always room, and it never ends above the mark") {
    Play p;
    p.person.mass = units::Kilograms{80.0};
    const auto& exercise = p.routine.exercises[0];
    const double expected = 0.34 * 80.0 * 9.80665;
    for (const auto effort :
         {routine::Effort::light, routine::Effort::medium, routine::Effort::strong})
        for (int percent = 20; percent < 180; percent += 5) {
            CAPTURE(percent);
            const units::Newtons five{expected * percent / 100.0};
            auto step = p.routine.steps[0];
            step.effort = effort;
            p.person.marks = {mark(five)};
            const auto band = guide::band(exercise, step, p.person);
            REQUIRE(band);
            CHECK(band->low <= 0.8 * band->high);
            const double own = routine::force_band(exercise, step, *p.person.mass).high;
            CHECK(band->high == doctest::Approx(std::min(own, five.value)));
        }
}

TEST_CASE("lighter: without mark and mass, or on a bad signal, nothing is said") {
    Play p = rolling();
    p.feel.force = {2000};
    p.until(35);
    CHECK(p.heard().empty());
    p.person.marks = {mark(units::Newtons{200})};
    p.feel.measured = false;
    p.until(39);
    CHECK(p.heard().empty());
}

TEST_CASE("nobody is told anything about effort outside the work") {
    Play p;
    p.person.marks = {mark(units::Newtons{200})};
    p.feel = {.measured = true, .contact = true, .slowest_s = 0.5, .strokes = 0, .force = {900}};
    p.until(19.9);
    CHECK(p.said == "0 rule, 0 ready, 17 three, ");
}

TEST_CASE("nobody is ever told to press harder or to hurry, whatever the roller says") {
    for (const double force : {0.0, 20.0, 100.0, 5000.0})
        for (const double pace : {0.1, 5.0, 100.0}) {
            Play p = rolling();
            p.person = {
                .mass = units::Kilograms{70}, .marks = {mark(units::Newtons{150})}, .ramps = {}};
            p.feel.force = {force};
            strokes(p, 20, 1.5, pace);
            const std::string said = p.heard();
            CAPTURE(said);
            CHECK((said.find("lighter") == std::string::npos) == (force < 1000));
            CHECK((said.find("slower") == std::string::npos) == (pace > 1));
        }
}

TEST_CASE("breathing and lying quiet are not disturbed by cues of time") {
    for (const auto activity : {routine::Activity::breathe, routine::Activity::lie_quiet}) {
        Play p;
        p.routine.exercises[0].activity = activity;
        p.until(61);
        CHECK(p.said == "0 rule, 0 ready, 17 three, 20 go, 60 switch, ");
    }
}
