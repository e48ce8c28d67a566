// Each test is a timeline: a board that says things, a session that listens, and no clock.
#include "session/drive.h"

#include <doctest/doctest.h>

#include <cmath>

using drive::beginning, drive::calves, drive::Drive, drive::rolling;
using session::EventKind, session::RollerKind, session::Signal;

namespace {

constexpr auto nothing = [](double) { return board::Load{}; };

// A whole session: ready, 30 s of rolling from second 6 on, done.
drive::Kept whole(double step_s, std::size_t most_bytes) {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 45.0, rolling(6.0, 45.0)));
    drive.run(45.0, step_s, most_bytes);
    return drive.finish();
}

// Everything a record says, in one text.
std::string text_of(const session::Record& record) {
    std::string text;
    const auto add = [&](auto value) { text += std::to_string(value) + ' '; };
    for (const auto& step : record.steps) {
        add(units::seconds(step.start));
        add(units::seconds(step.end));
        add(step.strokes.size());
        for (const auto& stroke : step.strokes) {
            add(stroke.start.time_since_epoch().count());
            add(stroke.mean_force.value);
        }
        for (const auto& pace : step.pace) add(pace.seconds_per_stroke.value_or(-1.0));
        add(step.mean_force.value_or(units::Newtons{-1.0}).value);
        add(step.in_pace_band_percent.value_or(-1.0));
        add(step.in_force_band_percent.value_or(-1.0));
    }
    add(record.faults.size());
    for (const auto& gap : record.gaps) add(gap.samples_lost);
    add(record.quality.samples);
    add(record.quality.noise_n.value_or(-1.0));
    return text;
}

} // namespace

TEST_CASE("session: the zero is taken by itself, a second after the first sample") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    CHECK_FALSE(drive.session.view().tared);
    drive.feed(board.say(0.0, 3.0, nothing));
    drive.run(3.0);
    CHECK(drive.session.view().tared);
    CHECK(drive.kept.count(EventKind::tared) == 1);
    CHECK(drive.kept.at(EventKind::tared) == doctest::Approx(1.05).epsilon(0.05));
    CHECK(drive.session.view().signal == Signal::fresh);
    CHECK(drive.session.view().live.force.value == doctest::Approx(0.0).epsilon(0.5));
}

TEST_CASE("session: with somebody on the roller the zero is refused, told once, and taken later") {
    board::Board board;
    auto begin = beginning(calves(), RollerKind::port);
    begin.reference_zero = {0.0, 1000.0, 2000.0, 3000.0};
    Drive drive{std::move(begin)};
    drive.feed(board.say(0.0, 5.0, [](double t) {
        return board::Load{t < 3.0 ? 200.0 : 0.0, 0.0};
    }));
    drive.run(2.5);
    CHECK_FALSE(drive.session.view().tared);
    CHECK(drive.session.view().tare_error == measure::TareError::loaded);
    CHECK(drive.kept.count(EventKind::tare_refused) == 1);
    drive.run(5.0);
    CHECK(drive.session.view().tared);
    CHECK_FALSE(drive.session.view().tare_error);
}

TEST_CASE("session: a rolled set becomes a record with its strokes, force and pace") {
    const auto kept = whole(0.010, 100000);
    const auto begin = beginning(calves(), RollerKind::port);
    const auto record = session::rebuild(begin, kept.blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 1);
    const auto& step = record.steps[0];
    CHECK(step.measured);
    CHECK(step.exercise == "calf");
    CHECK(units::seconds(step.start) == doctest::Approx(7.0).epsilon(0.1));
    CHECK(units::seconds(step.end - step.start) == doctest::Approx(30.0).epsilon(0.001));
    CHECK(std::abs(static_cast<int>(step.strokes.size()) - 10) <= 1);
    REQUIRE(step.mean_force);
    CHECK(step.mean_force->value == doctest::Approx(150.0).epsilon(0.02));
    REQUIRE(step.seconds_per_stroke);
    CHECK(*step.seconds_per_stroke == doctest::Approx(3.0).epsilon(0.03));
    CHECK(step.in_pace_band_percent == 100.0);
    REQUIRE(step.in_force_band_percent); // light band of 80 kg x 0.2: up to 118 N; 150 N is above
    CHECK(*step.in_force_band_percent < 5.0);
    CHECK(record.gaps.empty());
    CHECK(record.faults.empty());
    CHECK(record.quality.usable);
    REQUIRE(record.quality.rate_hz);
    CHECK(*record.quality.rate_hz == doctest::Approx(92.8).epsilon(0.001));
    CHECK(record.roller_serial == "000000000000002a");
}

