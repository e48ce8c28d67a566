#include "history/regions.h"

#include "history/sessions.h"

#include <doctest/doctest.h>

using namespace history;
using doctest::Approx;
using routine::Side;
using session::NotCompared;
using sessions::step;

namespace {

SessionDone of(int i, const char* exercise, double newtons, double seconds) {
    auto one = sessions::session(i, {step(Side::left, newtons, seconds)});
    one.steps[0].figures.exercise = exercise;
    one.account.steps = {one.steps[0].figures};
    one.account.started.utc =
        units::wall_time("2026-11-02T20:00:00+01:00").value().utc + std::chrono::days{i};
    one.account.started.offset = std::chrono::minutes{60};
    return one;
}

std::vector<SessionDone> with(SessionDone one, const SessionDone& other) {
    one.steps.push_back(other.steps[0]);
    one.account.steps.push_back(other.steps[0].figures);
    return {one};
}

} // namespace

TEST_CASE("regions: a point for each week, the mean of its sessions") {
    const std::vector all{of(0, "calf", 100, 3.0), of(2, "calf", 120, 4.0),
                          of(7, "calf", 130, 5.0)};
    const auto weeks = by_weeks(series(all));
    REQUIRE(weeks.size() == 1);
    CHECK(weeks[0].side == Side::left);
    CHECK(weeks[0].exercise.empty());
    REQUIRE(weeks[0].runs.size() == 1);
    const auto& points = weeks[0].runs[0].points;
    REQUIRE(points.size() == 2);
    CHECK(points[0].force_n == Approx(110));
    CHECK(points[0].seconds_per_stroke == Approx(3.5));
    CHECK(points[0].session == "0");
    CHECK_FALSE(points[0].force_error_n);
    CHECK(points[1].force_n == Approx(130));
}

TEST_CASE("regions: other exercises, or another calibration, begin another run") {
    std::vector all{of(0, "calf", 100, 3.0)};
    for (auto& one : with(of(7, "calf", 100, 3.0), of(7, "calf_hold", 200, 3.0)))
        all.push_back(one);
    for (auto& one : with(of(14, "calf", 110, 3.0), of(14, "calf_hold", 210, 3.0)))
        all.push_back(one);
    for (auto& one : with(of(16, "calf", 110, 3.0), of(16, "calf_hold", 210, 3.0))) {
        one.account.calibration.id = 99;
        all.push_back(one);
    }
    const auto weeks = by_weeks(series(all));
    REQUIRE(weeks.size() == 1);
    const auto& runs = weeks[0].runs;
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].points.size() == 1);
    CHECK(runs[1].why == NotCompared::first_time); // other exercises
    CHECK(runs[1].points.size() == 2);
    CHECK(runs[1].points[0].force_n == Approx(150));
    CHECK(runs[2].why == NotCompared::other_calibration); // once, in the middle of a week
    CHECK(runs[2].points.size() == 1);
    CHECK(by_weeks({}).empty());
}
