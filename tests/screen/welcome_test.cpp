// The first steps by Enter alone.
#include "screens.h"

#include "screen/welcome_screen.h"

#include <doctest/doctest.h>

using screen::Key, screen::WelcomeStep, screen::Wish;
using tests::Window;

namespace {

Window last_step(const screen::RollerFacts& roller, bool starting = false) {
    tests::speak(routine::Language::en);
    const auto v = screen::view_of(
        screen::WelcomeFacts{WelcomeStep::roller, {}, {}, roller, starting, "starter"});
    return {{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
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
