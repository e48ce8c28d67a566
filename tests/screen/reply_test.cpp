// The reply to a practice: what is chosen, what is read before it goes out.
#include "screen/reply_screen.h"
#include "screens.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::Key;
using tests::Window;
using What = screen::Wish::What;

namespace {

screen::ReplyFacts facts() {
    screen::ReplyFacts f;
    f.plan = "Calves";
    f.author = "Praxis am Markt";
    f.sealed = true;
    f.from = units::day("2026-11-02").value();
    f.until = units::day("2026-11-20").value();
    f.lines = {"In it are 6 sessions."};
    return f;
}

} // namespace

TEST_CASE("reply page: days and kinds are wished for, and what goes out is read before") {
    tests::speak(routine::Language::en);
    screen::ReplyTyping typing;
    const auto view = view_of(facts());
    CHECK(view.days == "2 Nov 2026 to 20 Nov 2026");
    CHECK(view.lines == facts().lines);
    Window window{{1280, 1400}, 1.0, [&](screen::Ui& ui) { return draw(ui, view, typing); }};
    CHECK_FALSE(window.has("post")); // no mailbox is named
    CHECK(window.click("kind:pain").id == "kind:pain");
    CHECK(view.traces);
    CHECK(window.click("kind:traces").id == "kind:traces");
    const auto reads = [&](std::string_view line) {
        const auto& texts = window.stage.seen().texts;
        return std::any_of(texts.begin(), texts.end(), [&](const auto& one) {
            return one.text.find(line) != std::string::npos;
        });
    };
    CHECK(reads("Without the course of force and pace.")); // of the PDF
    CHECK(reads("What is in it is written beside it"));    // of the sealed file
    CHECK_FALSE(window.click("seal"));
    CHECK_FALSE(window.click("days"));
    typing.file = "reply.rolltakt";
    typing.until = "2026-11-19";
    window.settle();
    CHECK(window.click("seal").id == "seal:reply.rolltakt");
    CHECK(window.click("days").id == "days:=2026-11-19");
    CHECK(window.click("letter").id == "letter"); // paper
    CHECK(window.tap(Key::escape).id == "reply-leave");
}

TEST_CASE("reply page: with a mailbox Enter is for that; a plan from no practice has paper only") {
    tests::speak(routine::Language::en);
    screen::ReplyTyping typing;
    auto f = facts();
    f.mailbox = "/home/me/box";
    Window window{{1280, 1400}, 1.0, [&](screen::Ui& ui) { return draw(ui, view_of(f), typing); }};
    CHECK(window.click("post").id == "post");
    f.sealed = false;
    window.settle();
    CHECK_FALSE(window.has("post"));
    CHECK_FALSE(window.has("seal"));
    CHECK(window.has("reply-print"));
}

TEST_CASE("reply page: of a plan that came more than once one is chosen") {
    tests::speak(routine::Language::en);
    auto f = facts();
    CHECK(screen::view_of(f).several.empty());
    f.several = {{1, f.until, true}, {2, {}, false}};
    const auto view = screen::view_of(f);
    REQUIRE(view.several.size() == 2);
    CHECK(view.several[0].on);
    CHECK(view.several[1].id == "to:1");
    CHECK(view.several[1].words == "Version 2, nothing told yet");
}
