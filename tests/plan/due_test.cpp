// What a plan says for a day, and how it grows.
#include "plan/changes.h"
#include "plan/due.h"
#include "plans.h"

using files::with;
using plan::ChangeKind, plan::Done, plan::Standing;
using plans::calves, plans::day, plans::good;

namespace {

// Three comfortable sessions of the calves in that week of the plan, 0 is the first.
void week_of_calves(std::vector<Done>& done, int week, int discomfort = 2) {
    for (const int weekday : {0, 2, 4})
        done.push_back({day("2026-11-02") + std::chrono::days{7 * week + weekday}, "calves", true,
                        discomfort, false});
}

int sets_of(const routine::Routine& routine, const std::string& exercise) {
    for (const auto& step : routine.steps)
        if (routine.exercises[step.exercise].id == exercise) return step.sets;
    return 0;
}

std::vector<ChangeKind> kinds(const std::vector<plan::Change>& changes) {
    std::vector<ChangeKind> found;
    for (const auto& change : changes) found.push_back(change.kind);
    return found;
}

} // namespace

TEST_CASE("due: before the plan begins, while it holds, after its last day") {
    const auto plan = good(calves);
    CHECK(due(plan, day("2026-11-01"), {}).standing == Standing::not_begun);
    CHECK(due(plan, day("2026-11-02"), {}).standing == Standing::running);
    CHECK(due(plan, day("2026-12-13"), {}).standing == Standing::running);
    CHECK(due(plan, day("2026-12-14"), {}).standing == Standing::over);
    CHECK(due(plan, day("2026-12-14"), {}).routines.empty());
}

TEST_CASE("due: three of any days, a named day") {
    const auto plan = good(calves);
    std::vector<Done> done;
    const auto on = [&](const char* text) { return due(plan, day(text), done).routines; };
    CHECK(on("2026-11-02")[0].today);
    CHECK(on("2026-11-02")[0].can_wait);
    CHECK(on("2026-11-02")[0].this_week == 3);
    CHECK_FALSE(on("2026-11-02")[1].today);
    CHECK(on("2026-11-08")[1].today);
    CHECK_FALSE(on("2026-11-06")[0].can_wait); // Friday, Saturday, Sunday are left
    done.push_back({day("2026-11-02"), "calves", true, 2, false});
    CHECK_FALSE(on("2026-11-02")[0].today); // done
    CHECK(on("2026-11-03")[0].today);
    CHECK(on("2026-11-03")[0].done == 1);
    done.push_back({day("2026-11-03"), "calves", false, {}, false});
    done.push_back({day("2026-11-04"), "calves", true, {}, false});
    CHECK_FALSE(on("2026-11-05")[0].today); // enough for this week
    CHECK(on("2026-11-09")[0].today);       // the next one
    done.push_back({day("2026-11-08"), "calves_k17.sunday", true, {}, false});
    CHECK_FALSE(on("2026-11-08")[1].today);
}

TEST_CASE("due: routines come and go with the weeks of the plan") {
    const auto plan =
        good(calves + "[[routine]]\nid = \"feet\"\ndays_a_week = 2\nfrom_week = 3\nuntil_week=3\n");
    CHECK(due(plan, day("2026-11-15"), {}).routines.size() == 2);
    CHECK(due(plan, day("2026-11-16"), {}).routines.size() == 3);
    CHECK(due(plan, day("2026-11-22"), {}).routines.size() == 3);
    CHECK(due(plan, day("2026-11-23"), {}).routines.size() == 2);
}

TEST_CASE("progress: a further set after two comfortable weeks, at most three") {
    const auto plan = good(calves);
    std::vector<Done> done;
    const auto sets = [&](const char* text) {
        return sets_of(due(plan, day(text), done).routines[0].routine, "calf");
    };
    for (int week = 0; week < 6; ++week) week_of_calves(done, week);
    CHECK(sets("2026-11-02") == 1);
    CHECK(sets("2026-11-15") == 1); // the second week is not over
    CHECK(sets("2026-11-16") == 2);
    CHECK(sets("2026-11-30") == 3);
    CHECK(sets("2026-12-13") == 3);
    CHECK(sets_of(due(plan, day("2026-12-13"), done).routines[0].routine, "calf_hold") == 1);
}

TEST_CASE(
    "progress: discomfort and pain begin the count anew, weeks that tell nothing do not count") {
    const auto plan = good(calves);
    const auto steps = [&](const std::vector<Done>& done) {
        return stages(plan, plan.routines[0], day("2026-11-23"), done)[0];
    };
    std::vector<Done> done;
    week_of_calves(done, 0);
    week_of_calves(done, 1, 4);
    week_of_calves(done, 2);
    CHECK(steps(done).steps == 0);
    CHECK(steps(done).comfortable_weeks == 1);
    done.clear();
    week_of_calves(done, 0);
    week_of_calves(done, 2); // nothing in between
    CHECK(steps(done).steps == 1);
    done.back().discomfort.reset();
    CHECK(steps(done).steps == 0);
    done.back().discomfort = 1;
    done.back().hurt = true;
    CHECK(steps(done).comfortable_weeks == 0);
    done.back().hurt = false;
    done.back().routine = "feet";
    CHECK(steps(done).steps == 0);
}

