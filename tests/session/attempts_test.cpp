#include "session/attempts.h"

#include <doctest/doctest.h>

using session::Event, session::EventKind, units::session_time;

namespace {

Event event(double at_s, EventKind kind, std::size_t step = 0) {
    return {.at = session_time(at_s), .kind = kind, .step = step};
}

// One block with these events, two minutes long.
std::vector<session::Attempt> attempts(std::vector<Event> events) {
    session::Block block;
    block.end = session_time(120.0);
    block.events = std::move(events);
    return session::history(std::vector{block}).attempts;
}

// A set of 30 s, done.
std::vector<Event> done_and(const std::vector<Event>& then) {
    std::vector<Event> all{event(5.0, EventKind::work_began), event(35.0, EventKind::work_ended)};
    all.insert(all.end(), then.begin(), then.end());
    return all;
}

} // namespace

TEST_CASE("attempts: pain in the work leaves it, pain in the rest leaves what was done") {
    const auto in_work = attempts(done_and({event(35.0, EventKind::stopped_by_pain)}));
    REQUIRE(in_work.size() == 1);
    CHECK(in_work[0].stopped_by_pain);
    CHECK(in_work[0].skipped);
    const auto in_rest = attempts(done_and({event(40.0, EventKind::stopped_by_pain)}));
    REQUIRE(in_rest.size() == 1);
    CHECK(in_rest[0].stopped_by_pain);
    CHECK_FALSE(in_rest[0].skipped);
    CHECK(in_rest[0].work.end == session_time(35.0));
}

TEST_CASE("attempts: a kill ends the work that was open, not the rest it was gone on with in") {
    session::Block before, rest, after;
    before.end = session_time(30.0);
    before.events = {event(5.0, EventKind::work_began)};
    rest.start = before.end, rest.end = session_time(40.0);
    rest.events = {event(30.0, EventKind::started)};
    after.start = rest.end, after.end = session_time(80.0);
    after.events = {event(45.0, EventKind::work_began, 1), event(75.0, EventKind::work_ended, 1)};
    const auto all = session::history(std::vector{before, rest, after}).attempts;
    REQUIRE(all.size() == 2);
    CHECK(all[0].work.end == session_time(30.0));
    CHECK_FALSE(all[0].cut);
    CHECK(all[1].work.start == session_time(45.0));
}

TEST_CASE("attempts: pain before the work is a step left without one") {
    const auto all = attempts(done_and({event(50.0, EventKind::stopped_by_pain, 1)}));
    REQUIRE(all.size() == 2);
    CHECK_FALSE(all[0].stopped_by_pain);
    CHECK(all[1].stopped_by_pain);
    CHECK(all[1].skipped);
    CHECK(all[1].work.start == all[1].work.end);
}

TEST_CASE("attempts: who goes back and leaves the step then has done it all the same") {
    for (const auto kind : {EventKind::skipped, EventKind::stopped_by_pain}) {
        const auto all = attempts(done_and({event(38.0, EventKind::went_back), event(42.0, kind)}));
        REQUIRE(all.size() == 2);
        CHECK_FALSE(all[0].skipped);
        CHECK_FALSE(all[0].stopped_by_pain);
        CHECK(all[1].skipped);
        CHECK(all[1].work.start == session_time(42.0));
        CHECK(all[1].work.end == session_time(42.0));
    }
}

TEST_CASE("attempts: the second go at a step is the one that is left") {
    const auto all =
        attempts(done_and({event(38.0, EventKind::went_back), event(45.0, EventKind::work_began),
                           event(50.0, EventKind::work_ended), event(50.0, EventKind::skipped)}));
    REQUIRE(all.size() == 2);
    CHECK_FALSE(all[0].skipped);
    CHECK(all[1].skipped);
    CHECK(all[1].work.end == session_time(50.0));
}

TEST_CASE("attempts: gone back from in the work, not in the rest after it") {
    const auto in_work = attempts(done_and({event(35.0, EventKind::went_back)}));
    REQUIRE(in_work.size() == 1);
    CHECK(in_work[0].gone_back);
    const auto in_rest = attempts(done_and({event(38.0, EventKind::went_back)}));
    REQUIRE(in_rest.size() == 1);
    CHECK_FALSE(in_rest[0].gone_back);
}

TEST_CASE("attempts: cut by the end of the session, not by a rest before it") {
    const auto in_work = attempts(done_and({event(35.0, EventKind::finished)}));
    REQUIRE(in_work.size() == 1);
    CHECK(in_work[0].cut);
    CHECK_FALSE(attempts(done_and({event(38.0, EventKind::finished)}))[0].cut);
    const auto open = attempts({event(5.0, EventKind::work_began)});
    REQUIRE(open.size() == 1);
    CHECK(open[0].cut);
    CHECK(open[0].work.end == session_time(120.0));
    CHECK(attempts({event(0.0, EventKind::finished)}).empty());
}