TEST_CASE("session: a record tells force and band of every second of its pace") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 60.0, rolling(6.0, 60.0)));
    drive.run(60.0);
    const auto record = session::rebuild(drive.session.beginning(), drive.finish().blocks,
                                         session::Completion::done);
    REQUIRE(record.steps.size() == 1);
    const auto& step = record.steps[0];
    REQUIRE(step.force.size() == step.pace.size());
    REQUIRE(step.force.size() > 25);
    for (const auto& force : step.force) {
        REQUIRE(force);
        CHECK(force->value == doctest::Approx(150.0).epsilon(0.02));
    }
    REQUIRE(step.pace_band);
    CHECK(step.pace_band->low == 2.0);
    REQUIRE(step.force_band); // 80 kg, a fifth of it, light
    CHECK(step.force_band->high == doctest::Approx(0.75 * 0.2 * 80.0 * units::standard_gravity));
}

TEST_CASE("session: a stroke belongs to the work in which it began and ended") {
    board::Board board;
    Drive drive{beginning(calves(2, 20.0), RollerKind::port)};
    drive.feed(board.say(0.0, 80.0, rolling(6.0, 40.0))); // on through the end of the first set
    drive.run(40.0);
    const auto shown = drive.session.view().strokes_this_step;
    drive.run(80.0);
    const auto record = session::rebuild(drive.session.beginning(), drive.finish().blocks,
                                         session::Completion::stopped);
    REQUIRE_FALSE(record.steps.empty());
    const auto& step = record.steps[0];
    CHECK(step.strokes.size() >= 5);
    for (const auto& stroke : step.strokes) {
        CHECK(stroke.start >= step.start);
        CHECK(stroke.end <= step.end);
    }
    CHECK(shown <= step.strokes.size() + 1); // none of the rest
}

TEST_CASE("session: what is done in a pause is no part of the step") {
    board::Board board;
    Drive drive{beginning(calves(1, 60.0), RollerKind::port)};
    // Rolls, is interrupted and lies on it lightly, leaning to one side; hurries a while; rolls on.
    const auto loads = [](double t) -> board::Load {
        if (t < 6.0) return {};
        const bool away = t >= 25.0 && t < 70.0;
        if (away && t < 50.0) return {60.0, 0.0};
        const double stroke_s = away ? 1.0 : 3.0;
        return {away ? 60.0 : 150.0, -0.08 * std::cos(3.14159265358979 * (t - 6.0) / stroke_s)};
    };
    drive.feed(board.say(0.0, 125.0, loads));
    drive.run(25.0);
    drive.session.pause();
    drive.run(70.0);
    REQUIRE(drive.session.view().place.paused == guide::Pause::asked);
    drive.session.resume();
    drive.run(125.0);
    const auto record = session::rebuild(drive.session.beginning(), drive.finish().blocks,
                                         session::Completion::done);
    REQUIRE(record.steps.size() == 1);
    const auto& step = record.steps[0];
    CHECK(units::seconds(step.worked) == doctest::Approx(60.0).epsilon(0.02));
    CHECK(step.end - step.start > step.worked + units::duration_of(40.0));
    CHECK(step.holds.empty());
    for (const auto& pace : step.pace)
        CHECK((units::seconds(pace.at) < 26.0 || units::seconds(pace.at) > 70.0));
    CHECK(std::abs(static_cast<int>(step.strokes.size()) - 20) <= 2);
    CHECK(step.mean_force->value == doctest::Approx(150.0).epsilon(0.03));
    CHECK(step.seconds_per_stroke.value_or(0.0) == doctest::Approx(3.0).epsilon(0.03));
}

