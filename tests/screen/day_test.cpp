// A day on its line: what lies where, what stands close together, and the ways from day to day.
#include "screens.h"

#include "screen/day_screen.h"
#include "screen/example_values.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::DayFacts, screen::DayView, screen::Key;
using What = screen::Wish::What;

namespace {

DayFacts the_25th() {
    tests::speak(routine::Language::en);
    return {screen::example::day(), units::wall_time("2026-11-25T16:00:00+01:00").value()};
}

const DayView::Lane& lane(const DayView& v, const std::string& name) {
    const auto found = std::find_if(v.lanes.begin(), v.lanes.end(),
                                    [&](const auto& one) { return one.name == name; });
    REQUIRE(found != v.lanes.end());
    return *found;
}

bool says(const DayView& v, const std::string& text) {
    return std::any_of(v.lines.begin(), v.lines.end(), [&](const auto& line) {
        return (line.when + "  " + line.what).find(text) != std::string::npos;
    });
}

screen::Wish pressed(const DayView& v, Key key) {
    return tests::Window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return draw(ui, v); }}.tap(key);
}

} // namespace

TEST_CASE("day: what is noted and what is planned lies where it was, as shares of the day") {
    const DayView v = view_of(the_25th());
    CHECK(v.title == "Wed, 25 Nov 2026, today");
    CHECK(v.now == doctest::Approx(0.5));
    REQUIRE(v.hours.size() == 7);
    CHECK(v.hours.front() == DayView::Hour{0.0, "04:00"});
    CHECK(v.hours.back() == DayView::Hour{1.0, "04:00"});
    const auto& magnesium = lane(v, "Magnesium");
    CHECK(magnesium.magnesium);
    REQUIRE(magnesium.marks.size() == 2);
    CHECK(magnesium.marks[0].from == doctest::Approx(4.5 / 24));
    CHECK_FALSE(magnesium.marks[0].open);
    CHECK(magnesium.marks[1].from == doctest::Approx(18.5 / 24));
    CHECK(magnesium.marks[1].open);
    const auto& bed = lane(v, "In bed");
    REQUIRE(bed.marks.size() == 2);
    CHECK(bed.marks[0].from == 0.0); // since the evening before
    CHECK(bed.marks[0].until == doctest::Approx((2.0 + 50.0 / 60) / 24));
    CHECK(bed.marks[1].open); // as usual
    CHECK(lane(v, "Rolling").marks.size() == 1);
    CHECK(lane(v, "Minerals and vitamins").marks.size() == 3);
}

TEST_CASE("day: all of it stands there in words as well") {
    const DayView v = view_of(the_25th());
    CHECK(says(v, "22:35 to 06:50  In bed: in bed"));
    CHECK(says(v, "19:30 to 19:44  Rolling: rolled: "));
    CHECK(says(v, "08:30  Magnesium: Magnesium C, 100 mg magnesium"));
    CHECK(says(v, "22:30  Magnesium: planned before bed: Magnesium B"));
    CHECK(says(v, "22:30  In bed: usually into bed"));
    CHECK(says(v, "20:45  Minerals and vitamins: iron, 25 mg"));
}

TEST_CASE("day: what stands close together is numbered, and it says to ask, never to move") {
    for (const auto language : {routine::Language::en, routine::Language::de}) {
        const auto facts = the_25th();
        tests::speak(language);
        const DayView v = view_of(facts);
        REQUIRE(v.pairs.size() == 2);
        const bool english = language == routine::Language::en;
        for (const auto& pair : v.pairs)
            CHECK(pair.sentence.find(english ? "ask a doctor or pharmacist" : "Apotheke") !=
                  std::string::npos);
        if (!english) continue;
        CHECK(v.to_ask == "2 pairs to ask a doctor or pharmacist about");
        CHECK(v.pairs[0].number == "1");
        CHECK(v.pairs[0].apart == "1 h 35 min apart");
        CHECK(v.pairs[0].sentence.find("leave the medicine as it was prescribed") !=
              std::string::npos);
        CHECK(v.pairs[1].apart == "1 h 45 min apart");
        CHECK(v.pairs[1].sentence.starts_with("As planned: Magnesium at 22:30 and iron at 20:45"));
    }
    tests::speak(routine::Language::en);
}

TEST_CASE("day: an empty one says so, and a day of 23 hours has its hours by the clock") {
    auto facts = the_25th();
    facts.told = {};
    facts.told.zone = "Europe/Berlin";
    facts.told.day = units::day("2026-03-28").value();
    const DayView v = view_of(facts);
    CHECK(v.lanes.empty());
    CHECK(v.lines.empty());
    CHECK(v.to_ask.empty()); // no all-clear where nothing is known
    CHECK(v.title == "Sat, 28 Mar 2026");
    CHECK_FALSE(v.now);
    REQUIRE(v.hours.size() == 7);
    CHECK(v.hours.back().label == "04:00");
    CHECK(v.hours.back().at == doctest::Approx(1.0));
    CHECK(v.hours[5].at == doctest::Approx(20.0 / 23));
}

TEST_CASE("day: from day to day by the arrows, back to the morning by T or Escape") {
    auto facts = the_25th();
    const DayView today = view_of(facts);
    CHECK(today.day_after.empty());
    CHECK(pressed(today, Key::right).what == What::none);
    const auto before = pressed(today, Key::left);
    CHECK(before.what == What::show_day);
    CHECK(before.id == "2026-11-24");
    for (const Key key : {Key::t, Key::escape}) {
        const auto back = pressed(today, key);
        CHECK(back.what == What::show_morning);
        CHECK(back.id == "2026-11-25");
    }
    facts.now = units::wall_time("2026-11-26T16:00:00+01:00").value();
    const auto after = pressed(view_of(facts), Key::right);
    CHECK(after.what == What::show_day);
    CHECK(after.id == "2026-11-26");
}

TEST_CASE("day: beside what to ask about stands what articles say of medicines") {
    const DayView v = view_of(the_25th());
    tests::Window window{{1280, 1400}, 1.0, [&](screen::Ui& ui) { return draw(ui, v); }};
    const auto wish = window.click("claims");
    CHECK(wish.what == What::show_claims);
    CHECK(wish.id == "medicines");
}
