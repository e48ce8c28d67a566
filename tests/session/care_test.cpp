// Pain told during a session, and the ramp to the comfort mark on a simulated board.
#include "session/drive.h"

#include "session/attempts.h"
#include "session/roller.h"

#include <doctest/doctest.h>

using namespace drive;
using session::EventKind;

TEST_CASE("pain: seven or more ends the exercise for today; the record says so") {
    Drive drive{beginning(two_exercises(), session::RollerKind::none)};
    drive.run(15.0);
    drive.session.ask_pain();
    CHECK(drive.session.tell_pain(8, false));
    drive.run(15.02);
    const session::View view = drive.session.view();
    const auto told = drive.kept.pain;
    REQUIRE(told.size() == 1);
    CHECK(told[0].exercise == "calf");
    CHECK(told[0].discomfort == 8);
    CHECK(units::seconds(told[0].at) == doctest::Approx(15.0));
    CHECK(view.place.step == 2);
    CHECK(view.place.paused == guide::Pause::asked); // how it goes on is for the person to say
    drive.session.resume();
    drive.run(80.0);
    CHECK(drive.session.over());
    const auto kept = drive.finish();
    CHECK(kept.count(EventKind::stopped_by_pain) == 1);
    const auto record =
        session::rebuild(drive.session.beginning(), kept.blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 2);
    CHECK(record.steps[0].exercise == "calf");
    CHECK(record.steps[0].skipped);
    CHECK(record.steps[0].stopped_by_pain);
    CHECK(record.steps[1].exercise == "hamstrings");
    CHECK_FALSE(record.steps[1].stopped_by_pain);
}

TEST_CASE("pain: sharp or of untold strength ends it; six says lighter and goes on; less goes on") {
    for (const int discomfort : {0, 3, 5, 6}) {
        CAPTURE(discomfort);
        Drive drive{beginning(two_exercises(), session::RollerKind::none)};
        drive.run(15.0);
        drive.session.ask_pain();
        CHECK_FALSE(drive.session.tell_pain(discomfort, false));
        drive.run(19.0); // counted down
        CHECK(drive.session.view().place.step == 0);
        CHECK_FALSE(drive.session.view().place.paused);
        int lighter = 0;
        for (const auto& event : drive.kept.events)
            lighter += event.cue == guide::CueKind::lighter ? 1 : 0;
        CHECK(lighter == (discomfort == 6 ? 1 : 0));
    }
    for (const bool sharp : {false, true}) {
        CAPTURE(sharp);
        Drive drive{beginning(two_exercises(), session::RollerKind::none)};
        drive.run(15.0);
        CHECK(drive.session.tell_pain({}, sharp));
        drive.run(16.0);
        CHECK(drive.session.view().place.step == 2);
        CHECK(drive.session.view().place.paused == guide::Pause::asked);
    }
}

TEST_CASE("pain: asked, told or taken back it goes on; a pause from before it stands") {
    for (const bool paused : {false, true})
        for (const bool told : {false, true}) {
            CAPTURE(paused);
            CAPTURE(told);
            Drive drive{beginning(two_exercises(), session::RollerKind::none)};
            drive.run(15.0);
            if (paused) drive.session.pause();
            drive.session.ask_pain();
            drive.session.ask_pain(); // twice is once
            CHECK(drive.session.asks_pain());
            drive.run(90.0);
            CHECK(drive.session.view().place.paused == guide::Pause::asked);
            if (told)
                drive.session.tell_pain(3, false);
            else
                drive.session.take_pain_back();
            CHECK_FALSE(drive.session.asks_pain());
            drive.run(95.0); // counted down
            CHECK(drive.session.view().place.paused.has_value() == paused);
            CHECK(drive.session.view().place.step == 0);
        }
}

TEST_CASE("pain: a session that is over asks nothing") {
    Drive drive{beginning(two_exercises(), session::RollerKind::none)};
    drive.run(15.0);
    drive.session.ask_pain();
    drive.session.stop();
    CHECK_FALSE(drive.session.asks_pain());
    drive.session.ask_pain();
    CHECK_FALSE(drive.session.asks_pain());
}

