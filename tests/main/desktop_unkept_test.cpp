// Answers that a full disk did not take: tried again, and told to whoever would lose them.
#include "main/computer.h"
#include "store/faulty_disk.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace tests;

namespace {

constexpr const char* not_saved = "Not saved yet";

std::size_t screenings(const Computer& computer, const std::string& person = "me") {
    auto open = store::Store::open_read_only(computer.folder.path / "people" / (person + ".db"));
    return open ? open->screenings()->size() : 0;
}

// Fever, but the disk is full.
void screen_in_vain(Computer& computer, app::Desktop& desktop, faults::FaultyDisk& disk) {
    computer.wish(desktop, What::show_screening);
    computer.wish(desktop, What::tick, "fever");
    disk.hold(disk.used());
    computer.wish(desktop, What::screening_done);
    REQUIRE(shown<screen::ScreeningView>(desktop) != nullptr);
}

// With that disk the files of the real one stay empty, and an empty one is nobody's.
void seem_written(const Computer& computer) {
    for (const auto& one : std::filesystem::directory_iterator{computer.folder.path / "people"})
        if (one.path().extension() == ".db") std::ofstream{one.path(), std::ios::app} << ' ';
}

} // namespace

TEST_CASE("desktop: a screening that found no room is tried again now and then") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    screen_in_vain(computer, desktop, disk);
    computer.wish(desktop, What::show_home);
    computer.pass(desktop, 25s);
    CHECK(screenings(computer) == 0);
    disk.hold(std::nullopt);
    computer.pass(desktop, 11s);
    CHECK(screenings(computer) == 1);
    computer.pass(desktop, 25s);
    CHECK(screenings(computer) == 1); // once
    CHECK(desktop.may_close());
}

TEST_CASE(
    "desktop: the page of the screening no longer says that the disk is full when it is not") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    screen_in_vain(computer, desktop, disk);
    disk.hold(std::nullopt);
    computer.pass(desktop, 11s);
    REQUIRE(shown<screen::ScreeningView>(desktop) != nullptr);
    CHECK(shown<screen::ScreeningView>(desktop)->refused.empty());
}

TEST_CASE("desktop: who closes the window is told first that answers would be lost") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    screen_in_vain(computer, desktop, disk);
    CHECK_FALSE(desktop.may_close());
    computer.advance(desktop);
    CHECK(question(desktop) == not_saved);
    CHECK(notes(desktop, "disk is full"));
    CHECK(notes(desktop, "Closing the window now would lose your answers"));
    computer.wish(desktop, What::answer, "again");
    CHECK(question(desktop) == not_saved);
    computer.wish(desktop, What::question_back);
    const auto* screening = shown<screen::ScreeningView>(desktop);
    REQUIRE(screening != nullptr);
    CHECK(screening->refused.find("disk is full") != std::string::npos);
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::quit);
    CHECK(question(desktop) == not_saved);
    CHECK_FALSE(desktop.over());
    CHECK(desktop.may_close()); // it was told
    computer.wish(desktop, What::answer, "lose");
    CHECK(desktop.over());
}

TEST_CASE("desktop: the window that was told to close does, once there is room for the answers") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    screen_in_vain(computer, desktop, disk);
    CHECK_FALSE(desktop.may_close());
    computer.advance(desktop);
    CHECK_FALSE(desktop.over());
    disk.hold(std::nullopt);
    computer.pass(desktop, 11s);
    CHECK(desktop.over());
    CHECK(screenings(computer) == 1);
}

TEST_CASE("desktop: with room by then the window closes at once, with the answers") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    screen_in_vain(computer, desktop, disk);
    disk.hold(std::nullopt);
    CHECK_FALSE(desktop.may_close());
    computer.advance(desktop);
    CHECK(desktop.over());
    CHECK(screenings(computer) == 1);
}

