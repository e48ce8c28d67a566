// Pedals, remotes and controllers: what was taught, and what a real controller's buttons become.
#include "driver.h"

#include "screen/buttons.h"
#include "screen/display.h"

#include <SDL.h>
#include <doctest/doctest.h>

using namespace std::chrono_literals;
using screen::Act, screen::Button, screen::Buttons, screen::Key;

namespace {

const Button pedal{Button::Of::keyboard, 6, "C"};
const Button shoulder{Button::Of::controller, 9, "leftshoulder"};

} // namespace

TEST_CASE("buttons: a taught one means what it was taught, and one thing only") {
    Buttons buttons;
    CHECK_FALSE(buttons.meaning(pedal));
    buttons.teach(Act::next, pedal);
    buttons.teach(Act::back, shoulder);
    CHECK(buttons.meaning(pedal) == Key::right);
    CHECK(buttons.meaning(shoulder) == Key::left);
    CHECK_FALSE(buttons.meaning({Button::Of::controller, 6, "C"}));
    buttons.teach(Act::go_on, pedal);
    CHECK(buttons.meaning(pedal) == Key::space);
    CHECK_FALSE(buttons.of(Act::next));
    buttons.forget();
    CHECK_FALSE(buttons.meaning(shoulder));
}

TEST_CASE("buttons: kept as text; lines that are none are passed over") {
    Buttons buttons;
    buttons.teach(Act::next, {Button::Of::keyboard, 40, "Left Ctrl"});
    buttons.teach(Act::go_on, shoulder);
    CHECK(buttons.text() == "go_on controller 9 leftshoulder\nnext keyboard 40 Left Ctrl\n");
    CHECK(Buttons::from(buttons.text()) == buttons);
    const Buttons odd = Buttons::from("next keyboard\nfly keyboard 5 E\nback mouse 1 X\n"
                                      "back keyboard -4 X\nback keyboard 4x X\n"
                                      "back keyboard 99999999999 X\nback keyboard 4 \n"
                                      "go_on keyboard 7 D");
    CHECK(odd.of(Act::go_on) == Button{Button::Of::keyboard, 7, "D"});
    CHECK_FALSE(odd.of(Act::next));
    CHECK_FALSE(odd.of(Act::back));
    CHECK(Buttons::from(std::string(5000, 'x')) == Buttons{});
}

// A controller that SDL itself pretends; keys that SDL is told were pressed.
TEST_CASE("buttons: of a controller and a keyboard, learned and not, through the real window") {
    const tests::DriverMayLeak driver;
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "0"); // by whoever was here before
    auto display = screen::Display::open({640, 400}, screen::DisplayKind::window);
    REQUIRE(display);
    screen::Stage stage{display->size(), 1.0};
    const int which = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, 0,
                                                SDL_CONTROLLER_BUTTON_MAX, 0);
    REQUIRE(which >= 0);
    display->wait(stage, 0ms); // it is plugged in
    SDL_Joystick* const joystick = SDL_JoystickOpen(which);
    REQUIRE(joystick != nullptr);
    std::optional<Button> taught;
    // The keys that went down, frame by frame, however short the tap.
    const auto tapped = [&](SDL_GameControllerButton button) {
        for (const Uint8 down : {Uint8{SDL_PRESSED}, Uint8{SDL_RELEASED}}) {
            SDL_JoystickSetVirtualButton(joystick, button, down);
            SDL_JoystickUpdate();
        }
        const auto happened = display->wait(stage, 0ms);
        if (happened.taught) taught = happened.taught;
        std::vector<Key> keys;
        while (stage.waiting()) {
            screen::Ui& ui = stage.begin(0.016);
            for (std::size_t k = 1; k < screen::key_count; ++k)
                if (ui.pressed(static_cast<Key>(k))) keys.push_back(static_cast<Key>(k));
            stage.end();
        }
        return keys;
    };
    using Keys = std::vector<Key>;
    CHECK(tapped(SDL_CONTROLLER_BUTTON_A) == Keys{Key::go});
    CHECK(tapped(SDL_CONTROLLER_BUTTON_DPAD_RIGHT) == Keys{Key::right});
    CHECK(tapped(SDL_CONTROLLER_BUTTON_Y).empty());

    display->learn(true);
    CHECK(tapped(SDL_CONTROLLER_BUTTON_Y).empty());
    REQUIRE(taught);
    CHECK(taught->of == Button::Of::controller);
    display->learn(false);
    Buttons buttons;
    buttons.teach(Act::next, *taught);
    display->mean(buttons);
    CHECK(tapped(SDL_CONTROLLER_BUTTON_Y) == Keys{Key::right});
    SDL_JoystickClose(joystick);
    SDL_JoystickDetachVirtual(which);
}

