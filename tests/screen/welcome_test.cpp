// The first steps by Enter alone.
#include "screens.h"

#include "screen/screening_screen.h"
#include "screen/welcome_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::Key, screen::WelcomeStep, screen::Wish;
using tests::Window;

namespace {

Window last_step(const screen::RollerFacts& roller, bool starting = false) {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(
        screen::WelcomeFacts{WelcomeStep::roller, {}, {}, roller, starting, "starter"});
    return {{1280, 720}, 1.0, [v, typing = screen::SettingsTyping{}](screen::Ui& ui) mutable {
                return screen::draw(ui, v, typing);
            }};
}

} // namespace

TEST_CASE("welcome: Enter starts with the roller, and without one where none answers") {
    screen::RollerFacts roller;
    CHECK(last_step(roller).tap(Key::enter).what == Wish::What::start); // still looked for
    roller.looked_a_while = true;
    CHECK(last_step(roller).tap(Key::enter).what == Wish::What::start_unmeasured);
    CHECK(last_step(roller, true).tap(Key::enter).what == Wish::What::start_unmeasured);
    roller.stage = screen::RollerFacts::Stage::ready;
    CHECK(last_step(roller).tap(Key::enter).what == Wish::What::start);
}

TEST_CASE("welcome: the way on is in sight at any size of the letters") {
    for (const double scale : {1.0, 1.75, 2.5})
        for (const auto language : {routine::Language::de, routine::Language::en})
            for (const auto step : {WelcomeStep::language, WelcomeStep::sound,
                                    WelcomeStep::distance, WelcomeStep::body}) {
                tests::speak(language);
                const auto v = screen::view_of(screen::WelcomeFacts{
                    step, screen::view_of(store::Settings{}, screen::Looking{}, {}, {}), {}, {}});
                const Window window{{1280, 720},
                                    scale,
                                    [v, typing = screen::SettingsTyping{}](screen::Ui& ui) mutable {
                                        return screen::draw(ui, v, typing);
                                    }};
                CAPTURE(scale);
                CHECK(window.place_of("next").bottom() <= 720.0f);
            }
    tests::speak(routine::Language::en);
}

TEST_CASE("welcome: at the usual size all of a step is in sight, and where a roller is missing "
          "it is said once") {
    for (const auto language : {routine::Language::de, routine::Language::en})
        for (const auto step : {WelcomeStep::language, WelcomeStep::sound, WelcomeStep::distance,
                                WelcomeStep::body, WelcomeStep::roller}) {
            tests::speak(language);
            screen::WelcomeFacts facts{
                step, screen::view_of(store::Settings{}, screen::Looking{}, {}, {}), {}, {}};
            facts.roller.looked_a_while = true;
            const auto v = screen::view_of(facts);
            CHECK(v.roller.detail.empty());
            const Window window{
                {1280, 720}, 1.0, [v, typing = screen::SettingsTyping{}](screen::Ui& ui) mutable {
                    return screen::draw(ui, v, typing);
                }};
            CHECK(window.place_of("leave").bottom() <= 720.0f);
        }
    tests::speak(routine::Language::en);
}

TEST_CASE("welcome: no arrow leads to where all is skipped, but past everything else") {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(
        screen::WelcomeFacts{WelcomeStep::language,
                             screen::view_of(store::Settings{}, screen::Looking{}, {}, {}),
                             {},
                             {}});
    const auto window = [&] {
        return Window{
            {1280, 720}, 1.0, [v, typing = screen::SettingsTyping{}](screen::Ui& ui) mutable {
                return screen::draw(ui, v, typing);
            }};
    };
    CHECK(window().stage.focus() == "next");
    for (const Key key : {Key::left, Key::right, Key::down}) {
        Window w = window();
        w.tap(key);
        CHECK(w.stage.focus() != "leave");
    }
    Window w = window();
    w.tap(Key::down);
    CHECK(w.tap(Key::enter).what == Wish::What::german);
    w.tap(Key::right);
    CHECK(w.tap(Key::enter).what == Wish::What::english);
    w.tap(Key::down);
    CHECK(w.stage.focus() == "leave");
}

