// Sleep by day and values of a laboratory in the program: what is pressed and typed, and what is on
// the disk then. It is the 21st of September 2026, a quarter past two in UTC.
#include "main/computer.h"
#include "screen/screens.h"

#include "diary/entry.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tests;
using screen::Key;

namespace {

units::Day day(const char* text) { return units::day(text).value(); }

// In bed from eleven to seven, to the 21st.
void sleep(Computer& computer) {
    { app::Desktop makes_the_file = computer.desktop(); }
    diary::Night night;
    night.wake_date = day("2026-09-21");
    night.zone = "UTC";
    night.into_bed = diary::NightClock{23h, {}};
    night.out_of_bed = diary::NightClock{7h, {}};
    auto open = store::Store::open(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    const auto now = computer.around.wall_now();
    REQUIRE(open->keep({store::DiaryEntry{diary::entered("", night, now)}}));
}

app::Desktop after(Computer& computer, bool slept) {
    if (slept) sleep(computer);
    return computer.desktop();
}

struct Desk {
    Computer computer{"none"};
    app::Desktop desktop;

    explicit Desk(bool slept = false) : desktop{after(computer, slept)} {}

    void open(const std::string& page, const std::string& of = "2026-09-21") {
        computer.wish(desktop, What::show_home);
        computer.wish(desktop, What::show_morning);
        computer.wish(desktop, What::show_day, of);
        press(page);
        CHECK(form().page == page);
    }
    const screen::FormView& form() const {
        const auto* view = shown<screen::FormView>(desktop);
        REQUIRE(view);
        return *view;
    }
    void press(const std::string& id) { computer.wish(desktop, What::practice, id); }
    void type(const std::string& box, const std::string& text) { press("set:" + box + "=" + text); }
    std::string refused(const std::string& box) const {
        const auto* item = item_of(form(), box);
        REQUIRE(item);
        return item->refused;
    }
    std::string told() const { return form().top.empty() ? "" : form().top[0].title; }
    // The button of that kind beside the line that says so.
    std::string button(const std::string& what, const std::string& says) const {
        for (const auto& item : form().right.at(0).items)
            for (const auto& one : item.buttons)
                if (one.id.starts_with(what) && item.title.find(says) != std::string::npos)
                    return one.id;
        return {};
    }
    store::Diary kept() const {
        auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
        REQUIRE(open);
        auto all = open->diary(day("2026-01-01"), day("2026-12-31"));
        REQUIRE(all);
        return *std::move(all);
    }
};

bool says(const app::Desktop& desktop, const std::string& text) {
    const auto* view = shown<screen::DayView>(desktop);
    REQUIRE(view);
    return std::any_of(view->lines.begin(), view->lines.end(), [&](const auto& line) {
        return (line.when + "  " + line.what).find(text) != std::string::npos;
    });
}

} // namespace

TEST_CASE("naps: one is noted, stands on the line of its day, is corrected and taken back") {
    Desk here;
    here.open("naps");
    here.type("begin", "1210");
    here.type("until", "12:50");
    here.press("keep");
    CHECK(here.told().find("40 min") != std::string::npos);
    auto naps = here.kept().naps;
    REQUIRE(naps.size() == 1);
    CHECK(naps[0].value->day == day("2026-09-21"));
    CHECK(naps[0].value->asleep_min == 40);
    here.press("leave");
    CHECK(says(here.desktop, "12:10  In bed: sleep by day, 40 min"));
    here.press("naps");
    here.press(here.button("correct:", "12:10"));
    CHECK(item_of(here.form(), "minutes")->value == "40");
    here.type("minutes", "25");
    here.press("keep");
    naps = here.kept().naps;
    REQUIRE(naps.size() == 2); // every revision
    CHECK(naps[1].id == naps[0].id);
    CHECK(diary::values(naps).at(0).asleep_min == 25);
    here.press(here.button("correct:", "12:10"));
    here.type("until", "13:10"); // the minutes stand as they were
    here.press("keep");
    naps = here.kept().naps;
    REQUIRE(naps.size() == 3);
    CHECK(diary::values(naps).at(0).asleep_min == 60);
    here.press(here.button("take-back:", "12:10"));
    naps = here.kept().naps;
    CHECK(naps.size() == 4);
    CHECK(diary::values(naps).empty());
    CHECK(here.button("correct:", "12:10").empty());
    here.press("leave");
    CHECK_FALSE(says(here.desktop, "sleep by day"));
    here.desktop.leave();
}

TEST_CASE("naps: what cannot be is one sentence at its box, and nothing is kept") {
    Desk here{true};
    here.open("naps");
    here.type("begin", "06:30");
    here.type("minutes", "45");
    here.press("keep");
    CHECK(here.refused("begin").find("a night or another sleep by day") != std::string::npos);
    here.type("begin", "07:10");
    here.type("minutes", "400");
    here.press("keep");
    CHECK(here.refused("begin").empty());
    CHECK(here.refused("minutes").find("360") != std::string::npos);
    here.type("minutes", "30");
    here.type("day", "2026-09-22");
    here.press("keep");
    CHECK(here.refused("day").find("still to come") != std::string::npos);
    here.type("day", "some day");
    here.press("keep");
    CHECK(here.refused("day").find("2026-11-20") != std::string::npos);
    CHECK(here.kept().naps.empty());
    here.type("day", "2026-09-21");
    here.press("keep");
    CHECK(here.kept().naps.size() == 1);
    here.desktop.leave();
}

TEST_CASE(
    "naps: by keys alone from the first page, and what was typed is there after a look away") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    for (const Key key : {Key::m, Key::t, Key::s}) window.tap(key);
    REQUIRE(shown<screen::FormView>(desktop));
    window.settle();
    window.type("1210");
    window.settle();
    window.tap(Key::tab);
    window.tap(Key::escape); // out of the box
    window.tap(Key::escape);
    REQUIRE(shown<screen::DayView>(desktop));
    window.tap(Key::s);
    const auto* view = shown<screen::FormView>(desktop);
    REQUIRE(view);
    CHECK(item_of(*view, "begin")->value == "1210");
    window.settle();
    window.tap(Key::enter);
    window.settle();
    window.type("1230");
    window.settle();
    window.tap(Key::enter); // to the minutes, which can stay empty
    window.tap(Key::enter);
    window.tap(Key::enter);
    window.settle();
    view = shown<screen::FormView>(desktop);
    REQUIRE(view);
    REQUIRE_FALSE(view->top.empty());
    CHECK(view->top[0].title.find("20 min") != std::string::npos);
    desktop.leave();
}

