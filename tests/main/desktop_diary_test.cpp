// The morning page in the program: real keys on the drawn page, the person's file behind it. It is
// the 21st of September 2026, a quarter past two in UTC.
#include "main/computer.h"
#include "screen/screens.h"

#include "diary/entry.h"

#include <doctest/doctest.h>

using namespace tests;
using screen::Key;

namespace {

units::Day day(const char* text) { return units::day(text).value(); }

// The window as it runs: each frame is drawn, acted on and goes on.
struct Seat {
    Computer& computer;
    app::Desktop desktop;
    Window window;

    explicit Seat(Computer& at)
        : computer{at}, desktop{at.desktop()}, window{{1280, 720}, 1.0, [this](screen::Ui& ui) {
                                                          desktop.draw(ui);
                                                          desktop.act(computer.now);
                                                          computer.advance(desktop);
                                                          return screen::Wish{};
                                                      }} {}
    void tap(Key key) { window.tap(key); }
    void digits(const std::string& text) {
        for (const char c : text) tap(screen::digit(c - '0'));
    }
    void field(const std::string& text) {
        digits(text);
        tap(Key::tab);
    }
    // Quality, into bed, tried to sleep, minutes until asleep, awakenings, minutes, awake, up.
    void night() {
        for (const char* text : {"7", "2245", "2310", "25", "2", "20", "0630", "0650"}) field(text);
    }
    const screen::MorningView* page() const { return shown<screen::MorningView>(desktop); }
    const screen::HomeView* home() const { return shown<screen::HomeView>(desktop); }
};

store::Diary kept(const Computer& computer) {
    auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    auto all = open->diary(day("2026-01-01"), day("2026-12-31"));
    REQUIRE(all);
    return *std::move(all);
}

void keep(const Computer& computer, const std::vector<store::DiaryEntry>& entries) {
    auto open = store::Store::open(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    REQUIRE(open->keep(entries));
}

diary::Dose dose_of(const char* taken) {
    diary::Dose d;
    d.taken = units::wall_time(taken).value();
    d.zone = "UTC";
    d.product.label = diary::Milligrams{200};
    return d;
}

} // namespace

TEST_CASE("desktop: a night by keyboard alone, corrected, and its history is kept") {
    Computer computer{"none"};
    {
        Seat seat{computer};
        REQUIRE(seat.home());
        REQUIRE(seat.home()->morning);
        CHECK_FALSE(seat.home()->morning->noted);
        seat.tap(Key::m);
        REQUIRE(seat.page());
        CHECK(seat.page()->when == "Night to 21 Sep 2026, today");
        seat.night();
        CHECK(seat.page()->follows.starts_with("in bed 8 h 5 min, asleep 6 h 35 min"));
        seat.tap(Key::enter);
        REQUIRE(seat.home());
        CHECK(seat.home()->morning->noted);
        auto nights = diary::values(kept(computer).nights);
        REQUIRE(nights.size() == 1);
        CHECK(nights[0].wake_date == day("2026-09-21"));
        CHECK(nights[0].latency_min == 25);
        CHECK(nights[0].quality == 7);
        seat.tap(Key::m);
        REQUIRE(seat.page());
        CHECK(seat.page()->noted);
        seat.digits("4");
        seat.tap(Key::enter);
        REQUIRE(seat.home());
    }
    const auto all = kept(computer).nights;
    CHECK(all.size() == 2); // every revision
    CHECK(diary::values(all).at(0).quality == 4);
    CHECK(all.at(0).value->quality == 7);
}

TEST_CASE("desktop: an impossible night stays on the page, and Escape keeps nothing") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.night();
    seat.tap(Key::back_tab);
    while (seat.window.stage.focus() != "out-of-bed") seat.tap(Key::back_tab);
    seat.digits("0500");
    seat.tap(Key::enter);
    REQUIRE(seat.page());
    CHECK(seat.page()->night.back().refused.find("does not come after waking") !=
          std::string::npos);
    CHECK(kept(computer).nights.empty());
    seat.tap(Key::escape);
    REQUIRE(seat.home());
    CHECK(kept(computer).nights.empty());
    seat.tap(Key::m);
    REQUIRE(seat.page());
    CHECK(seat.page()->night.back().value.empty()); // what was typed is gone with it
}

TEST_CASE("desktop: Enter alone keeps the night as usual and magnesium as the day before") {
    Computer computer{"none"};
    {
        Seat seat{computer};
        seat.tap(Key::m);
        seat.night();
        seat.tap(Key::enter);
    }
    keep(computer, {diary::entered("", dose_of("2026-09-20T21:30:00Z"),
                                   units::wall_time("2026-09-21T07:00:00Z").value())});
    computer.now += 24h;
    Seat seat{computer};
    CHECK_FALSE(seat.home()->morning->noted);
    seat.tap(Key::m);
    REQUIRE(seat.page());
    CHECK(seat.page()->night[1].beside == "as yesterday");
    REQUIRE(seat.page()->doses.size() == 2);
    CHECK(seat.page()->doses[0].beside == "as the day before");
    seat.tap(Key::enter);
    REQUIRE(seat.home());
    const auto nights = diary::values(kept(computer).nights);
    REQUIRE(nights.size() == 2);
    const auto doses = diary::values(kept(computer).doses);
    REQUIRE(doses.size() == 2);
    const auto again =
        std::max_element(doses.begin(), doses.end(),
                         [](const auto& a, const auto& b) { return a.taken.utc < b.taken.utc; });
    CHECK(units::iso8601(again->taken) == "2026-09-21T21:30:00+00:00");
}

