// What the morning asks is picked by the person, eight at most.
#include "screens.h"

#include "screen/asking_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

using diary::Choice, diary::Item;
using screen::AskingView, screen::Key;
using What = screen::Wish::What;

namespace {

AskingView of(const Choice& choice) {
    tests::speak(routine::Language::en);
    return screen::view_of(choice, units::day("2026-11-26").value());
}

const Choice eight{Item::cramps,   Item::tension,      Item::stress,  Item::fatigue,
                   Item::tinnitus, Item::irritability, Item::alcohol, Item::caffeine};

const AskingView::Item& item(const std::vector<AskingView::Item>& all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& i) { return i.id == id; });
    REQUIRE(found != all.end());
    return *found;
}

} // namespace

TEST_CASE("asking: every symptom and factor is offered, how magnesium is borne is not") {
    const AskingView v = of({Item::cramps});
    CHECK(v.symptoms.size() == 13);
    CHECK(v.factors.size() == 19);
    CHECK(item(v.symptoms, "cramps").on);
    CHECK_FALSE(item(v.symptoms, "stress").on);
    CHECK(v.state == "Asked: 1 of at most 8.");
    CHECK(of({}).state == "Nothing is asked beside the night. Choose up to 8.");
}

TEST_CASE("asking: with eight no further one can be turned on, and each of them off") {
    const AskingView v = of(eight);
    for (const auto* list : {&v.symptoms, &v.factors})
        for (const auto& one : *list) CHECK(one.can == one.on);
    CHECK(screen::toggled(eight, Item::headache) == eight);
    CHECK(screen::toggled(eight, Item::cramps).size() == 7);
    CHECK(screen::toggled({Item::cramps}, Item::stress) == Choice{Item::cramps, Item::stress});
    CHECK_FALSE(diary::check(screen::toggled(eight, Item::headache)));
}

TEST_CASE("asking: a button turns one on, Escape leads back to the morning it came from") {
    const AskingView v = of({});
    tests::Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return draw(ui, v); }};
    const auto chosen = window.click("ask-leg_unrest");
    CHECK(chosen.what == What::toggle_asked);
    CHECK(chosen.id == "leg_unrest");
    const auto back = window.tap(Key::escape);
    CHECK(back.what == What::show_morning);
    CHECK(back.id == "2026-11-26");
}
