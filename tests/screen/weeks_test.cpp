// The page of weeks as data and by its buttons.
#include "screens.h"

#include "screen/example_weeks.h"

#include <doctest/doctest.h>

using screen::Wish;
using tests::Window;
using What = screen::Wish::What;

TEST_CASE("weeks page: the latest week first, nothing of days to come, all to one scale") {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(screen::example::weeks(screen::example::weeks_log()));
    REQUIRE(v.weeks.size() == screen::weeks_shown);
    CHECK(v.weeks.front().title == "23 Nov 2026");
    CHECK(v.names.front() == "Mon");
    CHECK(v.weeks.front().days[3].today);
    CHECK_FALSE(v.weeks.front().days[4].asleep);
    CHECK(v.weeks.front().facts.starts_with("rolled on 1 day, asleep "));
    CHECK(v.asleep_scale == "Asleep, up to 10 h: upwards, the night to this day");
    CHECK(v.magnesium_scale == "Magnesium swallowed, up to 200 mg: downwards");
    for (const auto& week : v.weeks)
        for (const auto& day : week.days) {
            CHECK(day.asleep.value_or(0.0) <= 1.0);
            CHECK(day.magnesium <= 1.0);
        }
    REQUIRE(v.steady.size() == 3);
    CHECK(v.steady[0] ==
          "Rolled on two days or more in 5 of the last 6 whole weeks; 2.3 days a week.");
    REQUIRE(v.points);
    for (const auto& [x, y] : v.points->at) {
        CHECK(x >= 0.0);
        CHECK(x <= 1.0);
        CHECK(y >= 0.0);
        CHECK(y <= 1.0);
    }
}

TEST_CASE("weeks page: without a log it says what is missing and draws no points") {
    tests::speak(routine::Language::en);
    const insight::Log nothing;
    const auto v = screen::view_of(screen::example::weeks(nothing));
    CHECK(v.steady == std::vector<std::string>{"There is no whole week yet."});
    CHECK_FALSE(v.points);
    CHECK(v.missing == "14 more days with both are needed before they are shown.");
}

TEST_CASE("weeks page: what stands beside what is chosen by its buttons") {
    tests::speak(routine::Language::en);
    auto facts = screen::example::weeks(screen::example::weeks_log());
    const auto v = screen::view_of(facts);
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v); }};
    screen::choose(facts.asking, "day:stress");
    CHECK(facts.asking.of_day == diary::Item::stress);
    screen::choose(facts.asking, "night:awakenings");
    CHECK(facts.asking.of_night == insight::NightValue::awakenings);
    screen::choose(facts.asking, "day:nothing");
    CHECK(facts.asking.of_day == diary::Item::stress);
    CHECK_FALSE(screen::view_of(facts).points); // no stress was noted
    CHECK(window.tap(screen::Key::escape).what == What::show_insight);
}
