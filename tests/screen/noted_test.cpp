// Sleep by day and values of a laboratory: the form, and what is noted beside it.
#include "screen/noted_screen.h"

#include "screen/day_screen.h"
#include "screen/example_values.h"
#include "screen/help_screen.h"
#include "screens.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::FormItem, screen::FormView, screen::Key, screen::offers;
using What = screen::Wish::What;

namespace {

const auto now = units::wall_time("2026-11-25T21:10:00+01:00").value();
units::Day day(const char* text) { return units::day(text).value(); }

diary::Entry<diary::Nap> nap(const char* id, const char* of, int hour, int minutes) {
    return diary::entered(
        id, diary::Nap{day(of), "Europe/Berlin", {std::chrono::hours{hour}, {}}, minutes}, now);
}

std::vector<std::string> titles(const FormView& v) {
    std::vector<std::string> all;
    for (const auto& card : v.right)
        for (const auto& item : card.items)
            if (item.kind == FormItem::Kind::line) all.push_back(item.title);
    return all;
}

} // namespace

TEST_CASE("noted: sleep by day stands in order of time under its day, with the sum of it") {
    tests::speak(routine::Language::en);
    screen::NapFacts f;
    f.day = day("2026-11-25");
    f.noted = {nap("c", "2026-11-25", 1, 15), nap("b", "2026-11-25", 17, 20),
               nap("a", "2026-11-25", 13, 45), nap("d", "2026-11-24", 14, 60)};
    const FormView v = view_of(f);
    CHECK(titles(v) == std::vector<std::string>{"13:00  45 min", "17:00  20 min", "01:00  15 min"});
    CHECK(v.right[0].heading == "Wed, 25 Nov 2026");
    CHECK(offers(v, "correct:a"));
    CHECK(offers(v, "take-back:c"));
    CHECK_FALSE(offers(v, "correct:d")); // of another day
    const auto& items = v.right[0].items;
    CHECK(std::any_of(items.begin(), items.end(),
                      [](const auto& item) { return item.title == "Together: 1 h 20 min"; }));
}

TEST_CASE("noted: values stand as they were printed, the latest first, and nothing is judged") {
    tests::speak(routine::Language::en);
    screen::LabFacts f;
    f.noted = {
        diary::entered("a", diary::LabNote{"ferritin", 5.0, "µg/l", day("2026-02-01"), {}}, now),
        diary::entered("b", diary::LabNote{"Holo-TC", 312.25, "pmol/l", day("2026-03-01"), {}},
                       now)};
    const FormView v = view_of(f);
    CHECK(titles(v) == std::vector<std::string>{"Holo-TC: 312.25 pmol/l", "Ferritin: 5 µg/l"});
    for (const auto& item : v.right[0].items) {
        const bool told = item.kind == FormItem::Kind::line || item.kind == FormItem::Kind::quiet;
        CHECK(told);
    }
    CHECK(v.right[0].items[0].title.find("doctor or the laboratory") != std::string::npos);
    f.form.what = "Zinc";
    const FormView zinc = view_of(f);
    for (const auto& button : item_of(zinc, "what:zinc")->buttons)
        CHECK((button.kind == screen::ButtonKind::chosen) == (button.id == "what:zinc"));
}

TEST_CASE("noted: a correction says of what, and Enter chooses nothing over what is typed") {
    tests::speak(routine::Language::en);
    screen::NapFacts naps;
    naps.day = day("2026-11-25");
    naps.noted = {nap("a", "2026-11-24", 13, 45)};
    naps.corrects = "a";
    const FormView of_nap = view_of(naps);
    CHECK(of_nap.left[0].heading == "To be corrected: 24 Nov 2026");
    CHECK(of_nap.left[0].items[0].title == "Sleep by day, 24 Nov 2026 at 13:00: 45 min");
    CHECK(titles(of_nap).empty()); // of another day
    screen::LabFacts f;
    f.noted = {
        diary::entered("a", diary::LabNote{"ferritin", 5.0, "µg/l", day("2026-02-01"), {}}, now)};
    CHECK(view_of(f).first == "what:ferritin");
    CHECK(view_of(f).left[0].heading == "To be noted");
    f.form.what = "Holo-TC";
    CHECK(view_of(f).first == "value");
    f.corrects = "a";
    CHECK(view_of(f).first == "value");
    CHECK(view_of(f).left[0].heading == "To be corrected: 1 Feb 2026");
    CHECK(view_of(f).left[0].items[0].title == "Ferritin: 5 µg/l");
}

TEST_CASE("noted: the day leads to both by a key and by a button") {
    tests::speak(routine::Language::en);
    const screen::DayView v = view_of(screen::DayFacts{screen::example::day(), now});
    tests::Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return draw(ui, v); }};
    CHECK(window.tap(Key::s).what == What::practice);
    CHECK(window.tap(Key::s).id == "naps");
    CHECK(window.tap(Key::l).id == "laboratory");
    CHECK(window.click("naps").id == "naps");
    CHECK(window.click("laboratory").id == "laboratory");
    const auto help = screen::help_for(screen::HelpFor::day, "0.1.0");
    CHECK(std::any_of(help.keys.begin(), help.keys.end(),
                      [](const auto& line) { return line.left == "S"; }));
    CHECK(screen::help_for(screen::HelpFor::laboratory, "0.1.0").texts.size() == 3);
}
