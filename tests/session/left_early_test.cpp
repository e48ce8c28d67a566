// Which steps of a record were left early.
#include "session/compare.h"
#include "session/drive.h"

#include <doctest/doctest.h>

#include <vector>

using namespace drive;
using session::Completion, session::RollerKind;

namespace {

// Two sets: get ready to 5 s, work to 25 s, rest to 30 s, get ready to 35 s, work to 55 s.
Drive two_sets() { return Drive{beginning(calves(2, 20.0), RollerKind::none)}; }

std::vector<bool> left_early(const session::Beginning& begin,
                             const std::vector<session::Block>& blocks, Completion how) {
    std::vector<bool> left;
    for (const auto& step : session::rebuild(begin, blocks, how).steps)
        left.push_back(step.left_early);
    return left;
}

std::vector<bool> left_early(Drive& drive, Completion how) {
    const auto begin = drive.session.beginning();
    return left_early(begin, drive.finish().blocks, how);
}

} // namespace

TEST_CASE("left early: what the session was stopped in, not what was done before it") {
    auto in_work = two_sets();
    in_work.run(40.0);
    in_work.session.stop();
    in_work.run(41.0);
    CHECK(left_early(in_work, Completion::stopped) == std::vector{false, true});
    auto in_rest = two_sets();
    in_rest.run(27.0);
    in_rest.session.stop();
    in_rest.run(28.0);
    CHECK(left_early(in_rest, Completion::stopped) == std::vector{false});
}

TEST_CASE("left early: what was gone back from in its work, not in the rest after it") {
    auto in_work = two_sets();
    in_work.run(15.0);
    in_work.session.back();
    in_work.run(90.0);
    REQUIRE(in_work.session.over());
    CHECK(left_early(in_work, Completion::done) == std::vector{true, false, false});
    auto in_rest = two_sets();
    in_rest.run(27.0);
    in_rest.session.back();
    in_rest.run(90.0);
    REQUIRE(in_rest.session.over());
    CHECK(left_early(in_rest, Completion::done) == std::vector{false, false, false});
}

TEST_CASE("left early: a pause takes nothing from the last step, though its end is told late") {
    auto drive = two_sets();
    drive.run(40.0);
    drive.session.pause();
    drive.run(50.0033);
    drive.session.resume(); // a countdown of three seconds
    drive.run(80.0);
    REQUIRE(drive.session.over());
    CHECK(left_early(drive, Completion::done) == std::vector{false, false});
}

TEST_CASE("left early: gone on with after a kill the last step was done, in two parts") {
    auto drive = two_sets();
    drive.run(45.0);
    const auto begin = drive.session.beginning();
    auto blocks = drive.kept.blocks; // what is on the disk
    const auto& last = blocks.back();
    CHECK(left_early(begin, blocks, Completion::unfinished) == std::vector{false, true});
    Drive on{session::Session{begin, host(0.0), last.bookmark, last.end, last.number + 1,
                              last.segment + 1},
             units::seconds(last.end)};
    on.run(80.0);
    REQUIRE(on.session.over());
    for (auto& block : on.finish().blocks) blocks.push_back(block);
    CHECK(left_early(begin, blocks, Completion::done) == std::vector{false, false, false});
}

TEST_CASE("left early: what is trimmed off the end of a session was not left") {
    auto drive = two_sets();
    drive.run(80.0);
    REQUIRE(drive.session.over());
    const auto begin = drive.session.beginning();
    auto blocks = drive.finish().blocks;
    while (units::seconds(blocks.back().end) > 50.0) blocks.pop_back();
    CHECK(left_early(begin, blocks, Completion::done) == std::vector{false, false});
}

TEST_CASE("left early: a side that was enough was done, whatever comes of the other") {
    auto routine = calves(2, 20.0);
    routine.steps[0].switch_sides = true;
    Drive drive{beginning(routine, RollerKind::none)};
    drive.run(15.0);
    REQUIRE(drive.session.other_side());
    drive.run(17.0);
    drive.session.stop();
    drive.run(18.0);
    CHECK(left_early(drive, Completion::stopped) == std::vector{false});
}

TEST_CASE("left early: a minute off the roller; the step is compared with none") {
    Drive drive{beginning(calves(1, 30.0), RollerKind::port)};
    board::Board board;
    drive.feed(board.say(0, 120.0, rolling(6.0, 20.0)));
    drive.run(120.0);
    REQUIRE(drive.session.over());
    const auto begin = drive.session.beginning();
    const auto record = session::rebuild(begin, drive.finish().blocks, Completion::done);
    REQUIRE(record.steps.size() == 1);
    CHECK(record.steps[0].ended_off_roller);
    CHECK(record.steps[0].left_early);
    CHECK(session::account_of(record).steps[0].left_early);
}

TEST_CASE("left early: a step that was stopped in its middle is compared with none") {
    auto drive = two_sets();
    drive.run(40.0);
    drive.session.stop();
    drive.run(41.0);
    const auto begin = drive.session.beginning();
    const auto made = session::compare(
        session::account_of(session::rebuild(begin, drive.finish().blocks, Completion::stopped)),
        {});
    REQUIRE(made.size() == 2);
    CHECK(made[1].why == session::NotCompared::left_early);
}
