// The roller as a remote control: what presses do to a running session.
#include "session/drive.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using drive::beginning, drive::calves, drive::Drive, drive::rolling;
using session::EventKind, session::RollerKind;

namespace {

using Spans = std::vector<std::pair<double, double>>; // from .. to, seconds

// Presses of 60 N in these spans; else what `otherwise` tells.
board::Loads presses(
    Spans spans, board::Loads otherwise = [](double) { return board::Load{}; }) {
    return [spans = std::move(spans), otherwise = std::move(otherwise)](double t) -> board::Load {
        for (const auto& [from_s, to_s] : spans)
            if (t >= from_s && t < to_s) return {60.0, 0.05};
        return otherwise(t);
    };
}

} // namespace

TEST_CASE("session: while nobody rolls, presses on the roller go on and leave steps") {
    board::Board board;
    Drive drive{beginning(calves(3, 30.0), RollerKind::port)};
    drive.feed(
        board.say(0.0, 90.0,
                  presses({{42.0, 42.3}, {42.6, 42.9}, {50.0, 50.3}, {50.6, 50.9}, {56.0, 57.2}},
                          rolling(6.0, 40.0))));
    drive.run(41.0); // the first set is over, a rest of 5 s
    REQUIRE(drive.session.view().place.phase == guide::Phase::rest);
    drive.session.pause();
    drive.run(44.0);
    CHECK_FALSE(drive.session.view().place.paused); // two presses
    drive.session.pause();
    drive.run(49.0);
    REQUIRE(drive.session.view().place.paused);
    drive.run(55.5); // two presses, and the rest is over
    CHECK_FALSE(drive.session.view().place.paused);
    CHECK(drive.session.view().place.step == 1);
    drive.run(59.0); // a long one
    CHECK(drive.session.view().place.step == 2);
    const auto kept = drive.finish();
    CHECK(kept.count(EventKind::two_presses) == 2);
    CHECK(kept.count(EventKind::long_press) == 1);
}

TEST_CASE("session: while pain is asked presses answer nothing, nor does what began under it") {
    const Spans spans{{5.0, 5.3},   {5.6, 5.9},   {8.0, 9.2},  {12.0, 12.3},
                      {12.6, 12.9}, {16.0, 16.3}, {16.6, 16.9}};
    board::Board board;
    Drive drive{beginning(calves(2, 30.0), RollerKind::port)};
    drive.feed(board.say(0.0, 20.0, presses(spans)));
    drive.run(4.0);
    drive.session.ask_pain();
    drive.run(11.0); // two presses, and a long one
    CHECK(drive.session.asks_pain());
    CHECK(drive.session.view().place.paused == guide::Pause::asked);
    CHECK(drive.session.view().place.step == 0);
    drive.run(12.5);
    drive.session.take_pain_back();
    drive.run(15.0);
    CHECK(drive.kept.count(EventKind::two_presses) == 0);
    CHECK(drive.kept.count(EventKind::long_press) == 0);
    drive.run(18.0); // and from now on they count again
    CHECK(drive.kept.count(EventKind::two_presses) == 1);
}

TEST_CASE(
    "session: after strong pain presses do not go on, somebody who has read what to do does") {
    const Spans spans{{5.0, 5.3}, {5.6, 5.9}, {8.0, 9.2}, {12.0, 12.3}, {12.6, 12.9}};
    board::Board board;
    Drive drive{beginning(drive::two_exercises(), RollerKind::port)};
    drive.feed(board.say(0.0, 20.0, presses(spans)));
    drive.run(4.0);
    REQUIRE(drive.session.tell_pain(8, false));
    drive.run(4.5);
    const std::size_t step = drive.session.view().place.step;
    drive.run(11.0); // two presses, and a long one
    CHECK(drive.session.view().place.paused == guide::Pause::asked);
    CHECK(drive.session.view().place.step == step);
    CHECK(drive.kept.count(EventKind::two_presses) == 0);
    CHECK(drive.kept.count(EventKind::long_press) == 0);
    drive.session.resume();
    drive.session.pause();
    drive.run(15.0); // and from now on they count again
    CHECK(drive.kept.count(EventKind::two_presses) == 1);
    CHECK_FALSE(drive.session.view().place.paused);
}

TEST_CASE("session: two presses of which the first came before strong pain do not go on either") {
    const Spans spans{{5.0, 5.3}, {5.6, 5.9}};
    board::Board board;
    Drive drive{beginning(drive::two_exercises(), RollerKind::port)};
    drive.feed(board.say(0.0, 20.0, presses(spans)));
    drive.run(3.0);
    drive.session.pause();
    drive.run(5.5); // the first one is over
    REQUIRE(drive.session.tell_pain(8, false));
    drive.run(8.0);
    CHECK(drive.session.view().place.paused == guide::Pause::asked);
    CHECK(drive.kept.count(EventKind::two_presses) == 0);
}

TEST_CASE("session: presses in the middle of rolling are none") {
    board::Board board;
    Drive drive{beginning(calves(1, 40.0), RollerKind::port)};
    const auto roll = rolling(6.0, 60.0);
    drive.feed(board.say(0.0, 60.0, [&](double t) -> board::Load { // twice off for a second
        const bool off = (t > 20.0 && t < 21.0) || (t > 22.2 && t < 23.2);
        return off ? board::Load{} : roll(t);
    }));
    drive.run(60.0);
    const auto kept = drive.finish();
    CHECK(kept.count(EventKind::long_press) + kept.count(EventKind::two_presses) == 0);
    CHECK(kept.count(EventKind::skipped) == 0);
}
