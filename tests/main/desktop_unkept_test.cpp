// What a full disk did not take, answers and whole sessions: tried again, and told to whoever
// would lose it.
#include "main/computer.h"
#include "screen/screens.h"
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
    computer.wish(desktop, What::show_help);
    REQUIRE(shown<screen::HelpView>(desktop) != nullptr);
    CHECK(shown<screen::HelpView>(desktop)->keys ==
          screen::help_for(screen::HelpFor::unkept, "").keys);
    computer.wish(desktop, What::close_help);
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

TEST_CASE("desktop: an answer that does not fit on the disk is said and asked again") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.play(desktop, "calves");
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr);
    disk.hold(disk.used());
    computer.wish(desktop, What::answer, "2");
    CHECK(notes(desktop, "disk is full"));
    CHECK(shown<screen::QuestionView>(desktop)->given == "2");
    disk.hold(std::nullopt);
    computer.wish(desktop, What::answer, "2");
    CHECK_FALSE(notes(desktop, "disk is full"));
    disk.hold(disk.used());
    computer.wish(desktop, What::answer, "time");
    CHECK(notes(desktop, "disk is full"));
    computer.wish(desktop, What::answer, ""); // nobody is held
    const auto* summary = shown<screen::SummaryView>(desktop);
    REQUIRE(summary != nullptr);
    CHECK(computer.answers(summary->id).after == 2);
}

TEST_CASE("desktop: a screening that does not fit on the disk stays, with what was ticked") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::tick, "fever");
    disk.hold(disk.used());
    computer.wish(desktop, What::screening_done);
    const auto* view = shown<screen::ScreeningView>(desktop);
    REQUIRE(view != nullptr);
    CHECK(view->any);
    CHECK(view->refused.find("disk is full") != std::string::npos);
    disk.hold(std::nullopt);
    computer.wish(desktop, What::screening_done);
    CHECK(shown<screen::QuestionView>(desktop) != nullptr);
}

TEST_CASE("desktop: sore, but the disk is full: it holds, and is not asked again") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 80s); // some of it was rolled
    computer.stop(desktop);
    computer.now += 24h;
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    REQUIRE(question(desktop) == "Sore or bruised where you rolled in the last days?");
    computer.wish(desktop, What::answer, "y");
    while (question(desktop).ends_with("how sore is it there?"))
        computer.wish(desktop, What::answer, "7");
    disk.hold(disk.used());
    for (const bool again : {false, true}) {
        if (again) computer.wish(desktop, What::start_unmeasured, "calves");
        REQUIRE(question(desktop) == "How much discomfort do you feel now?");
        computer.wish(desktop, What::answer, "0");
        computer.wish(desktop, What::answer, "n");
        CHECK(notes(desktop, "disk is full"));
        CHECK(notes(desktop, "sore or bruised there"));
        computer.wish(desktop, What::answer, "home");
    }
}

TEST_CASE("desktop: a session that ends on a full disk waits for room, with all that was told") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    disk.hold(disk.used());
    computer.wish(desktop, What::tell_pain);
    computer.wish(desktop, What::answer, "5");
    computer.end(desktop);
    CHECK(question(desktop) == "Not saved yet");
    CHECK(notes(desktop, "disk is full"));
    CHECK(desktop.descriptor() == -1);
    computer.wish(desktop, What::answer, "again");
    CHECK(question(desktop) == "Not saved yet");
    computer.wish(desktop, What::show_help); // may be read meanwhile
    CHECK(shown<screen::HelpView>(desktop) != nullptr);
    computer.pass(desktop, 12s);
    CHECK(shown<screen::HelpView>(desktop) != nullptr);
    computer.wish(desktop, What::close_help);
    disk.hold(std::nullopt);
    computer.wish(desktop, What::answer, "again");
    REQUIRE(question(desktop).ends_with("after rolling?"));
    computer.wish(desktop, What::answer, "3");
    computer.wish(desktop, What::answer, "time");
    const auto* summary = shown<screen::SummaryView>(desktop);
    REQUIRE(summary != nullptr);
    const auto answers = computer.answers(summary->id);
    REQUIRE(answers.pain.size() == 1);
    CHECK(answers.pain[0].discomfort == 5);
    CHECK(answers.after == 3);
}