TEST_CASE("pain: a session gone on with after a crash does not come back to the exercise") {
    const auto begun = beginning(two_exercises(), session::RollerKind::none);
    const guide::Bookmark mark{1, guide::Phase::work, units::duration_of(4.0)};
    const session::Session again{begun, host(0.0), mark, units::session_time(0.0), 5, 1, {"calf"}};
    CHECK(again.view().place.step == 2);
    const session::Session as_before{begun, host(0.0), mark, units::session_time(0.0), 5, 1};
    CHECK(as_before.view().place.step == 1);
}

TEST_CASE("ramp: said on the roller it becomes a mark, and the band follows it") {
    auto begun = beginning(calves(1, 40.0), session::RollerKind::port);
    begun.person.ramps = {0};
    begun.routine.steps[0].effort = routine::Effort::strong;
    Drive drive{begun};
    board::Board board;
    drive.feed(board.say(0, 60.0, rolling(6.0, 60.0, 100.0)));
    drive.run(12.0);
    REQUIRE(drive.session.view().place.ramp);
    const auto before = drive.session.view().force_band;
    const double stage = drive.session.view().place.ramp->value;
    const double top = 1.5 * 0.2 * 80 * 9.80665; // of the step's own band, not of the light one
    REQUIRE(before);
    CHECK(before->low == doctest::Approx(stage - 0.1 * top));
    CHECK(before->high == doctest::Approx(stage + 0.1 * top));
    REQUIRE(drive.session.view().ramp_top);
    CHECK(drive.session.view().ramp_top->value == doctest::Approx(top));
    drive.session.five_of_ten();
    drive.run(12.02);
    const auto told = drive.kept.marks;
    REQUIRE(told.size() == 1);
    CHECK(told[0].exercise == "calf");
    CHECK(told[0].reached);
    CHECK(told[0].force.value == doctest::Approx(100.0).epsilon(0.15));
    CHECK_FALSE(drive.session.view().place.ramp);
    REQUIRE(drive.session.view().force_band);
    CHECK_FALSE(drive.session.view().ramp_top);
    CHECK(drive.session.view().force_band->high == doctest::Approx(told[0].force.value));
}

TEST_CASE("over the mark: stretches of more than three seconds; none where there is no mark") {
    const auto begun = beginning(calves(2, 30.0), session::RollerKind::port);
    Drive drive{begun};
    board::Board board;
    drive.feed(board.say(0, 90.0, [](double t) -> board::Load {
        auto load = rolling(6.0, 90.0)(t);
        const bool heavy =
            (t > 12.0 && t < 16.0) || (t > 20.0 && t < 22.0) || (t > 25.0 && t < 34.0);
        if (heavy || (t > 50.0 && t < 56.0)) load.force_n = 250.0;
        return load;
    }));
    drive.run(90.0);
    const auto kept = drive.finish();
    const auto steps = [&](const session::Beginning& begin,
                           std::span<const care::Mark> found = {}) {
        auto all = session::rebuild(begin, kept.blocks, session::Completion::done, found).steps;
        REQUIRE(all.size() == 2);
        return all;
    };
    const auto without = steps(begun);
    CHECK_FALSE(without[0].over_mark);
    CHECK(without[0].asked_lighter > 1); // above the light band all the time
    const std::vector<care::Mark> marks{
        {"calf", "normal", routine::Tool::roller, units::Newtons{180.0}}};
    auto known = begun;
    known.person.marks = marks;
    CHECK(steps(known)[0].over_mark == 2);
    CHECK(steps(known)[1].over_mark == 1);
    CHECK(steps(known)[0].set_seconds_per_stroke == 3.0);
    auto ramp = begun; // it holds after the work in which it was found
    ramp.person.ramps = {0};
    CHECK_FALSE(steps(ramp, marks)[0].over_mark);
    CHECK(steps(ramp, marks)[1].over_mark == 1);
    auto anew = ramp; // an older mark is there to be gone over
    anew.person.marks = marks;
    CHECK_FALSE(steps(anew, marks)[0].over_mark);
    CHECK(steps(anew, marks)[1].over_mark == 1);
    for (auto& step : ramp.routine.steps) step.effort = routine::Effort::strong;
    const double expected = 0.2 * 80.0 * units::standard_gravity; // newtons
    const auto bands = steps(ramp, marks); // and so does the band that was shown
    CHECK_FALSE(bands[0].force_band);      // that of a stage was shown
    CHECK_FALSE(bands[0].in_force_band_percent);
    CHECK(bands[1].force_band->high == doctest::Approx(180.0));
    CHECK(bands[1].force_band->low == doctest::Approx(0.75 * expected));
    int said = 0;
    for (const auto& event : kept.events) said += event.cue == guide::CueKind::lighter ? 1 : 0;
    CHECK(without[0].asked_lighter + without[1].asked_lighter == said);
}

