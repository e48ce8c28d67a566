// The first steps of a new user, and several people at one player.
#include "main/computer.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tests;
using screen::WelcomeStep;

namespace {

// As unpacked: nothing was ever looked at.
void nobody_yet(Computer& computer) { fs::remove(computer.folder.path / "window"); }

std::optional<WelcomeStep> step(const app::Desktop& desktop) {
    const auto* welcome = shown<screen::WelcomeView>(desktop);
    return welcome == nullptr ? std::nullopt : std::optional{welcome->step};
}

} // namespace

TEST_CASE("desktop: the first steps lead to the first session, and are not shown again") {
    Computer computer{"none"};
    nobody_yet(computer);
    {
        app::Desktop desktop = computer.desktop();
        CHECK(step(desktop) == WelcomeStep::language);
        computer.wish(desktop, What::german);
        CHECK(shown<screen::WelcomeView>(desktop)->settings.german);
        wording::speak(wording::Language::en);
        computer.wish(desktop, What::welcome_next);
        CHECK(step(desktop) == WelcomeStep::sound);
        computer.wish(desktop, What::show_delay);
        CHECK(shown<screen::DelayView>(desktop) != nullptr);
        computer.wish(desktop, What::show_settings);
        CHECK(step(desktop) == WelcomeStep::sound); // back to where it was left
        computer.wish(desktop, What::welcome_next);
        CHECK(step(desktop) == WelcomeStep::distance);
        computer.wish(desktop, What::welcome_back);
        CHECK(step(desktop) == WelcomeStep::sound);
        computer.wish(desktop, What::welcome_next);
        computer.wish(desktop, What::farther);
        computer.wish(desktop, What::welcome_next);
        CHECK(step(desktop) == WelcomeStep::body);
        computer.wish(desktop, What::set_mass, {}, 72.0);
        CHECK(step(desktop) == WelcomeStep::body);
        CHECK(shown<screen::WelcomeView>(desktop)->settings.mass == "72.0 kg");
        computer.wish(desktop, What::welcome_next, {}, -1.0); // typed, but no mass
        CHECK(step(desktop) == WelcomeStep::body);
        CHECK_FALSE(shown<screen::WelcomeView>(desktop)->settings.refused.empty());
        computer.wish(desktop, What::welcome_next, {}, 73.0);
        CHECK(shown<screen::ScreeningView>(desktop) != nullptr);
        computer.wish(desktop, What::welcome_back);
        CHECK(shown<screen::WelcomeView>(desktop)->settings.mass == "73.0 kg");
        computer.wish(desktop, What::welcome_next);
        computer.wish(desktop, What::screening_done);
        CHECK(step(desktop) == WelcomeStep::roller);
        CHECK(shown<screen::WelcomeView>(desktop)->routine == "starter");
        computer.wish(desktop, What::start_unmeasured, "starter");
        CHECK(shown<screen::QuestionView>(desktop) != nullptr); // the screening is not asked again
        computer.answer(desktop);
        CHECK(desktop.in_session());
    }
    app::Desktop desktop = computer.desktop();
    CHECK(shown<screen::HomeView>(desktop) != nullptr);
    computer.wish(desktop, What::show_welcome);
    CHECK(step(desktop) == WelcomeStep::language);
}

TEST_CASE(
    "desktop: the first steps can be left at once; put off, the screening is light till then") {
    Computer computer{"none"};
    nobody_yet(computer);
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::welcome_leave);
        CHECK(shown<screen::HomeView>(desktop) != nullptr);
    }
    app::Desktop desktop = computer.desktop();
    CHECK(shown<screen::HomeView>(desktop) != nullptr);
    for (int i = 0; i < 2; ++i) {
        computer.wish(desktop, What::start_unmeasured, "starter");
        if (i == 0) computer.wish(desktop, What::screening_later);
        REQUIRE(shown<screen::QuestionView>(desktop) != nullptr); // not asked twice
        computer.wish(desktop, What::answer);
        computer.wish(desktop, What::answer);
        const auto* today = shown<screen::QuestionView>(desktop);
        REQUIRE(today != nullptr);
        CHECK_FALSE(today->skips);
        computer.wish(desktop, What::answer, "home");
    }
}

TEST_CASE("desktop: what is different today starts by itself once it can have been heard") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start_unmeasured, "starter");
    computer.wish(desktop, What::screening_done);
    computer.wish(desktop, What::answer);
    computer.wish(desktop, What::answer);
    const auto* today = shown<screen::QuestionView>(desktop);
    REQUIRE(today != nullptr);
    CHECK(today->hint.starts_with("Starts by itself in "));
    computer.pass(desktop, 5s);
    CHECK_FALSE(desktop.in_session());
    computer.pass(desktop, 40s);
    CHECK(desktop.in_session());
}