TEST_CASE("desktop: it is saved by itself once there is room, and by whoever closes the window") {
    for (const bool closes : {false, true}) {
        faults::FaultyDisk disk;
        Computer computer{"none"};
        {
            app::Desktop desktop = computer.desktop();
            computer.begin(desktop, What::start_unmeasured, "calves");
            computer.pass(desktop, 3s);
            disk.hold(disk.used());
            computer.wish(desktop, What::tell_pain);
            computer.wish(desktop, What::answer, "5");
            computer.end(desktop);
            REQUIRE(question(desktop) == "Not saved yet");
            disk.hold(std::nullopt);
            if (!closes) computer.pass(desktop, 6s);
            CHECK((question(desktop) == "Not saved yet") == closes);
            desktop.leave();
        }
        app::Desktop desktop = computer.desktop();
        const auto* home = shown<screen::HomeView>(desktop);
        REQUIRE(home != nullptr);
        CHECK_FALSE(home->unfinished);
        REQUIRE(home->recent.size() == 1);
        CHECK(computer.answers(home->recent[0].id).pain.size() == 1);
    }
}

TEST_CASE("desktop: who closes the window is told first that the disk has not taken the session") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    CHECK(desktop.may_close());
    computer.begin(desktop, What::start_unmeasured, "calves");
    computer.pass(desktop, 3s);
    CHECK(desktop.may_close()); // it can be gone on with
    disk.hold(disk.used());
    bool closes = true; // as soon as the writing thread, which has its own time, has tried
    for (int i = 0; i < 2000 && closes; ++i) {
        computer.pass(desktop, 33ms);
        closes = desktop.may_close();
    }
    CHECK_FALSE(closes);
    computer.pass(desktop, 1s);
    CHECK(notes(desktop, "would lose it"));
    CHECK(desktop.may_close());
}

TEST_CASE("desktop: a session begins on a full disk, and is written when there is room") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.play(desktop, "starter");
    computer.stop(desktop);
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    disk.hold(disk.used());
    computer.wish(desktop, What::answer, "4");
    computer.wish(desktop, What::answer, "n");
    computer.answer(desktop);
    REQUIRE(desktop.in_session());
    computer.pass(desktop, 20s);
    const auto* session = shown<screen::SessionView>(desktop);
    REQUIRE(session != nullptr);
    CHECK(session->mark == "Without sensor · Disk full");
    CHECK(session->cue.find("disk") == std::string::npos);
    disk.hold(std::nullopt);
    computer.pass(desktop, 5s);
    computer.stop(desktop);
    const auto* summary = shown<screen::SummaryView>(desktop);
    REQUIRE(summary != nullptr);
    CHECK(computer.answers(summary->id).before == care::Before{4, false});
    computer.wish(desktop, What::show_sessions);
    CHECK(shown<screen::SessionsView>(desktop)->lines.size() == 2);
}

TEST_CASE("desktop: answers that the disk did not take are written after the session") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start_unmeasured, "calves");
    computer.wish(desktop, What::tick, "blood_pressure");
    disk.hold(disk.used());
    computer.wish(desktop, What::screening_done);
    computer.wish(desktop, What::screening_later);
    computer.wish(desktop, What::answer, "0");
    computer.wish(desktop, What::answer, "n");
    CHECK(notes(desktop, "blood pressure")); // it holds
    computer.answer(desktop);
    REQUIRE(desktop.in_session());
    computer.pass(desktop, 3s);
    disk.hold(std::nullopt);
    computer.stop(desktop);
    auto open = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
    REQUIRE(open.has_value());
    const auto kept = open->screenings();
    REQUIRE(kept.has_value());
    REQUIRE(kept->size() == 1);
    CHECK(kept->front().conditions.size() == 1);
}

TEST_CASE("desktop: a note that found no room is told once before it is lost") {
    for (const auto& [closed, room] : {std::pair{false, false}, std::pair{false, true},
                                       std::pair{true, false}, std::pair{true, true}}) {
        const bool by_the_window = closed;
        CAPTURE(by_the_window);
        faults::FaultyDisk disk;
        Computer computer{"none"};
        app::Desktop desktop = computer.desktop();
        computer.play(desktop, "starter", 2s);
        computer.answer(desktop);
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
        Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                          desktop.draw(ui);
                          return screen::Wish{};
                      }};
        window.click("note");
        window.type(std::string(400, 'x'));
        desktop.wish({});
        disk.hold(disk.used());
        const auto leaves = [&] {
            if (!by_the_window)
                return computer.wish(desktop, What::show_home),
                       !shown<screen::SummaryView>(desktop);
            const bool may = desktop.may_close();
            computer.advance(desktop);
            return may;
        };
        CHECK_FALSE(leaves());
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
        CHECK_FALSE(shown<screen::SummaryView>(desktop)->refused.empty());
        if (!room) { // it was told
            CHECK(leaves());
            continue;
        }
        disk.hold(std::nullopt);
        CHECK(leaves());
        computer.wish(desktop, What::show_sessions);
        CHECK_FALSE(shown<screen::SessionsView>(desktop)->lines.at(0).note.empty());
    }
}