TEST_CASE("session: a pace of strokes known by the force alone is an estimate, told or not") {
    session::StepRecord step;
    for (int i = 0; i < 10; ++i) {
        measure::Stroke stroke;
        stroke.start = units::session_time(3.0 * i);
        stroke.end = units::session_time(3.0 * i + 3.0);
        step.strokes.push_back(stroke);
    }
    for (int t = 1; t <= 30; ++t)
        step.pace.push_back(
            {units::session_time(t), std::nullopt, 0.0, measure::PaceSource::force});
    CHECK(session::pace_estimated(step));
    for (auto& pace : step.pace) pace.source = measure::PaceSource::rotation;
    CHECK_FALSE(session::pace_estimated(step));
}

TEST_CASE("session: a ball on the bed weighs less than the roller, and strokes are as long") {
    double length_m[2] = {};
    for (const auto tool : {routine::Tool::roller, routine::Tool::ball}) {
        auto routine = calves();
        routine.exercises[0].tool = tool;
        board::Board board;
        Drive drive{beginning(routine, RollerKind::port)};
        drive.feed(board.say(0.0, 45.0, rolling(6.0, 45.0, 60.0)));
        drive.run(45.0);
        const auto record = session::rebuild(drive.session.beginning(), drive.finish().blocks,
                                             session::Completion::done);
        REQUIRE(record.steps.at(0).strokes.size() > 5);
        REQUIRE(record.steps[0].strokes[4].length);
        length_m[tool == routine::Tool::ball] = record.steps[0].strokes[4].length->value;
    }
    CHECK(length_m[1] / length_m[0] == doctest::Approx((60.0 + 7.0) / (60.0 + 1.5)).epsilon(0.005));
}

TEST_CASE("session: who stays on the roller after the work held as long as the work lasted") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 120.0, [](double t) {
        return board::Load{t < 6.0 ? 0.0 : t < 40.0 ? 150.0 : 60.0, 0.05};
    }));
    drive.run(120.0);
    const auto record = session::rebuild(drive.session.beginning(), drive.finish().blocks,
                                         session::Completion::done);
    REQUIRE(record.steps.size() == 1);
    const auto& step = record.steps[0];
    REQUIRE(step.holds.size() == 1);
    CHECK(step.holds[0].start == step.start);
    CHECK(step.holds[0].end == step.end);
    CHECK(step.holds[0].mean_force.value == doctest::Approx(150.0).epsilon(0.01));
}

TEST_CASE("session: a board clock that is 0.4 % off does not change the rate it is said to have") {
    board::Board board;
    board.clock_error(0.004);
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 60.0, rolling(6.0, 60.0)));
    drive.run(60.0);
    const auto record = session::rebuild(drive.session.beginning(), drive.finish().blocks,
                                         session::Completion::stopped);
    REQUIRE(record.quality.rate_hz);
    CHECK(std::abs(*record.quality.rate_hz / 92.8 - 1.0) < 50e-6);
}

TEST_CASE("session: how the bytes are cut into calls and pieces changes nothing") {
    const auto begin = beginning(calves(), RollerKind::port);
    const auto reference =
        text_of(session::rebuild(begin, whole(0.010, 100000).blocks, session::Completion::done));
    for (const auto& [step_s, most_bytes] : std::initializer_list<std::pair<double, std::size_t>>{
             {0.016, 7}, {0.050, 100000}, {0.003, 1}}) {
        const auto kept = whole(step_s, most_bytes);
        CHECK(text_of(session::rebuild(begin, kept.blocks, session::Completion::done)) ==
              reference);
    }
}

