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
