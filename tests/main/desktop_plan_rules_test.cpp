// When a session in the window ends by the plans of its person.
#include "main/computer.h"

#include "plan/plan_file.h"

#include <doctest/doctest.h>

using namespace tests;

namespace {

const std::string begins = R"(kind = "plan"
id = "from_practice"
title.de = "Waden"
title.en = "Calves"
author = "A"
version = 1
made = "2026-09-14"
weeks = 6

[[routine]]
id = "calves"
days_a_week = 7

[stop]
)";

void take(Computer& computer, const std::string& rules, int version = 1) {
    fs::create_directories(computer.folder.path / "people");
    auto store = store::Store::open(computer.folder.path / "people" / "me.db");
    REQUIRE(store);
    std::string text = begins + rules;
    if (version != 1) text.replace(text.find("version = 1"), 11, "version = 2");
    REQUIRE(store->keep(
        store::KeptPlan{0, computer.around.wall_now(), "from_practice", version, false, text}));
}

std::string said(const app::Desktop& desktop) {
    const auto* view = shown<screen::SessionView>(desktop);
    return view == nullptr ? "" : view->cue;
}

void tell_pain(Computer& computer, app::Desktop& desktop, const std::string& number) {
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::answer, number);
}

} // namespace

TEST_CASE("desktop plan rules: from its number on the session is over, and that stands there") {
    Computer computer{"none"};
    take(computer, "session_from_pain = 3\n");
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    REQUIRE(desktop.in_session());
    CHECK(said(desktop) == "The session ends at discomfort 3 of 10.");
    computer.pass(desktop, 3s);
    tell_pain(computer, desktop, "2");
    REQUIRE(desktop.in_session());
    computer.pass(desktop, 1s);
    tell_pain(computer, desktop, "3");
    CHECK(said(desktop) == "By the plan the session ends from 3 of 10 on.");
    computer.pass(desktop, 2s); // it can be read
    CHECK(said(desktop) == "By the plan the session ends from 3 of 10 on.");
    computer.pass(desktop, 15s);
    CHECK_FALSE(desktop.in_session());
    CHECK(shown<screen::QuestionView>(desktop) != nullptr); // what is asked after it
}

TEST_CASE("desktop plan rules: from its number on the exercise is left") {
    Computer computer{"none"};
    take(computer, "exercise_from_pain = 4\n");
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
    const std::string title = shown<screen::SessionView>(desktop)->title;
    tell_pain(computer, desktop, "4");
    CHECK(said(desktop) == "By the plan the exercise ends from 4 of 10 on.");
    computer.pass(desktop, 2s);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
    CHECK(shown<screen::SessionView>(desktop)->title != title);
}

TEST_CASE("desktop plan rules: a session is over after the plan's time") {
    Computer computer{"none"};
    take(computer, "session_up_to_min = 3\n");
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 179s);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
    computer.pass(desktop, 2s);
    CHECK(said(desktop) == "By the plan a session is over after this time.");
    computer.pass(desktop, 15s);
    CHECK_FALSE(desktop.in_session());
}

TEST_CASE("desktop plan rules: strong pain that ends it says whom to ask, and the plan after it") {
    Computer computer{"none"};
    take(computer, "session_from_pain = 3\n");
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    tell_pain(computer, desktop, "8");
    CHECK(question(desktop) == "First to a professional");
    CHECK(notes(desktop, "By the plan the session ends from 3 of 10 on."));
    computer.pass(desktop, 20s); // it stays until it was read
    CHECK(question(desktop) == "First to a professional");
    computer.wish(desktop, What::answer, "go");
    computer.pass(desktop, 15s);
    CHECK_FALSE(desktop.in_session());
}

TEST_CASE("desktop plan rules: what was told before it was cut short counts when it goes on") {
    Computer computer{"none"};
    take(computer, "exercise_from_pain = 7\n");
    {
        app::Desktop desktop = computer.desktop();
        computer.begin(desktop, What::start_unmeasured, "calves");
        computer.pass(desktop, 3s);
        tell_pain(computer, desktop, "5");
        computer.pass(desktop, 2s);
        REQUIRE(desktop.in_session());
        desktop.leave();
    }
    take(computer, "session_from_pain = 5\n", 2);
    app::Desktop desktop = computer.desktop();
    REQUIRE(shown<screen::HomeView>(desktop) != nullptr);
    REQUIRE(shown<screen::HomeView>(desktop)->unfinished);
    const std::string id = shown<screen::HomeView>(desktop)->unfinished->id;
    computer.wish(desktop, What::continue_unfinished, id);
    CHECK(said(desktop) == "By the plan the session ends from 5 of 10 on.");
    computer.pass(desktop, 15s);
    CHECK_FALSE(desktop.in_session());
}

TEST_CASE("desktop plan rules: a plan that cannot be read any more is named") {
    Computer computer{"none"};
    {
        fs::create_directories(computer.folder.path / "people");
        auto store = store::Store::open(computer.folder.path / "people" / "me.db");
        REQUIRE(store);
        REQUIRE(store->keep(
            store::KeptPlan{0, computer.around.wall_now(), "gone", 1, false, "no plan"}));
    }
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    CHECK(said(desktop) ==
          "gone cannot be read any more. Its rules about when to stop do not hold.");
}

TEST_CASE("desktop plan rules: a routine for what feels tight keeps to them, and says so") {
    Computer computer{"none"};
    take(computer, "session_from_pain = 3\nsession_up_to_min = 4\n");
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_tight);
    computer.wish(desktop, What::toggle_tight, "calf:left");
    computer.wish(desktop, What::tight_minutes, {}, 20.0);
    const auto* view = shown<screen::TightView>(desktop);
    REQUIRE(view != nullptr);
    REQUIRE(view->ready());
    CHECK(view->minutes == 20);
    CHECK(view->shorter == "By the plan a session lasts at most 4 minutes: this is for 3 minutes.");
    computer.wish(desktop, What::tight_minutes, {}, 3.0);
    CHECK(shown<screen::TightView>(desktop)->shorter.empty());
    computer.begin(desktop, What::start_unmeasured, routine::composed_id);
    REQUIRE(desktop.in_session());
    CHECK(said(desktop) ==
          "The session ends at discomfort 3 of 10. A session lasts at most 4 minutes.");
    computer.pass(desktop, 3s);
    tell_pain(computer, desktop, "3");
    CHECK(said(desktop) == "By the plan the session ends from 3 of 10 on.");
    computer.pass(desktop, 17s);
    CHECK_FALSE(desktop.in_session());
}
