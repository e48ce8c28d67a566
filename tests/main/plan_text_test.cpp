// The text of a plan while it is typed: what becomes of its lines, and when its mistakes are told.
#include "main/plan_text.h"

#include "main/practising.h"
#include "screen/screens.h"

using namespace tests;

TEST_CASE("plan text: a line is replaced, added below it, taken out, or added at the end") {
    const std::string text = "one\ntwo\nthree\n";
    CHECK(app::with_line(text, 2, "2") == "one\n2\nthree\n");
    CHECK(app::with_line(text, 4, "four") == "one\ntwo\nthree\nfour\n");
    CHECK(app::with_line("one", 2, "two") == "one\ntwo\n");
    const auto left = [&](int line, const char* typed) {
        return app::line_left(text, line, typed);
    };
    CHECK(left(2, "2").text == "one\n2\nthree\n");
    CHECK_FALSE(left(2, "2").moved);
    CHECK(left(2, "two").text == "one\ntwo\n\nthree\n"); // Enter, and nothing else
    CHECK(left(2, "two").moved);
    CHECK(left(2, " ").text == "one\nthree\n");
    CHECK(left(2, " ").moved);
    CHECK(left(4, "four").moved);
    CHECK(left(4, "").text == text);
    CHECK_FALSE(left(4, "").moved);
}

TEST_CASE("plan text: mistakes are told while a line is typed, which stays where it is") {
    Practising here;
    here.make();
    const std::string good = here.text();
    here.press("text");
    Window window{{1280, 2600}, 1.0, [&](screen::Ui& ui) {
                      here.desktop.draw(ui);
                      here.desktop.act(here.computer.now);
                      here.computer.advance(here.desktop);
                      return screen::Wish{};
                  }};
    const auto told = [&] { // on top, and below the line
        std::string all;
        for (const auto& item : page(here.desktop)->top) all += item.refused;
        return all + item_of(*page(here.desktop), "line:2")->refused;
    };
    const auto drawn = [&](const std::string& words) {
        return std::count_if(window.stage.seen().texts.begin(), window.stage.seen().texts.end(),
                             [&](const auto& t) { return t.text.find(words) == 0; });
    };
    window.settle();
    window.click("line:2");
    const float at = window.place_of("line:2").y;
    CHECK(told().empty());
    window.type("[=");
    REQUIRE(page(here.desktop));
    CHECK(told().find("Line 2, column 1: ") != std::string::npos);
    CHECK(drawn("Line 2, column 1: ") == 2);
    CHECK(item_of(*page(here.desktop), "line:2")->unit == "!  2");
    CHECK(window.stage.focus() == "line:2");
    CHECK(window.place_of("line:2").y == at);
    CHECK(here.text() == good); // nothing of it is kept before the line is left
    CHECK(here.text(".typed").empty());
    for (int i = 0; i < 2; ++i) window.tap(screen::Key::backspace);
    window.type("kind = \"plan\"");
    CHECK(told().empty());
    CHECK(drawn("The text is right") == 1);
    CHECK(window.place_of("line:2").y == at);
    window.type("x");
    CHECK_FALSE(told().empty());
    window.click("line:5"); // left as it is
    CHECK(page(here.desktop)->title == "A text with mistakes");
    CHECK(here.text(".typed").find("kind = \"plan\"x\n") != std::string::npos);
    here.desktop.leave();
}