TEST_CASE("progress: slower, as far as it may get") {
    const auto plan = good(with(calves, "sets_up_to = 3", "slower_by_s = 1.5\nslower_up_to_s = 9"));
    const auto pace = [&](int steps) {
        const auto routine = as_planned(plan.routines[0], {{steps, 0}});
        return routine.steps[0];
    };
    CHECK(pace(0).seconds_per_stroke == 7.0);
    CHECK(pace(1).seconds_per_stroke == 8.5);
    CHECK(pace(5).seconds_per_stroke == 9.0);
    CHECK(pace(5).pace_band->low == doctest::Approx(0.75 * 9.0));
}

TEST_CASE("as planned: without settings every routine of the catalogue stays what it is") {
    for (const auto& routine : plans::catalogue().routines()) {
        CAPTURE(routine.id);
        plan::Planned planned;
        planned.routine = routine;
        const auto same = as_planned(planned);
        REQUIRE(same.steps.size() == routine.steps.size());
        for (std::size_t i = 0; i < same.steps.size(); ++i) {
            const auto &a = same.steps[i], &b = routine.steps[i];
            CAPTURE(i);
            CHECK(a.exercise == b.exercise);
            CHECK(a.side == b.side);
            CHECK(a.set == b.set);
            CHECK(a.get_ready == b.get_ready);
            CHECK(a.rest == b.rest);
            CHECK(a.switch_sides == b.switch_sides);
            CHECK(a.seconds_per_stroke == b.seconds_per_stroke);
        }
    }
}

TEST_CASE("planned days: whole weeks, a share of a week that is cut, named days") {
    const auto plan = good(calves);
    const auto& any = plan.routines[0];
    CHECK(planned_days(plan, any, day("2026-11-02"), day("2026-11-15")) == 6);
    CHECK(planned_days(plan, any, day("2026-11-02"), day("2026-11-05")) == 2);
    CHECK(planned_days(plan, any, day("2020-01-01"), day("2030-01-01")) == 18);
    CHECK(planned_days(plan, any, day("2020-01-01"), day("2020-02-01")) == 0);
    CHECK(planned_days(plan, plan.routines[1], day("2026-11-07"), day("2026-11-15")) == 2);
}

TEST_CASE("changes: the same plan has none; another text for the same has none") {
    const auto plan = good(calves);
    CHECK(changes(plan, plan).empty());
    CHECK(changes(plan, good(text_of(plan))).empty());
}

TEST_CASE("changes: each of them with what was and what is") {
    const auto before = good(calves);
    const auto found = [&](const std::string& line, const std::string& other) {
        return changes(before, good(with(calves, line, other)));
    };
    const auto pace = found("seconds_per_stroke = 7", "seconds_per_stroke = 8");
    REQUIRE(pace.size() == 1);
    CHECK(pace[0].kind == ChangeKind::pace);
    CHECK(pace[0].exercise.en == "Calf");
    CHECK(pace[0].before == 7.0);
    CHECK(pace[0].after == 8.0);
    using K = std::vector<ChangeKind>;
    CHECK(kinds(found("sets = 1", "sets = 2")) == K{ChangeKind::sets});
    CHECK(kinds(found("sets = 1", "sets = 1\neffort = \"light\"")) == K{ChangeKind::effort});
    CHECK(kinds(found("work_s = 45", "work_s = 50")) == K{ChangeKind::work});
    CHECK(kinds(found("exercise = \"calf\" #", "exercise = \"calf\"\nvariant = \"lighter\"#")) ==
          K{ChangeKind::variant});
    CHECK(kinds(found("days_a_week = 3", "days_a_week = 2")) == K{ChangeKind::days});
    CHECK(kinds(found("\"sun\"", "\"sat\"")) == K{ChangeKind::days});
    CHECK(kinds(found("weeks = 6", "weeks = 8")) == K{ChangeKind::until});
    CHECK(kinds(found("days_a_week = 3", "days_a_week = 3\nuntil_week = 2")) ==
          K{ChangeKind::dates});
    CHECK(kinds(found("sets_up_to = 3", "sets_up_to = 4")) == K{ChangeKind::progress});
    CHECK(kinds(found("exercise_from_pain = 5", "exercise_from_pain = 4")) == K{ChangeKind::stop});
    CHECK(kinds(found("silent_days = 10", "silent_days = 9")) == K{ChangeKind::review});
    CHECK(kinds(found("exercise = \"lie_quiet\"", "exercise = \"calm_breathing\"")) ==
          K{ChangeKind::exercise_added, ChangeKind::exercise_removed});
    CHECK(kinds(found("id = \"sunday\"", "id = \"sundays\"")) ==
          K{ChangeKind::routine_added, ChangeKind::routine_removed});
}