TEST_CASE("session: what was shown live agrees with what is rebuilt") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 45.0, rolling(6.0, 45.0)));
    drive.run(36.0);
    const auto live = drive.session.view();
    const auto record = session::rebuild(drive.session.beginning(), drive.finish().blocks,
                                         session::Completion::stopped);
    REQUIRE(record.steps.size() == 1);
    CHECK(std::abs(static_cast<int>(record.steps[0].strokes.size()) -
                   static_cast<int>(live.strokes_this_step)) <= 1);
    CHECK(record.quality.samples == live.quality.samples);
    REQUIRE(live.live.pace.seconds_per_stroke);
    CHECK(*live.live.pace.seconds_per_stroke ==
          doctest::Approx(*record.steps[0].seconds_per_stroke).epsilon(0.05));
}

TEST_CASE("session: blocks are about a second each, numbered, without a hole") {
    const auto kept = whole(0.010, 100000);
    REQUIRE(kept.blocks.size() > 30);
    std::uint64_t samples = 0;
    for (std::size_t i = 0; i < kept.blocks.size(); ++i) {
        CHECK(kept.blocks[i].number == i);
        CHECK(kept.blocks[i].end - kept.blocks[i].start <= units::duration_of(1.0));
        if (i > 0) CHECK(kept.blocks[i].start == kept.blocks[i - 1].end);
        samples += kept.blocks[i].samples.size();
    }
    const auto record = session::rebuild(beginning(calves(), RollerKind::port), kept.blocks,
                                         session::Completion::done);
    CHECK(record.quality.samples == samples);
}

TEST_CASE("session: frames lost on the line are a gap with their exact number") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    auto said = board.say(0.0, 20.0, rolling(6.0, 45.0));
    std::size_t sent = 0;
    for (auto& piece : said)
        if (piece.at >= drive::host(10.0) && piece.at < drive::host(10.2)) piece.bytes.clear();
    drive.feed(std::move(said));
    sent = board.samples();
    drive.run(20.0);
    const auto begin = drive.session.beginning();
    const auto record =
        session::rebuild(begin, drive.finish().blocks, session::Completion::stopped);
    REQUIRE(record.gaps.size() == 1);
    CHECK(record.gaps[0].samples_lost > 50);
    CHECK(record.quality.samples + record.gaps[0].samples_lost <= sent);
    CHECK(record.quality.samples + record.gaps[0].samples_lost + 16 >=
          sent); // on the way at the end
    CHECK(units::seconds(record.gaps[0].start) == doctest::Approx(9.98).epsilon(0.01));
}

TEST_CASE("session: a fault that goes on is told once, its conversions are counted") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 2.0, nothing));
    for (int i = 0; i < 5; ++i) {
        board.fault(2.0 + 0.1 * i, 1, protocol::FaultKind::saturated, 3);
        drive.feed(board.say(2.0 + 0.1 * i, 2.1 + 0.1 * i, nothing));
    }
    drive.run(3.0);
    CHECK(drive.session.view().quality.saturated == 15);
    const auto begin = drive.session.beginning();
    const auto record =
        session::rebuild(begin, drive.finish().blocks, session::Completion::stopped);
    REQUIRE(record.faults.size() == 1);
    CHECK(record.faults[0].kind == measure::FaultKind::saturated);
    CHECK(record.faults[0].cell == 1);
    CHECK(record.quality.saturated == 15);
    CHECK(record.gaps.empty());
}

TEST_CASE("session: a fault that the line tells twice is counted once") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 2.0, nothing));
    board.fault(2.0, 1, protocol::FaultKind::saturated, 3);
    auto said = board.say(2.0, 2.1, nothing);
    auto again = said;
    drive.feed(std::move(said));
    drive.feed(board.say(2.1, 2.5, nothing));
    for (auto& piece : again) piece.at += units::duration_of(0.6);
    drive.feed(std::move(again));
    drive.run(3.0);
    CHECK(drive.session.view().quality.saturated == 3);
    std::uint32_t kept = 0;
    for (const auto& block : drive.finish().blocks)
        kept += block.faulty.at(static_cast<std::size_t>(measure::FaultKind::saturated));
    CHECK(kept == 3);
}