TEST_CASE("screening: Left goes to the button at the left") {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(care::Screening{}, {}, {}, {});
    Window w{{1280, 720}, 1.0, [v, typing = screen::ScreeningTyping{}](screen::Ui& ui) mutable {
                 return screen::draw(ui, v, typing);
             }};
    CHECK(w.stage.focus() == "later");
    w.tap(Key::left);
    CHECK(w.stage.focus() == "done");
    CHECK(w.tap(Key::enter).what == Wish::What::screening_done);
}

TEST_CASE("welcome: the mass is typed and taken over by Enter; Enter alone goes on") {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(screen::WelcomeFacts{
        WelcomeStep::body, screen::view_of(store::Settings{}, screen::Looking{}, {}, {}), {}, {}});
    const auto enter = [&](const std::string& typed) {
        Window window{
            {1280, 720}, 1.0, [v, typing = screen::SettingsTyping{}](screen::Ui& ui) mutable {
                return screen::draw(ui, v, typing);
            }};
        window.settle(); // the field is there
        if (!typed.empty()) window.type(typed);
        return window.tap(Key::enter);
    };
    CHECK(enter("").what == Wish::What::welcome_next);
    CHECK(enter("72,5").what == Wish::What::set_mass);
    CHECK(enter("72,5").value == doctest::Approx(72.5));
    CHECK(enter("much").value == -1.0); // refused with a sentence
}

TEST_CASE("welcome: Enter on the first frames of the mass is not lost") {
    tests::speak(routine::Language::en);
    const auto view_of = [](WelcomeStep step) {
        return screen::view_of(screen::WelcomeFacts{
            step, screen::view_of(store::Settings{}, screen::Looking{}, {}, {}), {}, {}});
    };
    const auto before = view_of(WelcomeStep::distance), mass = view_of(WelcomeStep::body);
    for (int frame = 0; frame < 6; ++frame) {
        CAPTURE(frame);
        bool there = false;
        screen::SettingsTyping typing;
        Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                          return screen::draw(ui, there ? mass : before, typing);
                      }};
        window.settle();
        there = true;
        for (int i = 0; i < frame; ++i) window.frame();
        CHECK(window.tap(Key::enter).what == Wish::What::welcome_next);
    }
}

TEST_CASE("welcome: a click on the way on takes what was typed along") {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(screen::WelcomeFacts{
        WelcomeStep::body, screen::view_of(store::Settings{}, screen::Looking{}, {}, {}), {}, {}});
    const auto click = [&](const std::string& typed) {
        Window window{
            {1280, 720}, 1.0, [v, typing = screen::SettingsTyping{}](screen::Ui& ui) mutable {
                return screen::draw(ui, v, typing);
            }};
        window.settle(); // the field is there
        if (!typed.empty()) window.type(typed);
        return window.click("next");
    };
    for (const std::string typed : {"", "72,5", "much"}) {
        const Wish wish = click(typed);
        CHECK(wish.what == Wish::What::welcome_next);
        CHECK(wish.value == doctest::Approx(typed.empty() ? 0.0 : typed == "much" ? -1.0 : 72.5));
    }
}

TEST_CASE("welcome: the last step names what Enter starts and how long it takes") {
    tests::speak(routine::Language::en);
    screen::WelcomeFacts facts{WelcomeStep::roller, {}, {}, {}, false, "starter", "Starter", 5};
    auto v = screen::view_of(facts);
    CHECK(v.first == "The first session: Starter, about 5 minutes.");
    REQUIRE(v.spoken.size() >= 2);
    CHECK(v.spoken[v.spoken.size() - 2] == sound::Part{"", v.first});
    CHECK(v.spoken.back().text == "Enter starts it.");
    facts.roller.looked_a_while = true;
    v = screen::view_of(facts);
    CHECK(v.spoken.back().text == "No roller answers: Enter plays without sensor.");
}

