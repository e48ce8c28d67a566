// What a client reads of a reply before it is sealed.
#include "terminal/replying.h"

#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <algorithm>

using terminal::sealed::Gathered;

namespace {

report::Session a_session(bool measured, bool usable, double seconds = 60.0) {
    report::Session session;
    session.line.usable = usable;
    store::StepSummary step;
    step.end = step.start + units::duration_of(seconds);
    step.measured = measured;
    session.steps.push_back(step);
    return session;
}

bool says(const Gathered& all, const std::string& line) {
    const auto lines = terminal::sealed::told_in(all);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

constexpr const char *course = "Force and pace over each step, one point a second.",
                     *moments =
                         "Not in it: your name, the hour, notes, the diary, and what the roller "
                         "measured moment by moment.";

} // namespace

TEST_CASE("reply: the course of force and pace is told where a session has one") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    Gathered all;
    all.sessions = {a_session(false, false)}; // nothing was measured
    count_traces(all);
    CHECK_FALSE(says(all, course));
    CHECK(says(all, moments));
    all.sessions.push_back(a_session(true, false));
    count_traces(all);
    CHECK_FALSE(says(all, course));
    CHECK(says(all, moments));
    CHECK(says(all, "Not in it: force and pace over each step of 1 session with a bad signal."));
    all.sessions = {a_session(true, true), a_session(true, true)};
    count_traces(all);
    CHECK(all.traceable == 2);
    CHECK(says(all, course));
    CHECK_FALSE(says(all, moments));
    all.untraced = 1;
    CHECK(says(all, "Of 1 session it is not there."));
    all.damaged = 2;
    CHECK(says(all, "Of 2 sessions it cannot be read and is not in it."));
    all = {};
    all.sessions = {a_session(true, true)};
    all.reply.left_out.traces = true;
    count_traces(all);
    CHECK_FALSE(says(all, course));
}

TEST_CASE(
    "reply: of more than there is room for a point stands for some seconds, and that is told") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    Gathered all;
    all.sessions = {a_session(true, true, 400000.0), a_session(true, false, 4e9)}; // of the usable
    count_traces(all);
    CHECK(all.every_s == 2);
    CHECK(says(all, "Force and pace over each step, one point every 2 s."));
}