TEST_CASE("session: a silent roller is lost within a second, and fetched back with a countdown") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 10.0, rolling(6.0, 10.0)));
    drive.run(11.5);
    CHECK(drive.session.view().signal == Signal::lost);
    CHECK(drive.session.view().place.paused == guide::Pause::roller_lost);
    CHECK(drive.kept.at(EventKind::roller_lost) <= 11.0);
    const auto done = drive.session.view().place.left;
    board.say(10.0, 15.0, nothing); // nobody heard that
    drive.feed(board.say(15.0, 30.0, rolling(17.5, 30.0)));
    drive.run(17.0);
    CHECK(drive.session.view().place.paused == guide::Pause::countdown);
    CHECK(drive.session.view().place.left == done);
    drive.run(20.0);
    CHECK(drive.session.view().signal == Signal::fresh);
    CHECK_FALSE(drive.session.view().place.paused);
}

TEST_CASE("session: unplugged is known at once from the link") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 10.0, rolling(6.0, 10.0)));
    drive.run(9.9);
    drive.connected = false;
    drive.run(10.0);
    CHECK(drive.session.view().signal == Signal::lost);
    CHECK(drive.session.view().place.paused == guide::Pause::roller_lost);
}

TEST_CASE("session: a roller that was away is a gap and a fault of the record") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 10.0, rolling(6.0, 10.0)));
    drive.run(10.1);
    drive.connected = false;
    drive.run(36.0);
    drive.connected = drive.new_connection = true;
    drive.feed(board.say(36.0, 40.0, nothing)); // its counters stood still meanwhile
    drive.run(40.0);
    drive.connected = false;
    drive.run(45.0); // and is away again at the end
    const auto begin = drive.session.beginning();
    const auto record =
        session::rebuild(begin, drive.finish().blocks, session::Completion::stopped);
    REQUIRE(record.gaps.size() == 2);
    CHECK(units::seconds(record.gaps[0].start) == doctest::Approx(10.0).epsilon(0.02));
    CHECK(units::seconds(record.gaps[0].end) == doctest::Approx(36.0).epsilon(0.02));
    CHECK(record.gaps[0].samples_lost == 0);
    CHECK(units::seconds(record.gaps[1].start) == doctest::Approx(40.0).epsilon(0.02));
    CHECK(units::seconds(record.gaps[1].end) == doctest::Approx(45.0).epsilon(0.02));
    REQUIRE(record.faults.size() == 2);
    for (const auto& fault : record.faults) {
        CHECK(fault.kind == measure::FaultKind::disconnected);
        CHECK_FALSE(fault.cell);
    }
}

TEST_CASE("session: what a hub held back is neither a gap nor a fault") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    auto said = board.say(0.0, 20.0, rolling(6.0, 45.0));
    for (auto& piece : said)
        if (piece.at >= drive::host(10.0) && piece.at < drive::host(12.5))
            piece.at = drive::host(12.5);
    drive.feed(std::move(said));
    drive.run(20.0);
    CHECK(drive.kept.count(EventKind::roller_lost) == 1);
    const auto begin = drive.session.beginning();
    const auto record =
        session::rebuild(begin, drive.finish().blocks, session::Completion::stopped);
    CHECK(record.gaps.empty());
    CHECK(record.faults.empty());
}