TEST_CASE("welcome: with the sound it is asked whether the loudspeaker is late; Enter passes") {
    tests::speak(routine::Language::en);
    const auto window = [](WelcomeStep step) {
        const auto v = screen::view_of(screen::WelcomeFacts{
            step, screen::view_of(store::Settings{}, screen::Looking{}, {}, {}), {}, {}});
        return Window{
            {1280, 720}, 1.0, [v, typing = screen::SettingsTyping{}](screen::Ui& ui) mutable {
                return screen::draw(ui, v, typing);
            }};
    };
    CHECK(window(WelcomeStep::sound).tap(Key::d).what == Wish::What::show_delay);
    CHECK(window(WelcomeStep::sound).click("delay").what == Wish::What::show_delay);
    CHECK(window(WelcomeStep::sound).tap(Key::enter).what == Wish::What::welcome_next);
    CHECK(window(WelcomeStep::distance).tap(Key::d).what == Wish::What::none);
    const auto v = screen::view_of(screen::WelcomeFacts{WelcomeStep::sound, {}, {}, {}});
    CHECK(std::any_of(v.spoken.begin(), v.spoken.end(), [](const auto& said) {
        return said.text.starts_with("Sound by Bluetooth or a television? Press D");
    }));
}

TEST_CASE("welcome: each step is read out, the safety questions too, whatever is ticked") {
    tests::speak(routine::Language::en);
    for (const auto step :
         {WelcomeStep::language, WelcomeStep::sound, WelcomeStep::distance, WelcomeStep::body}) {
        const auto v = screen::view_of(screen::WelcomeFacts{step, {}, {}, {}});
        CHECK(v.spoken.back().text == "Enter goes on.");
        CHECK(std::any_of(v.spoken.begin(), v.spoken.end(),
                          [&](const auto& said) { return said.text == v.text; }));
    }
    care::Screening screening;
    const auto asked = screen::view_of(screening, {}, {}, {});
    screening.stops = {care::Stop::fever};
    CHECK(screen::view_of(screening, {}, {}, {}).spoken == asked.spoken);
    for (const auto* lines : {&asked.stops, &asked.conditions})
        for (const auto& line : *lines)
            CHECK(std::any_of(asked.spoken.begin(), asked.spoken.end(), [&](const auto& said) {
                return said.text.find(line.text) != std::string::npos;
            }));
}

TEST_CASE("welcome: the safety questions are step 5 of 6, with a way back") {
    tests::speak(routine::Language::en);
    auto v = screen::view_of(care::Screening{}, {}, {}, {});
    const auto window = [&] {
        return Window{
            {1280, 720}, 1.0, [v, typing = screen::ScreeningTyping{}](screen::Ui& ui) mutable {
                return screen::draw(ui, v, typing);
            }};
    };
    CHECK_FALSE(window().has("before"));
    v.progress = screen::progress_of(WelcomeStep::safety);
    CHECK(v.progress == "First steps, 5 of 6");
    CHECK(window().click("before").what == Wish::What::welcome_back);
}

TEST_CASE(
    "screening: what is read out is a sentence for each list, without dots that lead nowhere") {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(care::Screening{}, {}, "", {});
    REQUIRE(v.spoken.size() == 3 + v.stops.size() + v.conditions.size());
    CHECK(v.spoken[3].text == "Please do not roll if a bone is broken, or may be;");
    CHECK(v.spoken[2 + v.stops.size()].text.ends_with('.'));
    CHECK(v.spoken[3 + v.stops.size()].text.starts_with(
        "Please ask a doctor or physiotherapist first if "));
    CHECK(v.spoken.back().text.ends_with('.'));
    for (const sound::Part& line : v.spoken) CHECK(line.text.find("..") == std::string::npos);
}
