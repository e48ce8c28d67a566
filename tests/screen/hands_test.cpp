// Keys, clicks and typing on the real screens, by stable ids.
#include "screens.h"

#include "screen/delay_screen.h"
#include "screen/example_values.h"
#include "screen/sessions_screen.h"
#include "screen/settings_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::Input, screen::Key, screen::Wish;
using tests::Window;
using What = screen::Wish::What;

namespace {

Window session_window(bool paused = false) {
    screen::SessionView v = screen::view_of(screen::example::rolling(0), screen::example::legs(),
                                            {session::RollerKind::port, protocol::Build::bed, {}});
    v.paused = paused;
    return {{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
}

screen::HomeView home(bool unfinished, bool with_roller, bool looked_a_while = false) {
    static const auto routines = screen::example::routines();
    static const auto history = screen::example::history();
    static const auto cut = screen::example::cut_short();
    screen::HomeFacts facts;
    facts.routines = routines;
    facts.sessions = history;
    if (unfinished) facts.unfinished = &cut;
    if (with_roller) facts.roller = screen::example::ready_roller();
    facts.roller.looked_a_while = looked_a_while;
    return screen::view_of(facts);
}

Window home_window(bool unfinished = false, bool with_roller = true) {
    const screen::HomeView v = home(unfinished, with_roller);
    return {{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
}

} // namespace

TEST_CASE("hands: from the first screen, Enter alone starts the routine played last") {
    const Wish wish = home_window().tap(Key::enter);
    CHECK(wish.what == What::start);
    CHECK(wish.id == "legs");
}

TEST_CASE("hands: after a crash, Enter goes on where it was") {
    const Wish wish = home_window(true).tap(Key::enter);
    CHECK(wish.what == What::continue_unfinished);
    CHECK(wish.id == screen::example::cut_short().id);
}

TEST_CASE("hands: without a roller both other ways can be reached by keyboard and by click") {
    Window window = home_window(false, false);
    CHECK(window.click("without").what == What::start_unmeasured);
    CHECK(window.click("simulated").what == What::start_simulated);
    Window keys = home_window(false, false);
    keys.tap(Key::tab);
    CHECK(keys.tap(Key::enter).what == What::start_unmeasured);
    keys.tap(Key::down);
    CHECK(keys.tap(Key::enter).what == What::start_simulated);
    keys.tap(Key::back_tab);
    CHECK(keys.tap(Key::enter).what == What::start_unmeasured);
}

TEST_CASE("hands: where no roller is found Enter plays without, and Start stays beside it") {
    tests::speak(routine::Language::en);
    const auto window = [](bool unfinished) {
        const screen::HomeView v = home(unfinished, false, true);
        return Window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
    };
    const Wish wish = window(false).tap(Key::enter);
    CHECK(wish.what == What::start_unmeasured);
    CHECK(wish.id == "legs");
    Window beside = window(false);
    beside.tap(Key::left);
    CHECK(beside.stage.focus() == "start");
    CHECK(beside.tap(Key::enter).what == What::start);
    CHECK(window(true).tap(Key::enter).what == What::continue_unfinished);
}

TEST_CASE("hands: the first screen shows where help is") {
    Window window = home_window();
    CHECK(window.click("help").what == What::show_help);
    Window keys = home_window();
    keys.tap(Key::back_tab); // the last one
    CHECK(keys.tap(Key::enter).what == What::show_help);
}

TEST_CASE("hands: Left and Right go to the button beside, and never round the page") {
    tests::speak(routine::Language::en);
    Window window = home_window(false, false);
    window.tap(Key::left);
    CHECK(window.stage.focus() == "start");
    window.tap(Key::right);
    CHECK(window.stage.focus() == "without");
    window.tap(Key::left);
    CHECK(window.stage.focus() == "start");
    // From the left column into the right one, to what is nearest in height.
    for (int i = 0; i < 20 && window.stage.focus() != "tight"; ++i) window.tap(Key::down);
    const screen::Rect from = window.place_of("tight");
    window.tap(Key::right);
    CHECK(window.place_of(window.stage.focus()).x >= from.right());
}

TEST_CASE("hands: where Left and Right mean something else, they move no focus") {
    Window window = session_window(true);
    window.tap(Key::tab);
    const std::string focus = window.stage.focus();
    CHECK(window.tap(Key::right).what == What::skip);
    CHECK(window.stage.focus() == focus);
}

TEST_CASE("hands: Tab right after another screen came counts on that screen") {
    tests::speak(routine::Language::en);
    const screen::HomeView v = home(false, false);
    bool at_home = false;
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      if (at_home) return screen::draw(ui, v);
                      return screen::draw(ui, screen::SessionsView{});
                  }};
    at_home = true;
    window.tap(Key::tab);
    CHECK(window.stage.focus() == "without");
}

TEST_CASE("hands: every widget of every screen can be reached with Tab") {
    tests::speak(routine::Language::en);
    for (const std::string_view name : screen::example_screens()) {
        INFO(name);
        Window window{{1280, 720}, 1.0, [name](screen::Ui& ui) {
                          screen::draw_example(ui, name);
                          return Wish{};
                      }};
        std::size_t enabled = 0;
        for (const auto& widget : window.stage.seen().widgets) enabled += widget.enabled ? 1 : 0;
        std::vector<std::string> reached;
        for (std::size_t i = 0; i < enabled; ++i) {
            window.tap(Key::tab);
            reached.push_back(window.stage.focus());
        }
        std::sort(reached.begin(), reached.end());
        reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
        CHECK(reached.size() == enabled);
    }
}

TEST_CASE("hands: what has the focus is in sight, however small the window or large the letters") {
    for (const std::string_view name : screen::example_screens()) {
        INFO(name);
        Window window{{1280, 720}, 2.0, [name](screen::Ui& ui) {
                          screen::draw_example(ui, name);
                          return Wish{};
                      }};
        const std::size_t widgets = window.stage.seen().widgets.size();
        for (std::size_t i = 0; i < widgets; ++i) {
            window.tap(Key::tab);
            INFO(window.stage.focus());
            if (!window.has(window.stage.focus())) continue; // all of them switched off
            const screen::Rect at = window.place_of(window.stage.focus());
            CHECK(at.y >= 0.0f);
            CHECK(at.bottom() <= 720.0f);
        }
    }
}

TEST_CASE("hands: waiting for the roller is given up with Escape, and Enter presses nothing") {
    screen::HomeView v = home(false, false);
    v.starting = true;
    const auto window = [&v] {
        return Window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
    };
    CHECK(window().tap(Key::escape).what == What::cancel_start);
    CHECK_FALSE(window().tap(Key::enter)); // the second of a hasty double tap
    CHECK(window().click("without").what == What::start_unmeasured);
}

TEST_CASE("hands: the keys of a session, and of a presenter in the hand") {
    CHECK(session_window().tap(Key::space).what == What::pause);
    CHECK(session_window().tap(Key::b).what == What::pause);
    CHECK(session_window(true).tap(Key::space).what == What::resume);
    CHECK(session_window().tap(Key::right).what == What::skip);
    CHECK(session_window().tap(Key::page_down).what == What::skip);
    CHECK(session_window().tap(Key::left).what == What::back);
    CHECK(session_window().tap(Key::page_up).what == What::back);
    CHECK(session_window().tap(Key::r).what == What::retare);
    CHECK(session_window().tap(Key::w).what == What::say_again);
    CHECK(session_window().tap(Key::up).what == What::longer);
    CHECK(session_window().tap(Key::plus).what == What::longer);
    CHECK(session_window().tap(Key::s).what == What::other_side);
    CHECK(session_window().tap(Key::v).what == What::mute);
    CHECK(session_window().tap(Key::v).id == "voice");
    CHECK(session_window().tap(Key::t).id == "tones");
    CHECK(session_window().tap(Key::l).what == What::lock);
}

TEST_CASE("hands: Up makes it longer and moves no focus") {
    Window window = session_window(true);
    window.tap(Key::tab);
    const std::string focus = window.stage.focus();
    CHECK(window.tap(Key::up).what == What::longer);
    CHECK(window.stage.focus() == focus);
}

TEST_CASE("hands: locked, only unlocking and stopping are left") {
    tests::speak(routine::Language::en);
    screen::SessionHints hints{session::RollerKind::port, protocol::Build::bed, {}};
    hints.locked = true;
    screen::SessionView v =
        screen::view_of(screen::example::rolling(0), screen::example::legs(), hints);
    CHECK(v.mark == "Locked (L)");
    v.paused = true;
    Window window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
    for (const Key key : {Key::space, Key::right, Key::left, Key::x, Key::enter, Key::v}) {
        CAPTURE(static_cast<int>(key));
        CHECK(window.tap(key).what == What::told_locked);
    }
    CHECK_FALSE(window.has("pause"));
    CHECK(window.tap(Key::l).what == What::lock);
    window.stage.feed({.kind = Input::Kind::key_down, .key = Key::escape});
    double held = 0.0;
    while (held < 3.0 && window.frame().what != What::stop) held += window.frame_s;
    CHECK(held < 1.1);
}

TEST_CASE("hands: a tap shorter than a frame makes exactly one wish") {
    Window window = session_window();
    window.stage.feed({.kind = Input::Kind::key_down, .key = Key::space});
    window.stage.feed({.kind = Input::Kind::key_up, .key = Key::space});
    int wishes = 0;
    for (int i = 0; i < 5; ++i) wishes += window.frame() ? 1 : 0;
    CHECK(wishes == 1);
}

TEST_CASE("hands: a short Escape stops nothing; held for a second it stops") {
    CHECK_FALSE(session_window().tap(Key::escape));
    Window window = session_window();
    window.stage.feed({.kind = Input::Kind::key_down, .key = Key::escape});
    double held = 0.0;
    while (held < 3.0 && window.frame().what != What::stop) held += window.frame_s;
    CHECK(held > 0.9);
    CHECK(held < 1.1);
}

TEST_CASE("hands: the stop button, too, must be held") {
    Window window = session_window();
    window.stage.feed({.kind = Input::Kind::move, .x = 5.0f, .y = 300.0f});
    window.settle();
    CHECK_FALSE(window.click("stop"));
    window.press(Input::Kind::move, "stop");
    window.press(Input::Kind::button_down, "stop");
    Wish wish;
    for (int i = 0; i < 70 && !wish; ++i) wish = window.frame();
    CHECK(wish.what == What::stop);
}

TEST_CASE(
    "hands: the buttons of a session are there for 5 s after a touch, and while it is paused") {
    Window window = session_window();
    CHECK_FALSE(window.has("pause"));
    window.stage.feed({.kind = Input::Kind::move, .x = 5.0f, .y = 300.0f});
    window.settle();
    CHECK(window.has("pause"));
    CHECK(window.has("stop"));
    double shown = 0.0;
    for (; shown < 8.0 && window.has("pause"); shown += window.frame_s) window.frame();
    CHECK(shown == doctest::Approx(5.0).epsilon(0.02));
    CHECK(session_window(true).has("pause"));
}

TEST_CASE("hands: a key held when the window loses the focus is not held for ever") {
    Window window = session_window();
    window.stage.feed({.kind = Input::Kind::key_down, .key = Key::escape});
    window.stage.feed({.kind = Input::Kind::focus_lost});
    for (int i = 0; i < 120; ++i) CHECK_FALSE(window.frame());
}

TEST_CASE("hands: deleting a session asks once more, at its own place") {
    const auto history = screen::example::history();
    std::string asked;
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      return screen::draw(
                          ui, screen::view_of(history, screen::example::routines(), asked, 100));
                  }};
    const Wish first = window.click("delete:1b77e0d4");
    CHECK(first.what == What::ask_delete);
    CHECK_FALSE(window.has("remove:1b77e0d4"));
    asked = first.id;
    window.settle();
    CHECK(window.click("keep:1b77e0d4").what == What::keep);
    CHECK(window.click("remove:1b77e0d4").what == What::remove);
}

