#include "diary/course.h"

#include "days.h"

#include <doctest/doctest.h>

#include <vector>

using days::at, days::day;
using diary::GlobalAnswer, diary::GlobalError;
using State = diary::StartingPicture::State;

namespace {

const auto first = day("2026-11-01");

std::vector<units::Day> first_days(int n) {
    std::vector<units::Day> found;
    for (int i = 0; i < n; ++i) found.push_back(first + std::chrono::days{i});
    return found;
}

} // namespace

TEST_CASE("starting picture: a fortnight, with what is still missing") {
    const auto p = diary::starting_picture(first, first_days(3), day("2026-11-03"));
    CHECK(p.until == day("2026-11-14"));
    CHECK(p.filled == 3);
    CHECK(p.days_left == 11);
    CHECK(p.state == State::collecting);
    CHECK(diary::starting_picture(first, first_days(14), day("2026-11-14")).state ==
          State::collecting);
}

TEST_CASE("starting picture: ten days are enough, nine are not") {
    const auto later = day("2026-11-15");
    CHECK(diary::starting_picture(first, first_days(10), later).state == State::there);
    CHECK(diary::starting_picture(first, first_days(9), later).state == State::too_few);
    CHECK(diary::starting_picture(first, first_days(9), later).days_left == 0);
}

TEST_CASE("starting picture: a day counts once, and only within the fortnight") {
    auto filled = first_days(5);
    filled.push_back(first);
    filled.push_back(day("2026-10-31"));
    filled.push_back(day("2026-11-15"));
    CHECK(diary::starting_picture(first, filled, day("2026-11-20")).filled == 5);
}

TEST_CASE("global question: every four weeks, from the first day and from each answer") {
    const std::vector<GlobalAnswer> none;
    CHECK(diary::global_question_on(first, none) == day("2026-11-29"));
    CHECK_FALSE(diary::global_question_due(first, none, day("2026-11-28")));
    CHECK(diary::global_question_due(first, none, day("2026-11-29")));
    const std::vector<GlobalAnswer> late{{day("2026-12-03"), 1}};
    CHECK(diary::global_question_on(first, late) == day("2026-12-31"));
    CHECK_FALSE(diary::global_question_due(first, late, day("2026-12-29")));
}

TEST_CASE("global question: seven steps, not in the future") {
    const auto now = at("2026-11-29T12:00:00+01:00");
    for (int step = -3; step <= 3; ++step)
        CHECK_FALSE(check(GlobalAnswer{day("2026-11-29"), step}, now));
    CHECK(check(GlobalAnswer{day("2026-11-29"), 4}, now) == GlobalError::out_of_range);
    CHECK(check(GlobalAnswer{day("2026-11-29"), -4}, now) == GlobalError::out_of_range);
    CHECK(check(GlobalAnswer{day("2026-11-30"), 0}, now) == GlobalError::in_future);
}

TEST_CASE("course: begins with what the person told, and the question is due four weeks later") {
    diary::Night night;
    night.wake_date = day("2026-11-03");
    const auto now = at("2026-11-03T08:00:00Z");
    std::vector<diary::Entry<diary::Night>> nights{diary::entered("a", night, now)};
    night.wake_date = day("2026-10-01"); // of a watch
    nights.push_back(diary::entered("b", night, now, {diary::Origin::imported, "import", "oura"}));
    night.wake_date = day("2026-11-20"); // after the fortnight
    nights.push_back(diary::entered("c", night, now));
    diary::Observation told;
    told.day = day("2026-11-02");
    const std::vector<diary::Entry<diary::Observation>> observations{
        diary::entered("d", told, now)};
    CHECK_FALSE(diary::course({}, {}, {}).first);
    CHECK_FALSE(diary::global_question_due(diary::Course{}, day("2030-01-01")));
    auto c = diary::course(nights, observations, {});
    CHECK(c.first == day("2026-11-02"));
    CHECK(c.filled.size() == 2);
    CHECK_FALSE(diary::global_question_due(c, day("2026-11-29")));
    CHECK(diary::global_question_due(c, day("2026-11-30")));
    c.answers = {{day("2026-11-30"), 1}};
    CHECK_FALSE(diary::global_question_due(c, day("2026-12-27")));
}