TEST_CASE("laboratory: a value is noted without a word about it, corrected and taken back") {
    Desk here;
    here.open("laboratory");
    here.press("what:ferritin");
    here.type("value", "38,5");
    here.type("day", "2026-03-02");
    here.press("keep");
    CHECK_FALSE(here.refused("unit").empty());
    CHECK(here.kept().laboratory.empty());
    here.type("unit", "µg/l");
    here.press("keep");
    auto notes = here.kept().laboratory;
    REQUIRE(notes.size() == 1);
    CHECK(*notes[0].value == diary::LabNote{"ferritin", 38.5, "µg/l", day("2026-03-02"), ""});
    for (const auto& item : here.form().right.at(0).items)
        CHECK(item.kind != screen::FormItem::Kind::warning);
    here.press("leave");
    CHECK(shown<screen::DayView>(here.desktop)->day == "2026-09-21"); // where it came from
    here.press("laboratory");
    here.press(here.button("correct:", "Ferritin"));
    CHECK(item_of(here.form(), "unit")->value == "µg/l");
    here.type("value", "35.8");
    here.press("keep");
    notes = here.kept().laboratory;
    REQUIRE(notes.size() == 2);
    CHECK(diary::values(notes).at(0).value == 35.8);
    here.press(here.button("take-back:", "Ferritin"));
    notes = here.kept().laboratory;
    CHECK(notes.size() == 3);
    CHECK(diary::values(notes).empty());
    here.desktop.leave();
}