TEST_CASE("desktop: another person is chosen once the answers of this one have found room") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::add_person, "Anna");
    seem_written(computer);
    computer.wish(desktop, What::choose_person, "me");
    screen_in_vain(computer, desktop, disk);
    computer.wish(desktop, What::show_people);
    computer.wish(desktop, What::choose_person, "Anna");
    CHECK(question(desktop) == not_saved);
    CHECK(notes(desktop, "Choosing another person now would lose your answers"));
    computer.wish(desktop, What::question_back);
    REQUIRE(shown<screen::PeopleView>(desktop) != nullptr);
    computer.wish(desktop, What::choose_person, "Anna");
    disk.hold(std::nullopt);
    computer.wish(desktop, What::answer, "again");
    REQUIRE(shown<screen::HomeView>(desktop) != nullptr);
    CHECK(shown<screen::HomeView>(desktop)->person == "Anna");
    CHECK(screenings(computer) == 1);
    CHECK(screenings(computer, "Anna") == 0);
}

TEST_CASE("desktop: another person is chosen without them by who says so, and gets none of them") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::add_person, "Anna");
    seem_written(computer);
    computer.wish(desktop, What::choose_person, "me");
    screen_in_vain(computer, desktop, disk);
    computer.wish(desktop, What::show_people);
    computer.wish(desktop, What::choose_person, "Anna");
    computer.wish(desktop, What::answer, "lose");
    REQUIRE(shown<screen::HomeView>(desktop) != nullptr);
    CHECK(shown<screen::HomeView>(desktop)->person == "Anna");
    disk.hold(std::nullopt);
    computer.pass(desktop, 11s);
    CHECK(screenings(computer) + screenings(computer, "Anna") == 0);
}

TEST_CASE("desktop: discomfort after a session that found no room is tried again, and goes on") {
    for (const bool closes : {false, true}) {
        faults::FaultyDisk disk;
        Computer computer{"none"};
        app::Desktop desktop = computer.desktop();
        computer.play(desktop, "calves");
        disk.hold(disk.used());
        computer.wish(desktop, What::answer, "2");
        REQUIRE(notes(desktop, "disk is full"));
        if (closes) {
            CHECK_FALSE(desktop.may_close());
            computer.advance(desktop);
            CHECK(question(desktop) == not_saved);
        }
        disk.hold(std::nullopt);
        computer.pass(desktop, 11s);
        CHECK(desktop.over() == closes);
        if (!closes) CHECK(question(desktop) == "Why did it end early?");
        auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
        CHECK(computer.answers(open->sessions()->front().id).after == 2);
    }
}

TEST_CASE("desktop: sore, but the disk is full and nothing is rolled: written when there is room") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.play(desktop, "calves", 80s);
    computer.stop(desktop);
    const std::string id = shown<screen::SummaryView>(desktop)->id;
    computer.now += 24h;
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::answer, "y");
    while (question(desktop).ends_with("how sore is it there?"))
        computer.wish(desktop, What::answer, "7");
    computer.wish(desktop, What::answer, "0");
    disk.hold(disk.used());
    computer.wish(desktop, What::answer, "n");
    REQUIRE(notes(desktop, "disk is full"));
    computer.wish(desktop, What::answer, "home");
    CHECK(computer.answers(id).next_day.empty());
    disk.hold(std::nullopt);
    computer.pass(desktop, 11s);
    REQUIRE_FALSE(computer.answers(id).next_day.empty());
    CHECK(computer.answers(id).next_day[0].soreness == 7);
}

TEST_CASE("desktop: what is wished for while answers are tried again is done then") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    screen_in_vain(computer, desktop, disk);
    computer.wish(desktop, What::show_home);
    computer.now += 11s;
    desktop.advance(computer.now); // the errand goes on
    desktop.wish({What::show_settings, {}, 0.0});
    desktop.act(computer.now);
    computer.advance(desktop);
    CHECK(shown<screen::SettingsView>(desktop) != nullptr);
}
