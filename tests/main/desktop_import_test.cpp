// Files of other programs in the window: dropped or named, seen before anything is kept, and taken
// back. It is the 21st of September 2026.
#include "main/computer.h"
#include "places.h"
#include "screen/screens.h"

#include <doctest/doctest.h>

#include <thread>

using namespace tests;

namespace {

std::string nights_of(const Computer& computer) {
    auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    auto all = open->diary(units::day("2026-01-01").value(), units::day("2026-12-31").value());
    REQUIRE(all);
    std::string days;
    for (const auto& one : diary::current(all->nights))
        days.append(days.empty() ? "" : " ").append(units::text(one.value->wake_date));
    return days;
}

const screen::ImportView* page(const app::Desktop& desktop) {
    return shown<screen::ImportView>(desktop);
}

// Until the thread that reads has handed over what it read.
void wait_for_files(Computer& computer, app::Desktop& desktop) {
    for (int i = 0; i < 2000 && page(desktop) && !page(desktop)->reading.empty(); ++i) {
        std::this_thread::yield();
        computer.pass(desktop, 10ms);
    }
    computer.pass(desktop, 10ms);
}

const std::string fixture = "/tests/exchange/fixtures/oura/sleep.json";

} // namespace

TEST_CASE("desktop: a dropped file is shown, taken once, and taken back") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_home);
        const auto drop = [&] {
            desktop.dropped({places::source(fixture)});
            computer.pass(desktop, 100ms);
            wait_for_files(computer, desktop);
        };
        drop();
        REQUIRE(page(desktop));
        INFO(page(desktop)->trouble);
        REQUIRE(page(desktop)->files.size() == 1);
        CHECK(page(desktop)->brings);
        CHECK(page(desktop)->earlier.empty());
        computer.wish(desktop, What::import, "leave"); // nothing is kept by looking
        REQUIRE(page(desktop));
        CHECK(page(desktop)->files.empty());
        drop();
        computer.wish(desktop, What::import, "take");
        REQUIRE(page(desktop));
        CHECK_FALSE(page(desktop)->said.empty());
        REQUIRE(page(desktop)->earlier.size() == 1);
        drop(); // once more
        CHECK_FALSE(page(desktop)->brings);
        computer.wish(desktop, What::import, "leave");
        desktop.wait_for_disk(computer.now);
        desktop.leave();
    }
    const std::string taken = nights_of(computer);
    CHECK_FALSE(taken.empty());
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_home);
        computer.wish(desktop, What::show_import);
        REQUIRE(page(desktop));
        REQUIRE(page(desktop)->earlier.size() == 1);
        computer.wish(desktop, What::import, "undo:" + page(desktop)->earlier.front().id);
        REQUIRE(page(desktop));
        CHECK(page(desktop)->earlier.front().undone);
        CHECK(page(desktop)->said.find("taken back") != std::string::npos);
        desktop.leave();
    }
    CHECK(nights_of(computer).empty());
}

TEST_CASE("desktop: which source of nights counts is said on the page of files") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_home);
        desktop.dropped({places::source(fixture)});
        computer.pass(desktop, 100ms);
        wait_for_files(computer, desktop);
        computer.wish(desktop, What::import, "take");
        REQUIRE(page(desktop));
        CHECK(page(desktop)->sources.empty()); // one alone
        desktop.wait_for_disk(computer.now);
        desktop.leave();
    }
    const auto file = computer.folder.path / "people" / "me.db";
    {
        auto open = store::Store::open(file);
        REQUIRE(open);
        diary::Night night;
        night.wake_date = units::day("2026-09-20").value();
        night.zone = "UTC";
        night.into_bed = diary::NightClock{22h, {}};
        night.out_of_bed = diary::NightClock{6h, {}};
        REQUIRE(open->keep({store::DiaryEntry{
            diary::entered("", night, units::wall_time("2026-09-20T07:00:00Z").value())}}));
    }
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_home);
        computer.wish(desktop, What::show_import);
        REQUIRE(page(desktop));
        REQUIRE(page(desktop)->sources.size() >= 2);
        CHECK(page(desktop)->sources[0].id.empty());
        const auto second = page(desktop)->sources[1];
        computer.wish(desktop, What::import, second.id);
        REQUIRE(page(desktop));
        CHECK(page(desktop)->trouble.empty());
        CHECK(page(desktop)->sources[0].title.substr(3) == second.title.substr(3));
        desktop.wait_for_disk(computer.now);
        desktop.leave();
    }
    auto open = store::Store::open_read_only(file);
    REQUIRE(open);
    CHECK(open->diary_settings()->ranking.front().starts_with("oura"));
}

TEST_CASE("desktop: what is no such file is told in one sentence, and nothing is kept") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::show_import);
    for (const std::string& path : {std::string{"/no/such/file.csv"}, places::source("/README.md"),
                                    std::string{"/dev/zero"}, std::string{"/"}}) {
        CAPTURE(path);
        computer.wish(desktop, What::import, "read: '" + path + "' ");
        wait_for_files(computer, desktop);
        REQUIRE(page(desktop));
        CHECK(page(desktop)->trouble.find(path) != std::string::npos);
        CHECK(page(desktop)->files.empty());
    }
}

TEST_CASE("desktop: a file that is dropped during a session waits until it is over") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 1s);
    desktop.dropped({places::source(fixture)});
    computer.pass(desktop, 100ms);
    CHECK(desktop.in_session());
    const auto* session = shown<screen::SessionView>(desktop);
    REQUIRE(session);
    CHECK(session->cue.find("waits") != std::string::npos);
    computer.stop(desktop);
    computer.pass(desktop, 100ms);
    REQUIRE(shown<screen::SummaryView>(desktop)); // is to be read first
    computer.wish(desktop, What::show_home);
    computer.pass(desktop, 100ms);
    wait_for_files(computer, desktop);
    REQUIRE(page(desktop));
    CHECK(page(desktop)->files.size() == 1);
}