TEST_CASE("hands: the body mass can be typed, with a comma, and Enter takes it over") {
    screen::SettingsTyping typing;
    const screen::SettingsView v =
        screen::view_of(store::Settings{}, screen::Looking{}, "file", {});
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    window.click("mass");
    window.type("71,5");
    CHECK(typing.mass == "71,5");
    const Wish wish = window.tap(Key::enter);
    CHECK(wish.what == What::set_mass);
    CHECK(wish.value == doctest::Approx(71.5));
}

TEST_CASE("hands: reached by Tab, the field takes letters, and Tab leaves it again") {
    screen::SettingsTyping typing;
    const screen::SettingsView v =
        screen::view_of(store::Settings{}, screen::Looking{}, "file", {});
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) { return screen::draw(ui, v, typing); }};
    for (int i = 0; i < 40 && window.stage.focus() != "mass"; ++i) window.tap(Key::tab);
    REQUIRE(window.stage.focus() == "mass");
    window.type("80");
    CHECK(typing.mass == "80");
    window.tap(Key::tab);
    window.type("5");
    CHECK(typing.mass == "80");
}

TEST_CASE("hands: a mass that is asked for can be typed at once, three frames after the question") {
    screen::RollerReadings readings = screen::example::set_up();
    screen::RollerTyping typing;
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      return screen::draw(ui, screen::view_of(readings), typing);
                  }};
    for (int i = 0; i < 12 && window.stage.focus() != "calibrate-mass"; ++i) window.tap(Key::tab);
    CHECK(window.tap(Key::enter).what == What::calibrate_mass);
    readings.task = screen::RollerTask::calibrate_mass;
    for (int i = 0; i < 3; ++i) window.frame();
    CHECK(window.stage.focus() == "load");
    window.type("12,4");
    CHECK(typing.mass == "12,4");
    const Wish wish = window.tap(Key::enter);
    CHECK(wish.value == doctest::Approx(12.4));
    window.type("5"); // it was not taken: what is typed now replaces it
    CHECK(typing.mass == "5");
    readings.task = screen::RollerTask::none;
    for (int i = 0; i < 3; ++i) window.frame();
    CHECK(window.stage.focus().empty());
}

