// When it is told how a step is done: by events alone, without a session.
#include "session/telling.h"

#include <doctest/doctest.h>

using guide::CueKind, guide::Phase;
using session::Event, session::EventKind;

namespace {

struct Listener {
    routine::Routine routine;
    guide::Place place;
    session::Telling telling;

    Listener() { routine.steps.resize(3); }
    session::Tell cue(CueKind kind, std::size_t step) {
        return telling.hear({.kind = EventKind::cue, .step = step, .cue = kind}, place, routine);
    }
    session::Tell event(EventKind kind, std::size_t step = 0) {
        return telling.hear({.kind = kind, .step = step}, place, routine);
    }
};

} // namespace

TEST_CASE("telling: once for each step, in the pause before it or when it is called up") {
    Listener l;
    CHECK(l.cue(CueKind::stop_rule, 0).opening);
    CHECK(l.cue(CueKind::get_ready, 0).step == 0);
    CHECK_FALSE(l.cue(CueKind::go, 0).step);
    l.place.call.told = {0};
    const auto named = l.cue(CueKind::switch_sides, 0);
    CHECK(named.step == 1);
    CHECK(named.before == std::vector<std::size_t>{0});
    CHECK_FALSE(l.cue(CueKind::get_ready, 1).step); // was told while changing sides
    CHECK(l.cue(CueKind::get_ready, 2).step == 2);  // without a pause before it
    CHECK_FALSE(l.cue(CueKind::rest, 2).step);      // nothing follows
}

TEST_CASE("telling: whoever goes back is told again") {
    Listener l;
    CHECK(l.cue(CueKind::get_ready, 0).step == 0);
    l.event(EventKind::went_back);
    const auto again = l.cue(CueKind::get_ready, 0);
    CHECK(again.step == 0);
    CHECK(again.before.empty());
}

TEST_CASE("telling: work that was cut short and goes on is told in full; a new session waits") {
    Listener resumed;
    resumed.place.phase = Phase::work;
    CHECK(resumed.event(EventKind::started, 1).step == 1);
    Listener fresh;
    CHECK_FALSE(fresh.event(EventKind::started).step);
    CHECK_FALSE(fresh.event(EventKind::started).opening);
}