TEST_CASE("session: a restarted board begins a new segment and its zero is looked at again") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 10.0, rolling(6.0, 10.0)));
    drive.run(12.0);
    board.restart(12.0);
    board.hello(12.3, 8);
    drive.new_connection = true;
    drive.feed(board.say(12.0, 30.0, rolling(16.0, 30.0)));
    drive.run(30.0);
    CHECK(drive.kept.count(EventKind::roller_restarted) == 1);
    CHECK(drive.kept.count(EventKind::tared) == 2);
    CHECK(drive.kept.count(EventKind::roller_back) == 1);
    const auto begin = drive.session.beginning();
    const auto kept = drive.finish();
    CHECK(kept.blocks.back().segment > kept.blocks.front().segment);
    const auto record = session::rebuild(begin, kept.blocks, session::Completion::stopped);
    REQUIRE(record.gaps.size() == 1);
    CHECK(record.gaps[0].samples_lost == 0); // none was made meanwhile
    REQUIRE(record.steps.size() == 1);
    CHECK(record.steps[0].measured);
    CHECK(record.steps[0].mean_force->value == doctest::Approx(150.0).epsilon(0.02));
}

// Two rollers without a serial number may have been started equally often; and the board's memory
// may no longer take the number of its next start.
TEST_CASE("session: a board that restarts under the same boot id is heard again at once") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 10.0, rolling(6.0, 10.0)));
    drive.run(12.0);
    board.restart(12.0);
    board.hello(12.3, 7);
    drive.new_connection = true;
    drive.feed(board.say(12.0, 30.0, rolling(16.0, 30.0)));
    drive.run(14.0);
    CHECK(drive.session.view().signal == Signal::fresh);
    CHECK(drive.kept.count(EventKind::roller_restarted) == 1);
    drive.run(30.0);
    CHECK(drive.kept.count(EventKind::roller_restarted) == 1);
    CHECK(drive.kept.count(EventKind::roller_back) == 1);
    const auto begin = drive.session.beginning();
    const auto record =
        session::rebuild(begin, drive.finish().blocks, session::Completion::stopped);
    REQUIRE(record.gaps.size() == 1);
    CHECK(record.gaps[0].samples_lost == 0);
    REQUIRE(record.steps.size() == 1);
    CHECK(record.steps[0].mean_force->value == doctest::Approx(150.0).epsilon(0.02));
}

TEST_CASE("session: without sensor everything runs by time and the record says so") {
    Drive drive{beginning(calves(2, 20.0), RollerKind::none)};
    drive.run(60.0);
    CHECK(drive.session.over());
    CHECK(drive.session.view().signal == Signal::none);
    const auto begin = drive.session.beginning();
    const auto record = session::rebuild(begin, drive.finish().blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 2);
    CHECK(units::seconds(record.steps[0].start) == 5.0);
    CHECK(units::seconds(record.steps[0].end) == 25.0);
    CHECK(units::seconds(record.steps[1].start) == 35.0);
    CHECK(record.steps[1].set == 2);
    CHECK_FALSE(record.steps[0].measured);
    CHECK_FALSE(record.steps[0].mean_force);
    CHECK_FALSE(record.quality.usable);
    CHECK_FALSE(record.quality.rate_hz);
}

TEST_CASE("session: an exercise this build cannot measure is timed, not measured") {
    board::Board board;
    Drive drive{beginning(calves(1, 20.0, false), RollerKind::port)};
    drive.feed(board.say(0.0, 30.0, nothing));
    drive.run(30.0);
    CHECK(drive.session.over());
    const auto begin = drive.session.beginning();
    const auto record = session::rebuild(begin, drive.finish().blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 1);
    CHECK_FALSE(record.steps[0].measured);
    CHECK(units::seconds(record.steps[0].end - record.steps[0].start) == doctest::Approx(20.0));
}