TEST_CASE("laboratory: after an old value was corrected the next one is of the day looked at") {
    Desk here;
    here.open("laboratory");
    here.press("what:ferritin");
    here.type("value", "38.5");
    here.type("unit", "µg/l");
    here.type("day", "2026-03-02");
    here.press("keep");
    CHECK(item_of(here.form(), "day")->value == "2026-03-02"); // of the same sample
    here.press("leave");
    here.press("laboratory");
    CHECK(item_of(here.form(), "day")->value == "2026-09-21");
    here.press(here.button("correct:", "Ferritin"));
    here.type("value", "35.8");
    here.press("keep");
    CHECK(item_of(here.form(), "day")->value == "2026-09-21");
    here.desktop.leave();
}

TEST_CASE("naps: what is in the way is listed, and a box that may be right now says nothing") {
    Desk here;
    here.open("naps", "2026-09-20");
    here.type("begin", "12:10");
    here.type("minutes", "40");
    here.press("keep");
    here.open("naps");
    CHECK(here.button("correct:", "12:10").empty()); // the list is of the 21st
    here.type("day", "2026-09-20");
    here.type("begin", "12:10");
    here.press("keep");
    CHECK_FALSE(here.refused("minutes").empty());
    here.type("until", "12:50");
    CHECK(here.refused("minutes").empty());
    here.press("keep");
    CHECK(here.refused("begin").find("in the list") != std::string::npos);
    CHECK_FALSE(here.button("correct:", "12:10").empty());
    here.type("day", "2026-09-21");
    CHECK(here.refused("begin").empty());
    here.desktop.leave();
}

TEST_CASE("naps: what is typed is not dropped for a correction") {
    Desk here;
    here.open("naps");
    here.type("begin", "12:10");
    here.type("minutes", "40");
    here.press("keep");
    here.type("begin", "13:10");
    here.press(here.button("correct:", "12:10"));
    CHECK(here.told().find("not noted yet") != std::string::npos);
    CHECK(item_of(here.form(), "begin")->value == "13:10");
    here.press("empty");
    here.press(here.button("correct:", "12:10"));
    CHECK(item_of(here.form(), "begin")->value == "12:10");
    here.type("minutes", "30");
    here.press(here.button("correct:", "12:10"));
    CHECK(here.told().find("leave it as it was") != std::string::npos);
    CHECK(item_of(here.form(), "minutes")->value == "30");
    here.desktop.leave();
}

TEST_CASE("naps: a correction that was refused goes on from what the disk holds by then") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    const auto now = units::wall_time("2026-09-21T14:15:00+00:00").value();
    const diary::Nap nap{day("2026-09-21"), "UTC", {12h, {}}, 30};
    store::Diary noted;
    noted.naps = {diary::entered("a", nap, now)};
    app::Naps naps;
    naps.come_in(day("2026-09-21"), noted);
    const terminal::Here here{"UTC", now};
    naps.act("correct:a", here);
    naps.act("set:minutes=25", here);
    const auto revision = [&] {
        REQUIRE(naps.act("keep", here) == app::Naps::Way::keep);
        return std::get<diary::Entry<diary::Nap>>(naps.entry()).revision;
    };
    CHECK(revision() == 2);
    noted.naps.push_back(diary::corrected(noted.naps[0], nap, now));
    naps.not_kept("It was changed meanwhile.", noted);
    CHECK(naps.view().top.at(0).title == "It was changed meanwhile.");
    CHECK(revision() == 3);
    naps.not_kept("It cannot be read.", std::nullopt);
    CHECK(revision() == 3);
}
