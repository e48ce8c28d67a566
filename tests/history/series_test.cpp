#include "history/series.h"

#include "history/sessions.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace history;
using doctest::Approx;
using routine::Side;
using session::NotCompared;
using sessions::step;

namespace {

std::vector<SessionDone> six() {
    std::vector<SessionDone> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(sessions::session(i, {step(Side::left, 100.0 + i, 3.0)}));
    return all;
}

std::vector<NotCompared> whys(const Series& series) {
    std::vector<NotCompared> found;
    for (const Run& run : series.runs) found.push_back(run.why);
    return found;
}

} // namespace

TEST_CASE("series: of each exercise, variant and side a point for each session") {
    auto all = six();
    all[2].steps.push_back(step(Side::right, 90, 3));
    all[3].steps.push_back(step(Side::left, 70, 3));
    all[3].steps.back().figures.variant = "lighter";
    const auto found = series(all);
    REQUIRE(found.size() == 3);
    CHECK(found[0].variant == "lighter");
    CHECK(found[1].side == Side::left);
    CHECK(found[1].sessions() == 6);
    REQUIRE(found[1].runs.size() == 1);
    CHECK(found[1].runs[0].why == NotCompared::first_time);
    CHECK(found[1].runs[0].points[4].session == "4");
    CHECK(found[1].runs[0].points[4].force_n == Approx(104));
    CHECK(found[2].side == Side::right);
    CHECK(found[2].sessions() == 1);
    CHECK(series({}).empty());
}

TEST_CASE("series: sets count as long as they lasted, and what cannot be told not at all") {
    auto one = sessions::session(1, {step(Side::left, 100, 2.0), step(Side::left, 130, 4.0)});
    one.steps[1].lasted = std::chrono::seconds{30};
    one.steps[1].in_pace_band_percent = 10.0;
    one.steps[1].pace_told_percent = 50.0;
    one.steps[1].figures.force_band = measure::Range{70, 110};
    const auto point = series(std::vector{one})[0].runs[0].points[0];
    CHECK(*point.force_n == Approx(110));
    CHECK(*point.seconds_per_stroke == Approx(8.0 / 3.0));
    CHECK(*point.in_pace_band_percent == Approx((70.0 * 60 + 10.0 * 15) / 75));
    CHECK(point.force_band->low == 70); // of the last set
    CHECK_FALSE(point.in_both_bands_percent);
    one.steps[1].figures.seconds_per_stroke.reset();
    CHECK(series(std::vector{one})[0].runs[0].points[0].seconds_per_stroke == Approx(2.0));
}

TEST_CASE("series: the standard error of its strokes, where every set tells it") {
    auto one = sessions::session(1, {step(Side::left, 100, 3.0), step(Side::left, 100, 3.0)});
    const auto point = [&] { return series(std::vector{one})[0].runs[0].points[0]; };
    // 8 % of 100 N over 16 strokes is 2 N; two such sets.
    CHECK(*point().force_error_n == Approx(2.0 / std::sqrt(2.0)));
    CHECK(*point().pace_error_s == Approx(1.093 * 0.15 / std::sqrt(2.0)));
    one.steps[0].strokes = fewest_strokes - 1;
    CHECK_FALSE(point().force_error_n);
    CHECK_FALSE(point().pace_error_s);
    one.steps[0].figures.seconds_per_stroke.reset(); // it is not in the mean
    CHECK(*point().pace_error_s == Approx(1.093 * 0.15));
}

TEST_CASE("series: another run begins where two sessions would not be compared") {
    const auto broken = [](auto change) {
        auto all = six();
        for (std::size_t i = 3; i < all.size(); ++i) change(all[i]);
        const auto found = series(all);
        REQUIRE(found.size() == 1);
        CHECK(found[0].sessions() == 6);
        if (found[0].runs.size() == 2) CHECK(found[0].runs[0].points.size() == 3);
        return whys(found[0]);
    };
    const auto first = NotCompared::first_time;
    using Whys = std::vector<NotCompared>;
    CHECK(broken([](SessionDone&) {}) == Whys{first});
    CHECK(broken([](SessionDone& s) { s.account.build = protocol::Build::cradle; }) ==
          Whys{first, NotCompared::other_build});
    CHECK(broken([](SessionDone& s) { s.account.serial = "B"; }) ==
          Whys{first, NotCompared::other_roller});
    CHECK(broken([](SessionDone& s) { s.steps[0].figures.tool = routine::Tool::ball; }) ==
          Whys{first, NotCompared::other_tool});
    CHECK(broken([](SessionDone& s) { s.account.calibration.newtons_per_count[2] = 0.0021; }) ==
          Whys{first, NotCompared::other_calibration});
    CHECK(broken([](SessionDone& s) { s.account.calibration.id = 8; }) ==
          Whys{first, NotCompared::other_calibration});
}

TEST_CASE("series: what is no history, or was not measured to its end, is no point") {
    const auto left_out = [](auto change) {
        auto all = six();
        change(all[2]);
        const auto found = series(all);
        return found[0].sessions() == 5 && found[0].runs.size() == 1;
    };
    CHECK(left_out([](SessionDone& s) { s.account.counts = false; }));
    CHECK(left_out([](SessionDone& s) { s.account.usable = false; }));
    CHECK(left_out([](SessionDone& s) { s.account.roller = session::RollerKind::none; }));
    CHECK(left_out([](SessionDone& s) { s.steps[0].figures.measured = false; }));
    CHECK(left_out([](SessionDone& s) { s.steps[0].figures.left_early = true; }));
    auto practice = six();
    for (auto& s : practice) s.account.roller = session::RollerKind::sim; // and they count
    CHECK(series(practice)[0].sessions() == 6);
}

TEST_CASE("series: force against pace, of strokes and of sessions") {
    session::StepRecord record;
    record.strokes.push_back({units::session_time(1),
                              units::session_time(4),
                              units::Newtons{90},
                              units::Newtons{120},
                              {},
                              {},
                              {}});
    CHECK(force_against_pace(record) == std::vector<ForcePace>{{3.0, 90.0}});
    Run run;
    run.points.resize(2);
    run.points[0].force_n = 100;
    run.points[0].seconds_per_stroke = 2.5;
    run.points[1].force_n = 100;
    CHECK(force_against_pace(run) == std::vector<ForcePace>{{2.5, 100.0}});
}