TEST_CASE("desktop: somebody in strong pain is not started by itself") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start_unmeasured, "starter");
    computer.wish(desktop, What::screening_done);
    computer.wish(desktop, What::answer, "8");
    computer.wish(desktop, What::answer, "n");
    computer.pass(desktop, 120s);
    CHECK_FALSE(desktop.in_session());
    CHECK(shown<screen::QuestionView>(desktop) != nullptr);
}

TEST_CASE("desktop: another person has a file of their own, and is chosen at the next start") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.begin(desktop, What::start_unmeasured, "starter");
        computer.pass(desktop, 2s);
        computer.stop(desktop);
        computer.wish(desktop, What::show_home);
        CHECK(shown<screen::HomeView>(desktop)->person.empty());
        for (const char* wrong : {"", "  ", "a/b", ".hidden", "practice", "me"}) {
            computer.wish(desktop, What::show_settings);
            computer.wish(desktop, What::add_person, wrong);
            const auto* settings = shown<screen::SettingsView>(desktop);
            REQUIRE(settings != nullptr);
            CHECK_FALSE(settings->refused.empty());
        }
        computer.wish(desktop, What::add_person, " Anna ");
        const auto* home = shown<screen::HomeView>(desktop);
        REQUIRE(home != nullptr);
        CHECK(home->person == "Anna");
        CHECK(home->recent.empty());
    }
    app::Desktop desktop = computer.desktop();
    const auto* people = shown<screen::PeopleView>(desktop);
    REQUIRE(people != nullptr);
    CHECK(people->names == std::vector<std::string>{"Anna", "me"});
    CHECK_FALSE(people->can_leave);
    computer.wish(desktop, What::choose_person, "me");
    REQUIRE(shown<screen::HomeView>(desktop) != nullptr);
    CHECK(shown<screen::HomeView>(desktop)->recent.size() == 1);
    computer.wish(desktop, What::show_people);
    CHECK(shown<screen::PeopleView>(desktop)->can_leave);
    computer.wish(desktop, What::choose_person, "Anna");
    CHECK(shown<screen::HomeView>(desktop)->recent.empty());
}

TEST_CASE("desktop: a routine asked for at the start waits until it is known who rolls") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::add_person, "Anna");
    }
    computer.start.routine = "starter";
    app::Desktop desktop = computer.desktop();
    computer.pass(desktop, 1s);
    REQUIRE(shown<screen::PeopleView>(desktop) != nullptr);
    computer.wish(desktop, What::choose_person, "Anna");
    computer.pass(desktop, 1s);
    computer.answer(desktop);
    CHECK(desktop.in_session());
}

TEST_CASE("desktop: what was ticked in the first steps is still ticked on the way back") {
    Computer computer{"none"};
    nobody_yet(computer);
    app::Desktop desktop = computer.desktop();
    for (int i = 0; i < 4; ++i) computer.wish(desktop, What::welcome_next);
    computer.wish(desktop, What::tick, "fever");
    const auto ticked = [&] {
        const auto* view = shown<screen::ScreeningView>(desktop);
        return view != nullptr && view->any;
    };
    REQUIRE(ticked());
    computer.wish(desktop, What::welcome_back);
    computer.wish(desktop, What::welcome_next);
    CHECK(ticked());
    computer.wish(desktop, What::screening_later);
    computer.wish(desktop, What::welcome_back);
    CHECK(ticked());
}

TEST_CASE("desktop: what somebody was about to ask is not there for the next person") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_insight);
    computer.wish(desktop, What::insight, "hidden");
    computer.wish(desktop, What::insight, "outcome:cramps");
    computer.wish(desktop, What::show_settings);
    computer.wish(desktop, What::add_person, "Anna");
    computer.wish(desktop, What::show_insight);
    const auto* page = shown<screen::InsightView>(desktop);
    REQUIRE(page != nullptr);
    CHECK_FALSE(page->hidden);
    computer.wish(desktop, What::insight, "ask");
    auto read = store::Store::open_read_only(computer.folder.path / "people" / "Anna.db");
    REQUIRE(read);
    const auto all = read->questions();
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK_FALSE(all->front().question->hidden);
    CHECK_FALSE(all->front().question->main == insight::Outcome{diary::Item::cramps});
}