TEST_CASE("session: cut short by a kill, it goes on at the same step with the time left") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 20.0, rolling(6.0, 45.0)));
    drive.run(20.0);
    const auto begin = drive.session.beginning();
    auto blocks = drive.kept.blocks; // what is on the disk; the present second is gone
    const auto last = blocks.back();
    CHECK(units::seconds(last.end) > 19.0);

    const auto left_at = last.bookmark.done;
    board::Board again{92.8, 100.0, 1.0};
    Drive on{session::Session{begin, drive::host(0.0), last.bookmark, last.end, last.number + 1,
                              last.segment + 1},
             units::seconds(last.end)};
    again.say(0.0, units::seconds(last.end), nothing);
    on.feed(again.say(units::seconds(last.end), 60.0, rolling(24.5, 60.0)));
    on.run(60.0);
    CHECK(on.session.over());
    for (auto& block : on.finish().blocks) blocks.push_back(block);
    const auto record = session::rebuild(begin, blocks, session::Completion::done);
    units::Duration worked{};
    for (const auto& step : record.steps) worked += step.end - step.start;
    CHECK(units::seconds(left_at) < 14.0);
    CHECK(record.steps.size() == 2);            // before and after the kill
    CHECK(units::seconds(worked) > 30.0 - 1.0); // what was lost with the last second is repeated
    for (std::size_t i = 0; i < blocks.size(); ++i) CHECK(blocks[i].number == i);
}

TEST_CASE("session: gone on with after a kill, the record weighs by the zero taken since") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 20.0, rolling(6.0, 45.0)));
    drive.run(20.0);
    const auto begin = drive.session.beginning();
    auto blocks = drive.kept.blocks;
    const auto last = blocks.back();

    board::Board again{92.8, 100.0, 1.0};
    again.shift_zero(1, 0.0, 40.0);
    Drive on{session::Session{begin, drive::host(0.0), last.bookmark, last.end, last.number + 1,
                              last.segment + 1},
             units::seconds(last.end)};
    again.say(0.0, units::seconds(last.end), nothing);
    on.feed(again.say(units::seconds(last.end), 60.0, rolling(24.5, 60.0)));
    on.run(60.0);
    for (auto& block : on.finish().blocks) blocks.push_back(block);
    for (const measure::Moment& moment : session::moments(begin, blocks))
        if (const double at = units::seconds(moment.at); at > 21.5 && at < 24.0)
            REQUIRE(std::abs(moment.force.value) < 3.0);
    const auto record = session::rebuild(begin, blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 2);
    CHECK(record.steps[1].mean_force.value_or(units::Newtons{}).value ==
          doctest::Approx(150.0).epsilon(0.02));
}

TEST_CASE("session: asked wishes act at once and are told") {
    Drive drive{beginning(calves(2, 20.0), RollerKind::none)};
    drive.run(10.0);
    drive.session.pause();
    drive.run(40.0);
    CHECK(drive.session.view().place.paused == guide::Pause::asked);
    CHECK(drive.session.view().place.left == units::duration_of(15.0));
    drive.session.resume();
    drive.run(41.0);
    drive.session.skip();
    drive.run(41.1);
    CHECK(drive.session.view().place.phase != guide::Phase::work);
    drive.session.stop();
    drive.run(41.2);
    CHECK(drive.session.over());
    const auto begin = drive.session.beginning();
    const auto kept = drive.finish();
    CHECK(kept.count(EventKind::paused) == 1);
    CHECK(kept.count(EventKind::resumed) == 1);
    CHECK(kept.count(EventKind::skipped) == 1);
    CHECK(kept.count(EventKind::finished) == 1);
    const auto record = session::rebuild(begin, kept.blocks, session::Completion::stopped);
    REQUIRE_FALSE(record.steps.empty());
    CHECK(record.steps[0].skipped);
}

TEST_CASE("session: a rest left early leaves no step") {
    Drive drive{beginning(calves(2, 20.0), RollerKind::none)};
    drive.run(27.0);
    REQUIRE(drive.session.view().place.phase == guide::Phase::rest);
    drive.session.skip();
    drive.run(60.0);
    REQUIRE(drive.session.over());
    const auto begin = drive.session.beginning();
    const auto kept = drive.finish();
    CHECK(kept.count(EventKind::skipped) == 0);
    const auto record = session::rebuild(begin, kept.blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 2);
    CHECK_FALSE(record.steps[0].skipped);
}

