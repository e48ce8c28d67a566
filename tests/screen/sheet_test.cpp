// The paper sheet typed in: digits, Enter and a few keys more, whatever of it is kept.
#include "screens.h"

#include "screen/sheet_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

using screen::Key, screen::SheetTyping, screen::SheetView;
using What = screen::Wish::What;
using State = SheetView::Box::State;

namespace {

struct Desk {
    entering::Sitting sitting;
    SheetTyping typing;
    int keys = 0;

    explicit Desk(const diary::Choice& choice = {}, const store::Diary& diary = {}) {
        tests::speak(routine::Language::en);
        const auto from = units::day("2026-11-09").value();
        sitting = entering::sitting(
            entering::sheet_facts(diary, choice, from, units::day("2026-11-26").value()), diary);
    }
    SheetView view() const {
        return view_of(screen::SheetFacts{&sitting,
                                          units::wall_time("2026-11-26T08:00:00+01:00").value(),
                                          "Europe/Berlin"},
                       typing);
    }
    void press(Key key) {
        ++keys;
        screen::press(typing, view(), key);
    }
    void digits(const std::string& text) {
        for (const char c : text) press(screen::digit(c - '0'));
    }
    void box(const std::string& text) { // as many do, whether it went on by itself or not
        digits(text);
        press(Key::enter);
    }
    const SheetView::Row& row(const SheetView& v, const std::string& word) const {
        const auto found = std::find_if(v.rows.begin(), v.rows.end(),
                                        [&](const auto& one) { return one.word == word; });
        REQUIRE(found != v.rows.end());
        return *found;
    }
    std::string text(const std::string& word, std::size_t day) const {
        const SheetView v = view();
        return row(v, word).boxes.at(day).text;
    }
    State state(const std::string& word, std::size_t day) const {
        const SheetView v = view();
        return row(v, word).boxes.at(day).state;
    }
    void go(const std::string& word, std::size_t day) { go_to(typing, view(), word, day); }
};

} // namespace

TEST_CASE("sheet: the rows and days of the paper, without what the diary has no place for") {
    const Desk desk{{diary::Item::stress, diary::Item::cramps}};
    const SheetView v = desk.view();
    CHECK(v.title == "9 Nov 2026 to 22 Nov 2026");
    CHECK(v.days.size() == 14);
    CHECK(v.days.front().monday);
    CHECK(v.rows.front().word == "quality");
    CHECK_FALSE(v.rows.front().title.empty());
    CHECK(std::none_of(v.rows.begin(), v.rows.end(),
                       [](const auto& row) { return row.word == "rolled"; }));
    CHECK(v.earlier == "2026-11-08");
    CHECK(v.later == "2026-11-10");
}

TEST_CASE("sheet: a full box goes on by itself, and an Enter behind it does nothing") {
    Desk desk;
    desk.box("7");
    CHECK(desk.typing.day == 1);
    desk.digits("6");
    CHECK(desk.typing.day == 2);
    desk.box("10");
    CHECK(desk.typing.day == 3);
    desk.box("1"); // 10 was possible
    CHECK(desk.typing.day == 4);
    desk.press(Key::enter); // an empty box
    CHECK(desk.typing.day == 5);
    CHECK(desk.text("quality", 0) == "7");
    CHECK(desk.text("quality", 2) == "10");
    CHECK(desk.text("quality", 3) == "1");
    CHECK(desk.text("quality", 4).empty());
    desk.go("quality", 13);
    desk.box("4");
    CHECK(desk.typing.row == "into-bed");
    CHECK(desk.typing.day == 0);
    desk.digits("2245");
    CHECK(desk.typing.day == 1);
    CHECK(desk.text("into-bed", 0) == "22:45");
}

TEST_CASE("sheet: plus is as the day before, minus is nothing, Backspace takes back") {
    Desk desk;
    desk.go("into-bed", 0);
    desk.digits("2245");
    desk.press(Key::plus);
    CHECK(desk.text("into-bed", 1) == "22:45");
    CHECK(desk.typing.day == 2);
    desk.press(Key::minus);
    CHECK(desk.typing.day == 3);
    desk.digits("23");
    desk.press(Key::backspace);
    CHECK(desk.typing.in_hand == "2");
    desk.press(Key::left);
    CHECK(desk.typing.day == 2);
    CHECK(desk.state("into-bed", 3) == State::waits);
    desk.press(Key::left);
    desk.press(Key::del);
    CHECK(desk.text("into-bed", 1).empty());
}

TEST_CASE("sheet: what belongs to an answer opens with it, and letters of the sheet are heard") {
    Desk desk{{diary::Item::cramps, diary::Item::illness, diary::Item::caffeine}};
    desk.go("cramps", 0);
    desk.box("2");
    desk.box("0");
    const SheetView v = desk.view();
    CHECK(open(v, desk.typing, desk.row(v, "cramps-side"), 0));
    CHECK_FALSE(open(v, desk.typing, desk.row(v, "cramps-side"), 1));
    CHECK(desk.state("cramps", 0) == State::waits);
    desk.go("cramps-side", 5);
    CHECK(desk.typing.day == 0);
    desk.press(Key::l);
    CHECK(desk.typing.row == "cramps-muscle");
    desk.box("1");
    CHECK(desk.state("cramps", 0) == State::kept);
    desk.go("illness", 3);
    desk.press(Key::y);
    CHECK(desk.state("illness", 3) == State::kept);
    desk.go("caffeine", 3);
    desk.digits("1");
    desk.press(Key::plus);
    desk.press(Key::enter);
    CHECK(desk.text("caffeine", 3) == "1.5");
    CHECK(desk.state("caffeine", 3) == State::kept);
}

