// The fortnight sheet printed from the window. It is the 21st of September 2026, a Monday, a
// quarter past two in UTC.
#include "main/computer.h"
#include "screen/screens.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace tests;
using screen::Key;

namespace {

struct Seat {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();

    void open() {
        computer.wish(desktop, What::show_home);
        computer.wish(desktop, What::show_morning);
        computer.wish(desktop, What::show_sheet);
        press("print");
    }
    void press(const std::string& id) { computer.wish(desktop, What::practice, id); }
    const screen::FormView& form() const {
        const auto* view = shown<screen::FormView>(desktop);
        REQUIRE(view);
        REQUIRE(view->page == "sheet-print");
        return *view;
    }
    std::string box(const std::string& id) const { return item_of(form(), id)->value; }
    std::string told() const { return form().top.empty() ? "" : form().top[0].title; }
};

std::string text_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TEST_CASE("sheet to print: Enter writes it from today on, privately, and over no other file") {
    Seat seat;
    seat.open();
    const fs::path file = seat.computer.folder.path / "sheet-2026-09-21.pdf";
    CHECK(seat.box("from") == "2026-09-21");
    CHECK(seat.form().first == "pdf");
    seat.press("pdf");
    CHECK(seat.told().find("written: " + file.string()) != std::string::npos);
    const std::string a4 = text_of(file);
    CHECK(a4.starts_with("%PDF"));
    CHECK((fs::status(file).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    seat.press("pdf");
    CHECK(seat.told() == file.string() + " is there already. Name another file.");
    CHECK(text_of(file) == a4);

    seat.press("from:monday");
    CHECK(seat.box("from") == "2026-09-28");
    CHECK(seat.box("file") == (seat.computer.folder.path / "sheet-2026-09-28").string());
    const fs::path mine = seat.computer.folder.path / "mine.pdf";
    seat.press("set:file=" + mine.string()); // its ending is not doubled
    seat.press("set:from=21.09.2026");
    CHECK(seat.box("from") == "2026-09-21");
    CHECK(seat.box("file") == mine.string()); // named by the person
    seat.press("paper:letter");
    seat.press("pdf");
    const std::string letter = text_of(mine);
    CHECK(letter.starts_with("%PDF"));
    CHECK(letter != a4);
    seat.press("leave");
    CHECK(shown<screen::SheetView>(seat.desktop));
    seat.desktop.leave();
}

TEST_CASE("sheet to print: it speaks the language of the window, as the same day does in both") {
    Seat seat;
    seat.open();
    const auto print = [&](const char* name) {
        const fs::path file = seat.computer.folder.path / name;
        seat.press("set:file=" + file.string());
        seat.press("pdf");
        return text_of(file);
    };
    const std::string english = print("one.pdf");
    CHECK_FALSE(english.empty());
    CHECK(print("two.pdf") == english);
    seat.computer.wish(seat.desktop, What::german);
    const std::string german = print("drei.pdf");
    CHECK_FALSE(german.empty());
    CHECK(german != english);
    wording::speak(wording::Language::en);
    seat.desktop.leave();
}

TEST_CASE("sheet to print: a day that is none and a file without a name are told at their boxes") {
    Seat seat;
    seat.open();
    seat.press("set:from=2026-13-01");
    seat.press("set:file=");
    seat.press("pdf");
    CHECK(item_of(seat.form(), "from")->refused.find("2026-13-01") != std::string::npos);
    CHECK_FALSE(item_of(seat.form(), "file")->refused.empty());
    CHECK(seat.told().empty());
    for (const auto& entry : fs::directory_iterator{seat.computer.folder.path})
        CHECK(entry.path().extension() != ".pdf");
    seat.desktop.leave();
}

TEST_CASE("sheet to print: what stands in a box that was not left is there after a look away") {
    Seat seat;
    seat.open();
    Window window{{1280, 1400}, 1.0, [&](screen::Ui& ui) {
                      seat.desktop.draw(ui);
                      seat.desktop.act(seat.computer.now);
                      seat.computer.advance(seat.desktop);
                      return screen::Wish{};
                  }};
    window.settle();
    window.click("from");
    window.type("21.10.2026");
    window.settle();
    seat.open();
    CHECK(seat.box("from").find("2026-10-21") != std::string::npos);
    CHECK(item_of(seat.form(), "from")->refused.empty());
    seat.desktop.leave();
}

TEST_CASE("sheet to print: what was in hand on the sheet is kept on the way") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    for (const Key key : {Key::m, Key::f, Key::one, Key::p}) window.tap(key);
    REQUIRE(shown<screen::FormView>(desktop));
    CHECK(shown<screen::FormView>(desktop)->page == "sheet-print");
    window.tap(Key::escape);
    const auto* sheet = shown<screen::SheetView>(desktop);
    REQUIRE(sheet);
    CHECK(sheet->rows.at(0).boxes.at(0).text == "1"); // ten would have had another digit
    CHECK_FALSE(text_of(computer.folder.path / "people" / "me.db.sheet").empty());
    desktop.leave();
}