TEST_CASE("hands: when deleting is asked for by keyboard, Enter once more keeps") {
    const auto history = screen::example::history();
    std::string asked;
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      return screen::draw(
                          ui, screen::view_of(history, screen::example::routines(), asked, 100));
                  }};
    for (int i = 0; i < 20 && window.stage.focus() != "delete:1b77e0d4"; ++i) window.tap(Key::tab);
    asked = window.tap(Key::enter).id;
    CHECK(asked == "1b77e0d4");
    window.settle();
    CHECK(window.tap(Key::enter).what == What::keep);
}

TEST_CASE("hands: what is no mass is not taken for one") {
    CHECK(screen::typed_number("71.5", 20, 300) == 71.5);
    CHECK(screen::typed_number(" 71,5 ", 20, 300) == 71.5);
    for (const char* typed :
         {"", " ", "kg", "71,5kg", "7", "301", "-70", "1e2", "nan", "inf", "7,1,5"})
        CHECK_FALSE(screen::typed_number(typed, 20, 300));
}

TEST_CASE("hands: volumes are changed, muted and listened to, each by its own name") {
    Window window{{1280, 2600}, 1.0, [](screen::Ui& ui) {
                      screen::SettingsTyping typing;
                      return screen::draw(
                          ui, screen::view_of(store::Settings{}, screen::Looking{}, "file", ""),
                          typing);
                  }};
    for (const std::string name : {"voice", "tones", "soft"}) {
        CHECK(window.click("louder-" + name).what == What::louder);
        CHECK(window.click("quieter-" + name).id == name);
        CHECK(window.click("mute-" + name).what == What::mute);
        CHECK(window.click("hear-" + name).what == What::hear);
    }
    CHECK(window.click("delay").what == What::show_delay);
}

TEST_CASE("hands: the arrow keys bring tone and mark together") {
    Window window{{1280, 720}, 1.0, [](screen::Ui& ui) {
                      using namespace std::chrono_literals;
                      return screen::draw(ui, screen::delay_view_of(120ms, 0.3, ""));
                  }};
    CHECK(window.tap(Key::right).what == What::delay_more);
    CHECK(window.tap(Key::left).what == What::delay_less);
    CHECK(window.click("more").what == What::delay_more);
    CHECK(window.click("together").what == What::show_settings);
    CHECK(window.tap(Key::escape).what == What::show_settings);
}