TEST_CASE("desktop: a week is entered day by day, and each late night says how late") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    for (int back = 0; back < 6; ++back) seat.tap(Key::page_up);
    REQUIRE(seat.page());
    CHECK(seat.page()->when == "Night to 15 Sep 2026, 6 days ago");
    seat.night();
    seat.tap(Key::enter); // the first one
    REQUIRE(seat.home());
    CHECK(seat.home()->morning->gap == "2026-09-20");
    seat.tap(Key::m); // today first
    CHECK(seat.page()->when.ends_with("today"));
    seat.tap(Key::enter);
    for (const char* gap : {"20", "19", "18", "17", "16"}) {
        REQUIRE(seat.home());
        CHECK(seat.home()->morning->gap == std::string{"2026-09-"} + gap);
        seat.tap(Key::m);
        REQUIRE(seat.page());
        CHECK(seat.page()->state.starts_with("This night is missing"));
        seat.tap(Key::enter);
    }
    REQUIRE(seat.home());
    CHECK(seat.home()->morning->gap.empty());
    CHECK(diary::values(kept(computer).nights).size() == 7);
    seat.tap(Key::m);
    seat.tap(Key::page_up);
    REQUIRE(seat.page());
    CHECK(seat.page()->state.starts_with("Noted. Entered 1 day later."));
}

TEST_CASE("desktop: what was typed for a day is still there after a look at another") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.digits("8");
    seat.tap(Key::page_up);
    CHECK(seat.page()->night[0].value.empty());
    seat.tap(Key::page_down);
    CHECK(seat.page()->night[0].value == "8 of 10");
    for (int back = 0; back < 60; ++back) seat.tap(Key::page_up); // beyond what was read at once
    REQUIRE(seat.page());
    CHECK(seat.page()->when.ends_with("60 days ago"));
}

TEST_CASE("desktop: an answer that belongs into other hands stays to be read") {
    Computer computer{"none"};
    { Seat seat{computer}; } // makes the file
    {
        auto open = store::Store::open(computer.folder.path / "people" / "me.db");
        REQUIRE(open);
        store::DiarySettings own;
        own.choice = {diary::Item::low_mood};
        REQUIRE(open->save(own));
    }
    Seat seat{computer};
    seat.tap(Key::m);
    seat.night();
    while (seat.window.stage.focus() != "ask-low_mood") seat.tap(Key::tab);
    seat.digits("5");
    seat.tap(Key::enter);
    REQUIRE(seat.page());
    CHECK(seat.page()->kept);
    REQUIRE(seat.page()->signs.size() == 1);
    CHECK(diary::values(kept(computer).observations).size() == 1);
    seat.tap(Key::enter);
    CHECK(seat.home());
}

TEST_CASE("desktop: a severe notice of a dose stays to be read") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.night();
    while (seat.window.stage.focus() != "dose-mg") seat.tap(Key::tab);
    seat.field("2500");
    seat.tap(Key::plus); // of magnesium itself
    seat.tap(Key::tab);
    seat.digits("2130");
    seat.tap(Key::enter);
    REQUIRE(seat.page());
    CHECK(seat.page()->kept);
    REQUIRE(seat.page()->signs.size() == 1);
    CHECK(seat.page()->signs[0].find("2500") != std::string::npos);
    seat.tap(Key::enter);
    CHECK(seat.home());
}

TEST_CASE("desktop: T shows the day as it went, from day to day and back to what was typed") {
    Computer computer{"none"};
    diary::Intake iron{
        units::wall_time("2026-09-20T20:30:00Z").value(), "UTC", diary::Kind::iron, {}, {}, {}};
    {
        Seat seat{computer}; // makes the file
    }
    keep(computer, {diary::entered("", dose_of("2026-09-20T21:30:00Z"), iron.taken),
                    diary::entered("", iron, iron.taken)});
    Seat seat{computer};
    seat.tap(Key::m);
    seat.digits("4");
    seat.tap(Key::t);
    const auto* today = shown<screen::DayView>(seat.desktop);
    REQUIRE(today != nullptr);
    CHECK(today->day == "2026-09-21");
    CHECK(today->pairs.empty());
    seat.tap(Key::left);
    const auto* before = shown<screen::DayView>(seat.desktop);
    REQUIRE(before != nullptr);
    CHECK(before->day == "2026-09-20");
    REQUIRE(before->pairs.size() == 1);
    CHECK(before->pairs[0].apart == "1 h apart");
    seat.tap(Key::right);
    seat.tap(Key::escape);
    REQUIRE(seat.page());
    CHECK(seat.page()->night[0].value == "4 of 10");
    seat.tap(Key::escape);
    CHECK(seat.home());
}

TEST_CASE("desktop: the person picks what a morning asks, and it is asked from then on") {
    Computer computer{"none"};
    {
        Seat seat{computer};
        seat.tap(Key::m);
        REQUIRE(seat.page());
        CHECK(seat.page()->asked.empty());
        seat.window.click("asking");
        REQUIRE(shown<screen::AskingView>(seat.desktop));
        seat.window.click("ask-cramps");
        seat.window.click("ask-stress");
        seat.window.click("ask-cramps");
        seat.tap(Key::escape);
        REQUIRE(seat.page());
        REQUIRE(seat.page()->asked.size() == 1);
        CHECK(seat.page()->asked[0].id == "ask-stress");
    }
    auto open = store::Store::open(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    const auto own = open->diary_settings();
    REQUIRE(own);
    CHECK(own->choice == diary::Choice{diary::Item::stress});
}
