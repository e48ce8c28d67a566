// The paper sheet in the program: real keys on the drawn page, the person's file behind it. It is
// the 21st of September 2026, a quarter past two in UTC: still the 20th of the diary.
#include "main/computer.h"
#include "screen/screens.h"

#include "diary/entry.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace tests;
using screen::Key;

namespace {

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
    const screen::SheetView* page() const { return shown<screen::SheetView>(desktop); }
};

std::vector<diary::Entry<diary::Night>> nights(const Computer& computer) {
    auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    auto all = open->diary(units::day("2026-01-01").value(), units::day("2026-12-31").value());
    REQUIRE(all);
    return all->nights;
}

fs::path beside(const Computer& computer) {
    return computer.folder.path / "people" / "me.db.sheet";
}

std::string text_of(const fs::path& file) {
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

screen::SheetView::Box box(const Seat& seat, const std::string& row, std::size_t day) {
    REQUIRE(seat.page());
    for (const auto& one : seat.page()->rows)
        if (one.word == row) return one.boxes[day];
    return {};
}

} // namespace

TEST_CASE(
    "desktop: a row of the paper sheet after another, each night kept as soon as it is whole") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    REQUIRE(seat.page());
    CHECK(seat.page()->days.size() == 14);
    seat.digits("75");
    seat.tap(Key::down);
    seat.tap(Key::left);
    seat.tap(Key::left);
    seat.digits("22452310");
    CHECK(nights(computer).empty());
    CHECK_FALSE(seat.page()->state.empty());
    for (int i = 0; i < 6; ++i) seat.tap(Key::down);
    seat.tap(Key::left);
    seat.tap(Key::left);
    seat.digits("06500700");
    const auto kept = diary::current(nights(computer));
    REQUIRE(kept.size() == 2);
    const auto earlier = std::min_element(kept.begin(), kept.end(), [](auto& one, auto& other) {
        return one.value->wake_date < other.value->wake_date;
    });
    CHECK(earlier->value->quality == 7);
    CHECK(earlier->source.origin == diary::Origin::sheet);
    CHECK(diary::days_late(earlier->value->wake_date, earlier->entered_at) >= 13);
    CHECK(seat.page()->state.empty());
    CHECK_FALSE(seat.page()->days[0].noted.empty());
    seat.tap(Key::left);
    seat.digits("0710");
    CHECK(diary::current(nights(computer)).size() == 2);
    seat.tap(Key::escape);
    const auto* morning = shown<screen::MorningView>(seat.desktop);
    REQUIRE(morning);
    CHECK(morning->when.find("today") != std::string::npos);
}

TEST_CASE("desktop: what cannot be stays on the sheet when somebody comes back to it") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    seat.digits("17");
    REQUIRE(seat.page());
    CHECK(seat.page()->refused.size() == 1);
    seat.tap(Key::escape);
    CHECK_FALSE(seat.page());
    seat.tap(Key::f);
    REQUIRE(seat.page());
    CHECK(seat.page()->refused.size() == 1);
    seat.tap(Key::page_up);
    REQUIRE(seat.page());
    REQUIRE(seat.page()->refused.size() == 1); // on its date
    CHECK(seat.page()->refused[0].day == 1);
    CHECK(nights(computer).empty());
}

TEST_CASE("desktop: what waits on the sheet is there again when the window was closed") {
    Computer computer{"none"};
    const units::Day first = [&] {
        Seat seat{computer};
        seat.tap(Key::m);
        seat.tap(Key::f);
        seat.digits("17"); // cannot be
        seat.digits("7");  // waits for its night
        seat.tap(Key::page_up);
        REQUIRE(seat.page());
        const auto from = units::day(seat.page()->earlier).value() + std::chrono::days{1};
        for (int i = 0; i < 2; ++i) seat.tap(Key::down);
        seat.digits("231"); // in hand, and open still
        CHECK_FALSE(seat.desktop.may_close());
        computer.advance(seat.desktop);
        CHECK(seat.desktop.over());
        seat.desktop.leave();
        return from;
    }();
    REQUIRE(fs::exists(beside(computer)));
    CHECK(fs::status(beside(computer)).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(nights(computer).empty());
    {
        Seat seat{computer};
        seat.tap(Key::m);
        seat.tap(Key::f);
        REQUIRE(seat.page());
        CHECK(units::day(seat.page()->earlier).value() + std::chrono::days{1} == first);
        REQUIRE(seat.page()->refused.size() == 1);
        CHECK(seat.page()->refused[0].day == 1);
        CHECK(box(seat, "quality", 2).text == "7");
        CHECK(box(seat, "quality", 2).state == screen::SheetView::Box::State::waits);
        seat.tap(Key::backspace); // day 0 has nothing
        seat.desktop.leave();
    }
    CHECK(fs::exists(beside(computer)));
}

TEST_CASE("desktop: boxes that are whole or emptied are kept nowhere else") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    seat.digits("17");
    CHECK(fs::exists(beside(computer)));
    seat.tap(Key::left);
    seat.tap(Key::backspace);
    CHECK_FALSE(fs::exists(beside(computer)));
    CHECK(seat.page()->refused.empty());
}