// A pedal that is a joystick nobody described: SDL has no mapping of it.
TEST_CASE("buttons: of a pedal that is no controller, learned, without the window's focus") {
    const tests::DriverMayLeak driver;
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "0");
    auto display = screen::Display::open({640, 400}, screen::DisplayKind::window);
    REQUIRE(display);
    CHECK(SDL_GetHintBoolean(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, SDL_FALSE) == SDL_TRUE);
    screen::Stage stage{display->size(), 1.0};
    const int which = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_UNKNOWN, 0, 3, 0);
    REQUIRE(which >= 0);
    REQUIRE(SDL_IsGameController(which) == SDL_FALSE);
    display->wait(stage, 0ms); // it is plugged in
    SDL_Joystick* const joystick = SDL_JoystickOpen(which);
    REQUIRE(joystick != nullptr);
    screen::Happened happened;
    const auto tapped = [&](int button, Key key) {
        for (const Uint8 down : {Uint8{SDL_PRESSED}, Uint8{SDL_RELEASED}}) {
            SDL_JoystickSetVirtualButton(joystick, button, down);
            SDL_JoystickUpdate();
        }
        happened = display->wait(stage, 0ms);
        int pressed = 0;
        while (stage.waiting()) {
            pressed += stage.begin(0.016).pressed(key) ? 1 : 0;
            stage.end();
        }
        return pressed;
    };
    CHECK(tapped(2, Key::right) == 0); // it means nothing by itself
    display->learn(true);
    CHECK(tapped(2, Key::right) == 0);
    REQUIRE(happened.taught);
    CHECK(*happened.taught == Button{Button::Of::pad, 2, "button 3"});
    display->learn(false);
    Buttons buttons;
    buttons.teach(Act::next, *happened.taught);
    CHECK(Buttons::from(buttons.text()) == buttons);
    display->mean(buttons);
    CHECK(tapped(2, Key::right) == 1);
    CHECK(tapped(1, Key::right) == 0);
    SDL_JoystickDetachVirtual(which);
    SDL_JoystickClose(joystick);
    display->wait(stage, 0ms); // it is gone
}

TEST_CASE("display: F11 asks for the full screen, and is no letter that pages know") {
    const tests::DriverMayLeak driver;
    auto display = screen::Display::open({640, 400}, screen::DisplayKind::window);
    REQUIRE(display);
    screen::Stage stage{{640, 400}, 1.0};
    const auto pressed = [&](SDL_Keycode code, SDL_Scancode place, Key key) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym = {place, code, KMOD_NONE, 0};
        REQUIRE(SDL_PushEvent(&event) == 1);
        const bool full = display->wait(stage, 0ms).full_screen;
        bool seen = false;
        while (stage.waiting()) {
            seen |= stage.begin(0.016).pressed(key);
            stage.end();
        }
        return std::pair{full, seen};
    };
    CHECK(pressed(SDLK_F11, SDL_SCANCODE_F11, Key::f) == std::pair{true, false});
    CHECK(pressed(SDLK_f, SDL_SCANCODE_F, Key::f) == std::pair{false, true});
    Buttons buttons; // a pedal may send it
    buttons.teach(Act::next, {Button::Of::keyboard, SDL_SCANCODE_F11, "F11"});
    display->mean(buttons);
    CHECK(pressed(SDLK_F11, SDL_SCANCODE_F11, Key::right) == std::pair{false, true});
}

TEST_CASE("display: files of one drop are handed out together, once all of them are told") {
    const tests::DriverMayLeak driver;
    auto display = screen::Display::open({640, 400}, screen::DisplayKind::window);
    REQUIRE(display);
    screen::Stage stage{{640, 400}, 1.0};
    const auto push = [](Uint32 type, const char* file) {
        SDL_Event event{};
        event.drop.type = type;
        event.drop.file = file == nullptr ? nullptr : SDL_strdup(file);
        REQUIRE(SDL_PushEvent(&event) == 1);
    };
    push(SDL_DROPBEGIN, nullptr);
    push(SDL_DROPFILE, "/tmp/a b.csv");
    CHECK(display->wait(stage, std::chrono::milliseconds{0}).dropped.empty());
    push(SDL_DROPFILE, "/tmp/ü.zip");
    push(SDL_DROPCOMPLETE, nullptr);
    const auto happened = display->wait(stage, std::chrono::milliseconds{0});
    CHECK(happened.any);
    CHECK(happened.dropped == std::vector<std::string>{"/tmp/a b.csv", "/tmp/ü.zip"});
}
