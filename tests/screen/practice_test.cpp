// The physiotherapist's list of plans and the editor's pages, as data.
#include "screen/practice_screen.h"

#include "plan/edits.h"
#include "screen/plan_editor_screen.h"
#include "screens.h"

#include <algorithm>
#include <doctest/doctest.h>

using screen::FormView, screen::item_of, screen::offers;

namespace {

const routine::Library& catalogue() {
    static const auto all = routine::Library::read({places::source("/exercises")});
    return all;
}

const plan::Templates& templates() {
    static const std::filesystem::path folders[] = {places::source("/exercises")};
    static const auto all = plan::templates(folders, catalogue());
    return all;
}

plan::Draft draft() {
    const auto today = units::day("2026-11-27").value();
    const auto* from = templates().find("calves_standing");
    REQUIRE(from != nullptr);
    return {made_from(*from, {"k17", "Praxis", "K-017", today, today}, catalogue()), catalogue()};
}

} // namespace

TEST_CASE("practice page: twelve templates, and a text with mistakes told in words") {
    tests::speak(routine::Language::en);
    screen::PracticeFacts facts;
    facts.templates = &templates();
    routine::FileError error;
    error.line = 3;
    error.code = routine::FileErrorCode::syntax;
    facts.plans = {{"broken", std::nullopt, error, 2, false}};
    const FormView v = view_of(facts);
    CHECK(v.page == "plans");
    CHECK(std::any_of(v.below.begin(), v.below.end(),
                      [](const screen::FormCard& card) { return card.items.size() == 12; }));
    const auto* row = item_of(v, "open:broken");
    REQUIRE(row != nullptr);
    CHECK(row->title == "A text with 2 mistakes");
    CHECK(row->facts.find("line 3: Not understood") != std::string::npos);
}

TEST_CASE("plan editor: what is offered for an exercise, and what was refused") {
    tests::speak(routine::Language::en);
    plan::Draft d = draft();
    auto facts = screen::facts_of(d, catalogue());
    facts.page = screen::PlanPage::exercises;
    facts.refused["pace"] = "No.";
    const FormView v = view_of(facts);
    CHECK(v.page == "plan-steps");
    CHECK(offers(v, "sets:2"));
    CHECK(offers(v, "effort:0"));
    CHECK_FALSE(offers(v, "up:0")); // the first one
    CHECK(offers(v, "down:0"));
    REQUIRE(item_of(v, "pace") != nullptr);
    CHECK(item_of(v, "pace")->refused == "No.");
}

TEST_CASE("plan editor: a refusal names no word of the file") {
    tests::speak(routine::Language::en);
    plan::Draft d = draft();
    const auto pace = d.change([](plan::Plan& p) { set_pace(p.routines[0], 0, 99); });
    REQUIRE(pace);
    CHECK(screen::plan_refusal(*pace) == "Seconds per stroke: from 1.5 to 20 can be used.");
    const auto none = d.change([](plan::Plan& p) { remove_routine(p, 0); });
    REQUIRE(none);
    CHECK(screen::plan_refusal(*none) == "A plan has 1 to 12 routines.");
}

TEST_CASE("plan editor: what is typed is wished for once it is left") {
    tests::speak(routine::Language::en);
    plan::Draft d = draft();
    auto facts = screen::facts_of(d, catalogue());
    facts.page = screen::PlanPage::exercises;
    const FormView v = view_of(facts);
    screen::FormTyping typing;
    tests::Window window{
        {1280, 3000}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    window.click("pace");
    typing.boxes["pace"].text = "9";
    const auto wish = window.click("sets:2");
    CHECK(wish.what == screen::Wish::What::practice);
    CHECK((wish.id == "sets:2" || wish.id == "set:pace=9"));
}

TEST_CASE("plan editor: an exercise is dragged to the place of another one") {
    tests::speak(routine::Language::en);
    plan::Draft d = draft();
    auto facts = screen::facts_of(d, catalogue());
    facts.page = screen::PlanPage::exercises;
    const FormView v = view_of(facts);
    using Kind = screen::Input::Kind;
    for (const screen::Size size : {screen::Size{1280, 3000}, {600, 5000}}) {
        screen::FormTyping typing;
        tests::Window window{size, 1.0,
                             [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
        const auto take = [&](const std::string& row) {
            window.press(Kind::move, row);
            window.press(Kind::button_down, row);
            CHECK_FALSE(window.settle());
        };
        take("move:0");
        window.press(Kind::move, "move:1");
        CHECK_FALSE(window.settle()); // not before it is let go
        window.press(Kind::button_up, "move:1");
        auto wish = window.settle();
        CHECK(wish.what == screen::Wish::What::practice);
        CHECK(wish.id == "move:0:1");
        take("move:1");
        window.press(Kind::move, "add");
        CHECK_FALSE(window.settle());
        window.press(Kind::button_up, "move:0"); // there and let go at once
        wish = window.settle();
        CHECK(wish.id == "move:1:0");
        take("move:1");
        window.press(Kind::move, "add"); // beside the list nothing comes of it
        window.press(Kind::button_up, "add");
        CHECK_FALSE(window.settle());
        CHECK(window.click("down:0").id == "down:0"); // the buttons of a row are still its own
    }
}
