// The page of a morning by its keys and the pointer.
#include "morning.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace std::chrono_literals;
using mornings::at, mornings::clock, mornings::day, mornings::Morning;
using screen::Key, screen::MorningField, screen::MorningTyping, screen::MorningView;

TEST_CASE("morning: digits, steps and emptying") {
    Morning m;
    m.type("into-bed", "2");
    CHECK(m.value("into-bed") == "2:00");
    m.type("into-bed", "2245");
    CHECK(m.value("into-bed") == "22:45");
    m.press("into-bed", {Key::plus, Key::right});
    CHECK(m.value("into-bed") == "22:55");
    m.type("into-bed", "2358");
    m.press("into-bed", {Key::plus});
    CHECK(m.value("into-bed") == "00:00");
    m.press("into-bed", {Key::minus});
    CHECK(m.value("into-bed") == "23:55");
    m.press("into-bed", {Key::backspace}); // of what stood there
    CHECK(m.value("into-bed").empty());
    m.press("into-bed", {Key::two, Key::two, Key::backspace});
    CHECK(m.value("into-bed") == "2:00");
    m.type("quality", "10");
    CHECK(m.value("quality") == "10 of 10");
    m.type("quality", "73"); // a second thought
    CHECK(m.value("quality") == "3 of 10");
    m.press("quality", {Key::x});
    CHECK(m.value("quality") == "10 of 10");
    m.press("quality", {Key::plus});
    CHECK(m.value("quality") == "10 of 10");
    m.press("quality", {Key::del});
    CHECK(m.value("quality").empty());
    m.press("quality", {Key::plus});
    CHECK(m.value("quality") == "5 of 10");
    m.press("awakenings", {Key::del, Key::plus, Key::plus});
    CHECK(m.value("awakenings") == "1");
    CHECK_FALSE(screen::press(m.typing, m.field("quality"), Key::y));
    CHECK_FALSE(screen::press(m.typing, m.field("quality"), Key::b));
}

// --- on the screen

namespace {

struct Page : Morning {
    tests::Window window{
        {1280, 900}, 1.0, [this](screen::Ui& ui) { return screen::draw(ui, view(), typing); }};
    using What = screen::Wish::What;
};

} // namespace

TEST_CASE("morning: by keys alone, from field to field") {
    Page page;
    CHECK(page.window.stage.focus() == "quality");
    CHECK_FALSE(page.window.tap(Key::seven));
    CHECK(page.value("quality") == "7 of 10");
    CHECK_FALSE(page.window.tap(Key::tab));
    CHECK(page.window.stage.focus() == "into-bed");
    for (const Key key : {Key::two, Key::two, Key::four, Key::five})
        CHECK_FALSE(page.window.tap(key));
    CHECK(page.value("into-bed") == "22:45");
    page.window.tap(Key::down);
    page.window.tap(Key::up);
    page.window.tap(Key::one); // anew, not behind what stands there
    CHECK(page.value("into-bed") == "1:00");
    CHECK(page.window.tap(Key::enter).what == Page::What::keep_morning);
    CHECK(page.window.tap(Key::escape).what == Page::What::show_home);
    CHECK(page.window.click("keep").what == Page::What::keep_morning);
}

TEST_CASE("morning: Page up and down go from day to day, never past today") {
    Page page;
    const screen::Wish before = page.window.tap(Key::page_up);
    CHECK(before.what == Page::What::show_morning);
    CHECK(before.id == "2026-11-25");
    CHECK_FALSE(page.window.tap(Key::page_down));
    page.facts.wake_date = day("2026-11-25");
    page.window.settle();
    CHECK(page.window.tap(Key::page_down).id == "2026-11-26");
    CHECK(page.window.click("day-before").id == "2026-11-24");
}

TEST_CASE("morning: with the pointer, too") {
    Page page;
    page.window.click("more:quality");
    CHECK(page.window.stage.focus() == "quality");
    const std::string was = page.value("awakenings");
    page.window.click("more:awakenings");
    CHECK(page.window.stage.focus() == "awakenings");
    CHECK(page.value("awakenings") == std::to_string(std::stoi(was) + 1));
    page.window.click("less:awakenings");
    CHECK(page.value("awakenings") == was);
    page.window.click("at:latency-min");
    page.window.tap(Key::five);
    CHECK(page.value("latency-min") == "5 min");
}

TEST_CASE("morning: from the first screen by M, to an empty day once today is noted") {
    screen::HomeFacts facts;
    const auto routines = screen::example::routines();
    facts.routines = routines;
    facts.morning = screen::HomeFacts::Morning{false, day("2026-11-23")};
    const auto wish = [&](auto hand) {
        const screen::HomeView v = screen::view_of(facts);
        tests::Window window{{1280, 720}, 1.0, [v](screen::Ui& ui) { return screen::draw(ui, v); }};
        return hand(window);
    };
    const auto m = [](tests::Window& w) { return w.tap(Key::m); };
    CHECK(wish(m).what == Page::What::show_morning);
    CHECK(wish(m).id.empty());
    CHECK(wish([](tests::Window& w) { return w.click("morning-gap"); }).id == "2026-11-23");
    facts.morning->noted = true;
    CHECK(wish(m).id == "2026-11-23");
    facts.morning->gap.reset();
    CHECK(wish(m).what == Page::What::show_morning);
    CHECK(wish(m).id.empty());
}

TEST_CASE("morning: what articles say of magnesium is a button away, and so are both zones") {
    Page page;
    const auto wish = page.window.click("claims");
    CHECK(wish.what == Page::What::show_claims);
    CHECK(wish.id == "magnesium");
    page.window.click("elsewhere");
    page.window.settle();
    CHECK(page.find("zone"));
    CHECK(page.window.stage.focus() == "zone");
    page.window.click("not-elsewhere");
    page.window.settle();
    CHECK_FALSE(page.find("zone"));
    CHECK(page.window.stage.focus() == "elsewhere");
}