TEST_CASE("sheet: what cannot be kept is marked, and said with its day and row") {
    Desk desk{{diary::Item::stress}};
    desk.go("stress", 1);
    desk.box("17");
    CHECK(desk.state("stress", 1) == State::refused);
    REQUIRE(desk.view().refused.size() == 1);
    CHECK(desk.view().refused[0].where == "Tue 10 Nov: Stress");
    CHECK_FALSE(desk.view().refused[0].why.empty());
    desk.go("into-bed", 0);
    desk.digits("2245");
    CHECK(desk.view().state.starts_with("1 box waits"));
    desk.go("out-of-bed", 0);
    desk.digits("0650");
    CHECK(desk.view().state.empty());
}

TEST_CASE("sheet: what is noted stands there, and its day says how late it was entered") {
    store::Diary diary;
    diary::Night night;
    night.wake_date = units::day("2026-11-10").value();
    night.zone = "Europe/Berlin";
    night.into_bed = diary::NightClock{std::chrono::hours{22}, {}};
    night.out_of_bed = diary::NightClock{std::chrono::hours{7}, {}};
    diary.nights.push_back(
        diary::entered("n", night, units::wall_time("2026-11-13T08:00:00+01:00").value()));
    const Desk desk{{}, diary};
    CHECK(desk.text("into-bed", 1) == "22:00");
    CHECK(desk.state("into-bed", 1) == State::noted);
    CHECK(desk.view().days[1].noted == "The night is noted. Entered 3 days later.");
    CHECK(desk.view().days[2].noted.empty());
}

TEST_CASE("sheet: a fortnight is typed with at most 480 keys, Enter behind full boxes left out") {
    Desk desk{{diary::Item::stress, diary::Item::fatigue}};
    const auto row = [&](auto text_of, bool enter) {
        for (int day = 0; day < 14; ++day) {
            desk.digits(text_of(day));
            if (enter) desk.press(Key::enter);
        }
    };
    const auto same = [&](const char* text) {
        desk.digits(text);
        for (int day = 1; day < 14; ++day) desk.press(Key::plus);
    };
    const auto pick = [](std::vector<const char*> some) {
        return [some](int day) {
            return std::string{some[static_cast<std::size_t>(day) % some.size()]};
        };
    };
    row(pick({"7", "6", "8", "5"}), false);
    row(pick({"2245", "2310", "2230"}), false);
    row(pick({"2315", "2330", "2300"}), false);
    row(pick({"25", "15", "30"}), true);
    row(pick({"2", "1", "3"}), true);
    row(pick({"20", "15", "35"}), true);
    row(pick({"0630", "0615", "0645"}), false);
    row(pick({"0650", "0640", "0700"}), false);
    CHECK(desk.typing.row == "dose-mg");
    same("300");
    desk.press(Key::enter);
    CHECK(desk.keys < 480);
    CHECK(desk.view().refused.empty());
    desk.typing.cells.erase("dose-mg"); // of what is told else every night is whole
    for (std::size_t day = 0; day < 14; ++day) CHECK(desk.state("final-wake", day) == State::kept);
    desk.go("stress", 0);
    row(pick({"4", "6", "3"}), false);
    row(pick({"5", "4", "7"}), false);
    CHECK(desk.keys <= 480);
    CHECK(entering::changes(desk.sitting, desk.typing.cells,
                            units::wall_time("2026-11-26T08:00:00+01:00").value(), "Europe/Berlin")
              .size() == 14 + 28);
}

TEST_CASE("sheet: on the page real keys type a row, and every box asks to be kept at once") {
    Desk desk;
    tests::Window window{
        {1280, 720}, 1.0, [&](screen::Ui& ui) { return draw(ui, desk.view(), desk.typing); }};
    CHECK(window.tap(Key::seven).what == What::keep_sheet);
    desk.typing.touched = false;
    window.tap(Key::eight);
    desk.typing.touched = false;
    CHECK(desk.text("quality", 1) == "8");
    window.tap(Key::down);
    CHECK(desk.typing.row == "into-bed");
    window.click("box-into-bed-5");
    CHECK(desk.typing.day == 5);
    for (const Key key : {Key::two, Key::two, Key::zero}) window.tap(key);
    desk.typing.touched = false;
    CHECK(window.tap(Key::escape).what == What::keep_sheet); // what is in hand, then back
    desk.typing.touched = false;
    CHECK(window.frame().what == What::show_morning);
}

TEST_CASE("sheet: P and its button lead to one to print") {
    Desk desk;
    const auto draws = [&](screen::Ui& ui) { return draw(ui, desk.view(), desk.typing); };
    tests::Window window{{1280, 720}, 1.0, draws};
    CHECK(window.tap(Key::p).what == What::practice);
    CHECK(window.tap(Key::p).id == "print");
    CHECK(window.click("print").id == "print");
}
