// Where the person is on the path, beside the beat: with it, whichever way round they lie.
#include "session/drive.h"
#include "session/own_way.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using drive::beginning, drive::calves, drive::Drive;

namespace {

constexpr double set_pace = 3.0;

// On the roller from second 5 on, wriggling, then exactly with the beat that began at `beat_s`;
// `lying` = +1 or -1: head or feet to the front of the bed.
board::Loads with_the_beat(double beat_s, double lying) {
    return [=](double t) -> board::Load {
        if (t < 5.0) return {};
        const double place = session::beat_place(units::duration_of(t - beat_s), set_pace);
        return {150.0, lying * 0.16 * (place - 0.5)};
    };
}

// When the work began, which does not depend on how somebody rolls.
double work_began(double lying) {
    board::Board board;
    Drive drive{beginning(calves(1, 60.0), session::RollerKind::port)};
    drive.feed(board.say(0.0, 20.0, with_the_beat(0.0, lying)));
    drive.run(20.0);
    return drive.kept.at(session::EventKind::work_began);
}

} // namespace

TEST_CASE("own way: who rolls with the beat is shown at the beat, head to either end") {
    for (const double lying : {+1.0, -1.0}) {
        const double began = work_began(lying);
        REQUIRE(began > 0.0);
        board::Board board;
        Drive drive{beginning(calves(1, 60.0), session::RollerKind::port)};
        drive.feed(board.say(0.0, 55.0, with_the_beat(began, lying)));
        double apart = 0.0;
        int told = 0;
        drive.run(began + 15.0);
        for (double t = began + 15.0; t < 55.0; t += 0.05) {
            drive.run(t);
            const session::View& view = drive.session.view();
            if (!view.own_place) continue;
            apart += std::abs(*view.own_place -
                              session::beat_place(view.place.lasts - view.place.left, set_pace));
            ++told;
        }
        INFO("lying ", lying);
        REQUIRE(told > 500);
        CHECK(apart / told < 0.15); // the measurement lags a little
    }
}

TEST_CASE("own way: a run that begins anew is counted from the beat, and strokes alternate") {
    session::OwnWay way;
    measure::Live live;
    live.pace.seconds_per_stroke = set_pace;
    live.strokes = 7; // of earlier sets
    const auto at = [&](double done_s, double phase) {
        live.stroke_phase = phase;
        return way.look(live, units::duration_of(done_s), set_pace).value();
    };
    way.begin();
    CHECK(at(0.75, 0.25) == doctest::Approx(0.25)); // out, with the beat
    ++live.strokes;
    CHECK(at(3.75, 0.25) == doctest::Approx(0.75)); // and back
    live.strokes += 2;
    CHECK(at(9.75, 0.25) == doctest::Approx(0.75));
    live.stroke_phase.reset(); // lifted off
    CHECK_FALSE(way.look(live, units::duration_of(10.0), set_pace));
    CHECK(at(12.75, 0.25) == doctest::Approx(0.25)); // the beat goes out again
    way.begin();
    CHECK(at(3.75, 0.25) == doctest::Approx(0.75));
    way.begin();
    live.stroke_phase = 0.25;
    CHECK(way.look(live, units::duration_of(3.75), std::nullopt) == 0.25); // no beat to go by
}