TEST_CASE("desktop: a file may be dropped on every page where nobody is in the middle of it") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    const auto drop = [&] {
        desktop.dropped({places::source(fixture)});
        computer.pass(desktop, 100ms);
        wait_for_files(computer, desktop);
    };
    for (const What place : {What::show_roller, What::show_sessions, What::show_care,
                             What::show_settings, What::show_help, What::show_morning}) {
        CAPTURE(static_cast<int>(place));
        computer.wish(desktop, What::show_home);
        computer.wish(desktop, place);
        REQUIRE_FALSE(page(desktop));
        drop();
        REQUIRE(page(desktop));
        CHECK(page(desktop)->files.size() == 1);
    }
    computer.play(desktop, "calves");
    REQUIRE(shown<screen::QuestionView>(desktop));
    drop();
    CHECK(shown<screen::QuestionView>(desktop)); // is answered first
    while (shown<screen::QuestionView>(desktop)) computer.wish(desktop, What::answer);
    REQUIRE(shown<screen::SummaryView>(desktop));
    drop(); // once more, on that page
    REQUIRE(page(desktop));
    CHECK(page(desktop)->files.size() == 1);
}

TEST_CASE("desktop: what is typed of a morning is still there after a look at files") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    window.tap(screen::Key::m);
    window.tap(screen::digit(7));
    const auto quality = [&] {
        const auto* morning = shown<screen::MorningView>(desktop);
        REQUIRE(morning);
        return morning->night.front().value;
    };
    const std::string typed = quality();
    CHECK(typed.starts_with("7"));
    window.tap(screen::Key::b);
    REQUIRE(page(desktop));
    window.tap(screen::Key::escape);
    CHECK(quality() == typed);
    desktop.dropped({places::source(fixture)});
    computer.pass(desktop, 100ms);
    wait_for_files(computer, desktop);
    REQUIRE(page(desktop));
    CHECK(page(desktop)->brings);
    window.tap(screen::Key::enter);
    CHECK_FALSE(page(desktop)->said.empty());
    window.tap(screen::Key::escape);
    CHECK(quality() == typed);
}

TEST_CASE("desktop: an address, and what a person would paste, names the file") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_import);
    const auto odd = computer.folder.path / "my sleep.json";
    fs::copy_file(places::source(fixture), odd);
    std::string address = "file://" + odd.string();
    address.replace(address.find(' '), 1, "%20");
    for (const std::string& typed : {address, "\"" + odd.string() + "\"", odd.string() + " "}) {
        CAPTURE(typed);
        computer.wish(desktop, What::import, "read:" + typed);
        wait_for_files(computer, desktop);
        CHECK(page(desktop)->files.size() == 1);
        computer.wish(desktop, What::import, "leave");
    }
    computer.wish(desktop, What::import, "read:  ");
    CHECK(page(desktop)->trouble.empty());
    CHECK(page(desktop)->reading.empty());
}

TEST_CASE("desktop: what a file leaves open can be said in the window, and is read so") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_import);
    const auto say = [&](const std::string& what) {
        computer.wish(desktop, What::import, what);
        wait_for_files(computer, desktop);
        REQUIRE(page(desktop));
    };
    say("read:" + places::source("/tests/exchange/fixtures/fitbit-takeout/sleep-2026-03-01.json"));
    CHECK(page(desktop)->asks_stays);
    say("stay:2026-02-30=America/New_York");
    CHECK(page(desktop)->stay_refused.find("2026-02-30") != std::string::npos);
    say("stay:01/02/2026=America/New_York"); // the second of January, or the first of February
    CHECK(page(desktop)->stay_refused == "Day: " + wording::which_day("01/02/2026"));
    say("stay:2026-03-01=New York");
    CHECK(page(desktop)->stay_refused.find("New York") != std::string::npos);
    CHECK(page(desktop)->stays.empty());
    say("stay: 2026-03-01 =America/New_York");
    CHECK(page(desktop)->stay_refused.empty());
    REQUIRE(page(desktop)->stays.size() == 1);
    const auto all = [&] {
        std::string notes;
        for (const auto& note : page(desktop)->notes) notes += note + '\n';
        return notes;
    };
    CHECK(all().find("America/New_York") != std::string::npos);
    say(page(desktop)->stays.front().id);
    CHECK(page(desktop)->stays.empty());
    CHECK(all().find("America/New_York") == std::string::npos);

    say("leave");
    say("read:" + places::source("/tests/exchange/fixtures/med-timer/en.csv"));
    REQUIRE(page(desktop)->may_be_elemental);
    say("form:bisglycinate");
    CHECK(page(desktop)->said_magnesium.find("bisglycinate") != std::string::npos);
    CHECK_FALSE(page(desktop)->may_be_elemental);
    say("unclear");
    CHECK(page(desktop)->said_magnesium.empty());
    CHECK(page(desktop)->may_be_elemental);
    say("form:dust");
    CHECK(page(desktop)->may_be_elemental);
    say("form:bisglycinate");
    say("take");
    desktop.wait_for_disk(computer.now);
    auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    auto diary = open->diary(units::day("2026-01-01").value(), units::day("2026-12-31").value());
    REQUIRE(diary);
    bool compound = false;
    for (const auto& one : diary->doses)
        for (const auto& part : one.value->product.components)
            compound |=
                part.basis == diary::Basis::compound && part.form == diary::Form::bisglycinate;
    CHECK(compound);
}
