#include "review/row.h"

#include <doctest/doctest.h>

using namespace review;

namespace {

constexpr units::Day monday{std::chrono::year{2026} / 11 / 2};
constexpr std::chrono::days one_day{1};

plan::Plan a_plan() {
    plan::Plan plan;
    plan.id = "k17";
    plan.made = monday;
    plan.from = monday;
    plan.weeks = 6;
    plan::Planned planned;
    planned.id = planned.routine.id = "calves";
    planned.days_a_week = 3;
    plan.routines.push_back(planned);
    return plan;
}

Session a_session(units::Day day, double pace = 4.0) {
    Session s;
    s.id = units::text(day);
    s.day = day;
    s.routine = "calves";
    s.measured = s.usable = true;
    Step step;
    step.exercise = "calf";
    step.seconds = 60.0;
    step.measured = true;
    step.seconds_per_stroke = pace;
    step.set_seconds_per_stroke = 4.0;
    step.in_both_bands_percent = 80.0;
    s.steps.push_back(step);
    return s;
}

Row a_row(const char* label, std::vector<Reason> reasons) {
    Row row;
    row.client = label;
    row.label = label;
    row.reasons = std::move(reasons);
    return row;
}

} // namespace

TEST_CASE("figures: days done of the plan, medians of what was measured and usable") {
    auto slow = a_session(monday), fast = a_session(monday + 2 * one_day, 2.0);
    fast.steps[0].in_both_bands_percent = 20.0;
    fast.steps[0].over_mark = 3;
    fast.steps[0].asked_lighter = 7; // above the light band, in a ramp, for pain: no mark
    auto bad = a_session(monday + 4 * one_day, 1.0);
    bad.usable = false;
    bad.steps[0].over_mark = 9;
    slow.before = 3, slow.after = 5;
    const std::vector<Session> all{slow, fast, bad};
    const auto found = figures(a_plan(), all, monday, monday + 6 * one_day);
    CHECK(found.done == 3);
    CHECK(found.planned == 3);
    CHECK(found.seconds_per_stroke == 3.0);
    CHECK(found.set_seconds_per_stroke == 4.0);
    CHECK(found.in_both_bands_percent == 50.0);
    CHECK(found.times_over_mark == 3);
    CHECK(found.bad_signal == 1);
    CHECK(found.most_discomfort_up == 2);
    CHECK(found.before == 3.0);
}

TEST_CASE("figures: another routine, a stopped session and a second one of a day are not done") {
    auto other = a_session(monday), stopped = a_session(monday + one_day);
    other.routine = "back";
    stopped.stopped = true;
    const auto again = a_session(monday + 2 * one_day);
    const std::vector<Session> all{other, stopped, again, again};
    const auto found = figures(a_plan(), all, monday, monday + 6 * one_day);
    CHECK(found.done == 1);
    CHECK(found.stopped == 1);
    CHECK(found.sessions == 4);
    CHECK(figures(a_plan(), {}, monday, monday).seconds_per_stroke == std::nullopt);
}

TEST_CASE("reasons: only what the author typed, the most urgent first") {
    Figures found;
    found.stopped = 2;
    found.times_over_mark = 5;
    found.seconds_per_stroke = 2.5;
    found.most_discomfort_up = 3;
    found.bad_signal = 1;
    CHECK(reasons({}, found, 30).empty());
    plan::Review wanted;
    wanted.seconds_per_stroke_under = 3.0;
    wanted.stopped_sessions = 3;
    wanted.silent_days = 10;
    CHECK(reasons(wanted, found, 9) == std::vector{Reason::too_fast});
    CHECK(reasons(wanted, found, std::nullopt) == std::vector{Reason::too_fast});
    wanted.stopped_sessions = 2;
    wanted.times_over_mark = 5;
    wanted.discomfort_up_by = 3;
    wanted.bad_signal_sessions = 1;
    CHECK(reasons(wanted, found, 10) == std::vector{Reason::stopped, Reason::over_mark,
                                                    Reason::discomfort_up, Reason::too_fast,
                                                    Reason::silent, Reason::bad_signal});
    found.seconds_per_stroke = 3.0; // the threshold itself is not faster than it
    CHECK(reasons(wanted, found, 10).size() == 5);
}

TEST_CASE("silence: from the last session or the plan's first day, while the plan holds") {
    const auto plan = a_plan();
    CHECK(silence(plan, std::nullopt, monday - one_day) == std::nullopt);
    CHECK(silence(plan, std::nullopt, monday + 4 * one_day) == 4);
    CHECK(silence(plan, monday + 3 * one_day, monday + 4 * one_day) == 1);
    CHECK(silence(plan, monday - 20 * one_day, monday + 4 * one_day) == 4);
    CHECK(silence(plan, monday + 9 * one_day, monday + 4 * one_day) == 0);
    CHECK(silence(plan, std::nullopt, monday + 42 * one_day) == std::nullopt);
}

TEST_CASE("order: by the first reason, then by how many, then by label") {
    std::vector<Row> rows{a_row("b", {}),
                          a_row("a", {}),
                          a_row("silent", {Reason::silent}),
                          a_row("fast", {Reason::too_fast}),
                          a_row("fast and bad", {Reason::too_fast, Reason::bad_signal}),
                          a_row("stopped", {Reason::stopped})};
    put_in_order(rows);
    std::vector<std::string> order;
    for (const Row& row : rows) order.push_back(row.label);
    CHECK(order == std::vector<std::string>{"stopped", "fast and bad", "fast", "silent", "a", "b"});
}

TEST_CASE("figures: what the client left out meets nothing that the author looks at") {
    auto reply = Reply{};
    reply.sessions = {a_session(monday, 1.0), a_session(monday + one_day, 1.0)};
    for (Session& s : reply.sessions) {
        s.before = 2, s.after = 8;
        s.steps[0].over_mark = 9;
    }
    reply.sessions[1].usable = false;
    plan::Review wanted;
    wanted.seconds_per_stroke_under = 3.0;
    wanted.times_over_mark = wanted.discomfort_up_by = wanted.bad_signal_sessions = 1;
    const auto found = [&] {
        return figures(a_plan(), reply.sessions, monday, monday + 6 * one_day);
    };
    REQUIRE(reasons(wanted, found(), 0).size() == 4);
    CHECK(found().not_told == NotTold{});
    const auto whole = reply;
    leave_out(reply, {false, false, false, true});
    CHECK(found().not_told == NotTold{0, 0, 0, 2});
    leave_out(reply, {true, false, false, true}); // they rest on what was measured
    CHECK(found().not_told == NotTold{2, 0, 0, 0});
    reply = whole;
    leave_out(reply, {false, true, false});
    CHECK(reasons(wanted, found(), 0) ==
          std::vector{Reason::over_mark, Reason::too_fast, Reason::bad_signal});
    CHECK(found().nowhere_told(&NotTold::discomfort));
    CHECK_FALSE(found().nowhere_told(&NotTold::measured));
    leave_out(reply, {true, true, true});
    CHECK(reasons(wanted, found(), 0).empty());
    CHECK(found().not_told == NotTold{2, 2, 2});
    reply.sessions.push_back(a_session(monday + 2 * one_day, 1.0));
    CHECK_FALSE(found().nowhere_told(&NotTold::measured));
    CHECK(reasons(wanted, found(), 0) == std::vector{Reason::too_fast});
    CHECK_FALSE(Figures{}.nowhere_told(&NotTold::pain)); // no session, nothing left out
}