TEST_CASE("desktop: what of the sheet the disk takes nowhere is told once before the window goes") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    fs::create_directory(beside(computer)); // in its place
    seat.digits("17");
    REQUIRE(seat.page());
    CHECK(seat.page()->trouble.find("me.db.sheet") != std::string::npos);
    seat.tap(Key::escape);
    CHECK_FALSE(seat.page());
    CHECK_FALSE(seat.desktop.may_close());
    computer.advance(seat.desktop);
    REQUIRE(seat.page());
    CHECK(seat.page()->trouble.find("lost") != std::string::npos);
    CHECK_FALSE(seat.desktop.over());
    CHECK(seat.desktop.may_close());
}

TEST_CASE("desktop: a box in hand is kept when a file falls on the sheet") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    seat.digits("1"); // a ten, perhaps
    REQUIRE(seat.page());
    CHECK_FALSE(fs::exists(beside(computer)));
    seat.desktop.dropped({(computer.folder.path / "export.csv").string()});
    for (int i = 0; i < 3; ++i) computer.advance(seat.desktop);
    CHECK(shown<screen::ImportView>(seat.desktop));
    CHECK(text_of(beside(computer)).find(" quality 1\n") != std::string::npos);
}

TEST_CASE("desktop: a box in hand is kept when another page opens, and is there again") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    seat.digits("1");
    SUBCASE("the files, asked for") {
        computer.wish(seat.desktop, What::show_import);
        for (int i = 0; i < 3; ++i) computer.advance(seat.desktop);
        CHECK(shown<screen::ImportView>(seat.desktop));
        CHECK(fs::exists(beside(computer)));
    }
    SUBCASE("the sheet once more") {
        computer.wish(seat.desktop, What::show_home);
        computer.wish(seat.desktop, What::show_sheet);
        for (int i = 0; i < 3; ++i) computer.advance(seat.desktop);
        CHECK(box(seat, "quality", 0).text == "1");
    }
    SUBCASE("and the window goes") {
        computer.wish(seat.desktop, What::show_home);
        CHECK_FALSE(seat.desktop.may_close());
        computer.advance(seat.desktop);
        CHECK(seat.desktop.over());
    }
    CHECK(text_of(beside(computer)).find(" quality 1\n") != std::string::npos);
}

TEST_CASE("desktop: what is in the diary waits no more when only the boxes beside cannot be kept") {
    Computer computer{"none"};
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    fs::create_directory(beside(computer)); // in its place
    seat.digits("717");
    seat.tap(Key::down);
    seat.tap(Key::left);
    seat.tap(Key::left);
    seat.digits("2245");
    for (int i = 0; i < 6; ++i) seat.tap(Key::down);
    seat.tap(Key::left);
    seat.digits("0650");
    REQUIRE(diary::current(nights(computer)).size() == 1);
    CHECK_FALSE(seat.page()->trouble.empty());
    seat.tap(Key::escape);
    seat.tap(Key::f);
    CHECK(box(seat, "quality", 0).state == screen::SheetView::Box::State::noted);
    CHECK(box(seat, "quality", 1).state == screen::SheetView::Box::State::refused);
}

TEST_CASE("desktop: boxes that waited and cannot be read are told of and set aside") {
    Computer computer{"none"};
    const fs::path old = beside(computer).string() + ".old-1";
    { computer.desktop(); } // the person's folder
    std::string told;
    SUBCASE("all of them") {
        fs::create_directory(beside(computer)); // nothing to be read
        told = "cannot be read and will be set aside";
    }
    SUBCASE("a line") {
        std::ofstream{beside(computer)} << "2026-09-08 quality 7\nrubbish\n";
        told = "not all of it can be read";
    }
    Seat seat{computer};
    seat.tap(Key::m);
    seat.tap(Key::f);
    REQUIRE(seat.page());
    REQUIRE(seat.page()->said.size() == 1);
    CHECK(seat.page()->said[0].find(told) != std::string::npos);
    CHECK_FALSE(fs::exists(old));
    seat.digits("17");
    CHECK(seat.page()->trouble.empty());
    CHECK(text_of(beside(computer)).find(" quality 17\n") != std::string::npos);
    REQUIRE(fs::exists(old));
    if (fs::is_regular_file(old)) CHECK(text_of(old).find("rubbish") != std::string::npos);
    seat.digits("18");
    CHECK_FALSE(fs::exists(beside(computer).string() + ".old-2")); // once
}