TEST_CASE("session: time in which the computer slept is no time of the session") {
    Drive drive{beginning(calves(1, 20.0), RollerKind::none)};
    drive.run(10.0);
    drive.session.interrupted();
    drive.run(3610.0, 3600.0);
    CHECK(drive.session.view().place.paused == guide::Pause::asked);
    CHECK(drive.session.view().place.left == units::duration_of(15.0));
    CHECK(drive.kept.count(EventKind::interrupted) == 1);
}

TEST_CASE("session: a frame with an impossible time is not believed") {
    board::Board board, liar{92.8, 100.0, 900.0};
    Drive drive{beginning(calves(), RollerKind::port)};
    drive.feed(board.say(0.0, 5.0, nothing));
    auto lie = liar.say(5.0, 5.005, [](double) { return board::Load{4000.0, 0.0}; });
    drive.feed(std::move(lie));
    drive.feed(board.say(5.0, 6.0, nothing));
    drive.run(6.0);
    CHECK(drive.session.view().live.force.value < 20.0);
    CHECK(drive.session.view().signal == Signal::fresh);
    CHECK(drive.kept.count(EventKind::roller_restarted) == 0);
}

TEST_CASE("session: a zero taken with somebody on the roller is corrected once they leave") {
    board::Board board;
    Drive drive{beginning(calves(), RollerKind::port)};
    // No reference: a still load of 100 N passes for nothing at the start.
    drive.feed(board.say(0.0, 30.0, [](double t) {
        return board::Load{t < 3.0 ? 100.0 : 0.0, 0.0};
    }));
    drive.run(3.0);
    CHECK(drive.session.view().tared);
    drive.run(6.0);
    CHECK(drive.kept.count(EventKind::tared) == 2);
    CHECK(std::abs(drive.session.view().live.force.value) < 2.0);
}

TEST_CASE("session: a zero that moved under load is named, and taken anew between the sets") {
    board::Board board;
    board.shift_zero(1, 90.0, 30.0);
    Drive drive{beginning(calves(2, 110.0), RollerKind::port)};
    const auto loads = [](double t) -> board::Load {
        if (t < 6.0 || (t > 118.0 && t < 128.0) || t > 240.0) return {};
        return {200.0, -0.08 * std::cos(3.14159265358979323846 * t / 3.0)};
    };
    drive.feed(board.say(0.0, 245.0, loads));
    drive.run(245.0);
    const auto kept = drive.finish();
    const auto* fault = kept.first(EventKind::fault);
    REQUIRE(fault != nullptr);
    CHECK(fault->fault->kind == measure::FaultKind::drift);
    REQUIRE(kept.count(EventKind::tared) == 2);
    const auto record =
        session::rebuild(drive.session.beginning(), kept.blocks, session::Completion::done);
    REQUIRE(record.steps.size() == 2);
    CHECK(record.steps[1].mean_force.value_or(units::Newtons{}).value ==
          doctest::Approx(200.0).epsilon(0.02));
}

TEST_CASE("session: a new tare leaves nobody in contact on an empty roller") {
    board::Board board;
    board.shift_zero(1, 20.0, -14.0); // while somebody lies there
    Drive drive{beginning(calves(1, 300.0), RollerKind::port)};
    const auto loads = [](double t) { return board::Load{t > 6.0 && t < 60.0 ? 150.0 : 0.0, 0.0}; };
    drive.feed(board.say(0.0, 90.0, loads));
    drive.run(75.0);
    CHECK_FALSE(drive.session.view().live.contact);
    drive.session.retare();
    drive.run(90.0);
    CHECK(drive.kept.count(EventKind::tared) >= 2);
    CHECK_FALSE(drive.session.view().live.contact);
    CHECK(std::abs(drive.session.view().live.force.value) < 3.0);
}
