// The first page with a plan, the plan's own page, and a sealed plan as it arrives.
#include "screen/example_values.h"
#include "screen/home_plan_screen.h"
#include "screens.h"
#include "wording/plans.h"

#include <doctest/doctest.h>

using screen::Key, screen::Wish;
using tests::Window;
using What = screen::Wish::What;

namespace {

namespace example = screen::example;

screen::HomeFacts::Plan followed(plan::Day day) {
    screen::HomeFacts::Plan one;
    one.plan = &example::followed();
    one.due = plan::due(*one.plan, day, {});
    return one;
}

screen::HomeView home(const screen::HomeFacts::Plan& one) {
    static const auto routines = example::routines();
    static const auto history = example::history();
    screen::HomeFacts facts;
    facts.routines = routines;
    facts.sessions = history;
    facts.roller = example::ready_roller();
    facts.plans = {one};
    return view_of(facts);
}

screen::HomePlanFacts page() {
    screen::HomePlanFacts facts;
    facts.plans.emplace_back();
    facts.plans.front().plan = &example::followed();
    facts.plans.front().due = plan::due(example::followed(), example::followed_on(), {});
    facts.plans.front().versions = {1, 2};
    return facts;
}

} // namespace

TEST_CASE("plan page: at home the routine that is due begins by Enter, as the plan has it") {
    tests::speak(routine::Language::en);
    const auto view = home(followed(example::followed_on()));
    CHECK(view.first.id == "legs");
    CHECK(view.when == "Today or later this week: 0 of 2 done.");
    CHECK(view.said == "Praxis am Markt: “Take more time than last week.”");
    for (const auto& other : view.others) CHECK(other.id != "legs");
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return draw(ui, view); }};
    const Wish wish = window.tap(Key::enter);
    CHECK(wish.what == What::start);
    CHECK(wish.id == "legs");
    CHECK(window.click("plan").what == What::show_plan);
}

TEST_CASE("plan page: one that is over, has not begun or cannot be read says so") {
    tests::speak(routine::Language::en);
    const auto notes = [](plan::Day day) { return home(followed(day)).plans->notes; };
    REQUIRE(notes(example::followed_on() + std::chrono::days{365}).size() == 1);
    CHECK(notes(example::followed_on() + std::chrono::days{365})[0].find("held until") !=
          std::string::npos);
    CHECK(notes(example::followed_on() - std::chrono::days{365})[0].find("begins on") !=
          std::string::npos);
    screen::HomeFacts::Plan damaged;
    damaged.unreadable = "It cannot be read.";
    CHECK(home(damaged).plans->notes == std::vector<std::string>{"It cannot be read."});
    CHECK(home(damaged).when.empty());
}

TEST_CASE("plan page: what is new stands in front until it was looked at") {
    tests::speak(routine::Language::en);
    auto one = followed(example::followed_on());
    one.news = wording::news(example::followed_before(), example::followed());
    REQUIRE(one.news.size() == 1);
    CHECK(one.news[0].find("days a week 2 instead of 3") != std::string::npos);
    CHECK(home(one).plans->news == one.news);
    for (int i = 0; i < 9; ++i) one.news.push_back("More.");
    CHECK(home(one).plans->news.size() == 5);
    CHECK(home(one).plans->news.back() == "and 6 more");
    const auto spoken = wording::spoken_news(example::followed_before(), example::followed());
    REQUIRE(spoken.size() == 3);
    CHECK(spoken[2].text.de == "Praxis am Markt sagt: Lass dir mehr Zeit als zuletzt.");
}

TEST_CASE("plan page: what the author recorded is played once in place of the sentence") {
    tests::speak(routine::Language::en);
    const routine::Recording said{std::make_shared<const std::vector<std::uint8_t>>(44), 12.2};
    auto with = wording::spoken_news(example::followed_before(), example::followed(), said);
    REQUIRE(with.size() == 3);
    CHECK(with[2].recording.wav == said.wav);
    CHECK(with[2].text.en == "Praxis am Markt says: Take more time than last week.");
    CHECK_FALSE(with[0].recording);
    plan::Plan untyped = example::followed(); // and nothing else is new
    untyped.said.reset();
    with = wording::spoken_news(untyped, untyped, said);
    REQUIRE(with.size() == 1); // that it has changed is not said
    CHECK(with[0].text.en == "Praxis am Markt recorded this for you: 12 s.");
    CHECK(with[0].recording);
    CHECK(wording::spoken_news(untyped, untyped).empty());

    auto facts = page();
    CHECK(view_of(facts).recorded.empty());
    facts.plans.front().recording = said;
    const auto view = view_of(facts);
    CHECK(view.recorded == "Praxis am Markt recorded this for you: 12 s.");
    screen::HomePlanTyping typing;
    Window window{{1280, 1400}, 1.0, [&](screen::Ui& ui) { return draw(ui, view, typing); }};
    CHECK(window.click("hear").id == "hear");
}

TEST_CASE("plan page: to stop following it is asked once more") {
    tests::speak(routine::Language::en);
    auto facts = page();
    const auto window = [&] {
        return Window{{1280, 1400}, 1.0, [view = view_of(facts)](screen::Ui& ui) {
                          static screen::HomePlanTyping typing;
                          return draw(ui, view, typing);
                      }};
    };
    CHECK(window().click("letter").id == "letter"); // paper
    CHECK(window().click("end").id == "end");
    facts.asks_end = true;
    CHECK(window().click("end-yes").id == "end-yes");
    CHECK(window().click("end-no").id == "end-no");
    CHECK(window().click("start:legs").what == What::start);
    CHECK(window().tap(Key::escape).what == What::show_home);
}

TEST_CASE("plan page: letters of a passphrase are letters, and are not shown") {
    tests::speak(routine::Language::en);
    screen::ArrivingFacts facts;
    facts.file = "/home/me/plan.rolltakt";
    screen::HomePlanTyping typing;
    Window window{
        {1280, 720}, 1.0, [&](screen::Ui& ui) { return draw(ui, view_of(facts), typing); }};
    window.settle(); // a field takes keys once it has had the focus for a frame
    CHECK_FALSE(window.type("mpbt-KWRT"));
    CHECK(typing.passphrase == "mpbt-KWRT");
    for (const auto& text : window.stage.seen().texts)
        CHECK(text.text.find("KWRT") == std::string::npos);
    const Wish wish = window.tap(Key::enter);
    CHECK(wish.what == What::plan);
    CHECK(wish.id == "open");
}

TEST_CASE("plan page: what is in a sealed plan is seen before Enter takes it") {
    tests::speak(routine::Language::en);
    screen::ArrivingFacts facts;
    facts.file = "plan.rolltakt";
    facts.plan = &example::followed();
    screen::HomePlanTyping typing;
    const auto view = view_of(facts);
    CHECK(view.title == "Calves and feet");
    CHECK(view.routines.size() == 1);
    Window window{
        {1280, 720}, 1.0, [&](screen::Ui& ui) { return draw(ui, view_of(facts), typing); }};
    CHECK(window.tap(Key::enter).id == "take");
    facts.known = true;
    window.settle();
    CHECK_FALSE(window.has("take"));
    CHECK(window.tap(Key::escape).id == "leave");
}