TEST_CASE("a step left while off the roller does not leave the rest of the session paused") {
    auto routine = two_exercises();
    Drive drive{beginning(routine, session::RollerKind::port)};
    board::Board board;
    drive.feed(board.say(0, 100.0, [](double t) -> board::Load {
        if (t < 15) return rolling(6.0, 15.0)(t);
        return rolling(22.0, 100.0)(t);
    }));
    drive.run(20.0);
    REQUIRE(drive.session.view().place.paused == guide::Pause::off_roller);
    drive.session.skip();
    drive.run(100.0);
    const auto kept = drive.finish();
    const auto spans = session::history(kept.blocks).pauses;
    for (const auto& pause : spans) CHECK(units::seconds(pause.end - pause.start) < 10.0);
}

TEST_CASE("who got off the roller and asks for a pause has as long as it takes") {
    Drive drive{beginning(two_exercises(), session::RollerKind::port)};
    board::Board board;
    drive.feed(board.say(0, 160.0, rolling(6.0, 15.0)));
    drive.run(20.0);
    REQUIRE(drive.session.view().place.paused == guide::Pause::off_roller);
    drive.session.ask_pain();
    drive.run(150.0);
    CHECK(drive.session.view().place.paused == guide::Pause::asked);
    CHECK(drive.session.view().place.step == 0);
    drive.session.tell_pain(8, false);
    drive.run(150.1);
    REQUIRE(drive.kept.pain.size() == 1);
    CHECK(drive.kept.pain[0].exercise == "calf");
    CHECK(drive.kept.count(EventKind::paused) == 1);
}

TEST_CASE("a set that was made longer is longer in the record; a side that was enough is done") {
    Drive drive{beginning(calves(2, 30.0), session::RollerKind::none)};
    drive.run(15.0);
    drive.session.longer();
    drive.run(70.0);
    CHECK_FALSE(drive.session.other_side()); // where no change of sides follows nothing happens
    drive.run(140.0);
    const auto kept = drive.finish();
    const auto record =
        session::rebuild(drive.session.beginning(), kept.blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 2);
    CHECK(units::seconds(record.steps[0].worked) == doctest::Approx(45.0).epsilon(0.01));
    CHECK(units::seconds(record.steps[1].worked) == doctest::Approx(30.0).epsilon(0.01));
    for (const auto& step : record.steps) CHECK_FALSE(step.skipped);
}

TEST_CASE("the other side: whether one follows is told to whoever asks for it") {
    auto routine = calves(2, 30.0);
    routine.steps[0].switch_sides = true;
    Drive drive{beginning(routine, session::RollerKind::none)};
    drive.run(2.0);
    CHECK_FALSE(drive.session.other_side()); // getting ready
    drive.run(10.0);
    CHECK(drive.session.other_side());
    CHECK_FALSE(drive.session.other_side()); // it comes already
    drive.run(10.1);
    CHECK(drive.session.view().place.phase == guide::Phase::switch_sides);
}
