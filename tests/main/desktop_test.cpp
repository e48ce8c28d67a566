// The program behind the window, from the first screen to the saved session: a clock of our own, a
// folder of our own, the simulated roller.
#include "main/computer.h"
#include "main/looking.h"
#include "main/window_buttons.h"
#include "screen/screens.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sys/stat.h>

using namespace tests;

namespace {

// Every step is skipped; the end is being told.
void to_its_end(Computer& computer, app::Desktop& desktop) {
    const auto over = [&] {
        const auto* view = shown<screen::SessionView>(desktop);
        return view == nullptr || view->over;
    };
    for (int i = 0; i < 100 && !over(); ++i) computer.wish(desktop, What::skip);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
}

} // namespace

TEST_CASE("desktop: no roller, yet two wishes away from a saved session") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    const auto* home = shown<screen::HomeView>(desktop);
    REQUIRE(home != nullptr);
    CHECK(home->first.id == "starter");
    CHECK(home->offers_without);
    computer.begin(desktop, What::start_unmeasured, home->first.id);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
    CHECK(desktop.in_session());
    computer.pass(desktop, 3s);
    computer.end(desktop);
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr); // how it feels now
    computer.wish(desktop, What::answer, "2");
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr); // why it ended early
    computer.wish(desktop, What::answer, "time");
    const auto* summary = shown<screen::SummaryView>(desktop);
    REQUIRE(summary != nullptr);
    CHECK(summary->ended.headline == "Stopped");
    computer.wish(desktop, What::show_sessions);
    REQUIRE(shown<screen::SessionsView>(desktop) != nullptr);
    CHECK(shown<screen::SessionsView>(desktop)->lines.size() == 1);
}

TEST_CASE("desktop: a start wished before the roller answered begins when it does") {
    Computer computer{"sim:person=calm,build=bed,seed=3"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::start, "starter");
    computer.pass(desktop, 5s);
    const auto* session = shown<screen::SessionView>(desktop);
    REQUIRE(session != nullptr);
    CHECK(session->mark == "Simulated");
    REQUIRE(session->how);
    CHECK_FALSE(session->how->sentence.empty());
}

TEST_CASE("desktop: the window closed in the middle, the session is offered again and goes on") {
    Computer computer{"sim:person=calm,build=bed,seed=3"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::start, "starter");
        computer.pass(desktop, 20s);
        REQUIRE(desktop.in_session());
        desktop.leave();
    }
    app::Desktop desktop = computer.desktop();
    const auto* home = shown<screen::HomeView>(desktop);
    REQUIRE(home != nullptr);
    REQUIRE(home->unfinished);
    computer.wish(desktop, What::continue_unfinished, home->unfinished->id);
    computer.pass(desktop, 6s);
    CHECK(shown<screen::SessionView>(desktop) != nullptr);
}

TEST_CASE("desktop: what was cut short goes on only with the roller that it was begun with") {
    for (const char* other : {"sim:person=calm,build=cradle,seed=3", "none"}) {
        CAPTURE(other);
        Computer computer{"sim:person=calm,build=bed,seed=3"};
        {
            app::Desktop desktop = computer.desktop();
            computer.wish(desktop, What::start, "starter");
            computer.pass(desktop, 20s);
            REQUIRE(desktop.in_session());
            desktop.leave();
        }
        computer.start.roller = other;
        app::Desktop desktop = computer.desktop();
        computer.pass(desktop, 2s);
        const std::string id = shown<screen::HomeView>(desktop)->unfinished->id;
        computer.wish(desktop, What::continue_unfinished, id);
        computer.pass(desktop, 6s);
        if (std::string{other} == "none") { // a simulated one is there whenever it is wished for
            CHECK(desktop.in_session());
            continue;
        }
        REQUIRE(shown<screen::HomeView>(desktop) != nullptr);
        CHECK(shown<screen::HomeView>(desktop)->notice.starts_with("This is not the roller"));
        CHECK(shown<screen::HomeView>(desktop)->unfinished);
    }
}

TEST_CASE("desktop: what was cut short can be finished or discarded, and is then offered no more") {
    for (const What what : {What::finish_unfinished, What::discard_unfinished}) {
        Computer computer{"none"};
        {
            app::Desktop desktop = computer.desktop();
            computer.begin(desktop, What::start_unmeasured, "starter");
            computer.pass(desktop, 3s);
            desktop.leave();
        }
        app::Desktop desktop = computer.desktop();
        REQUIRE(shown<screen::HomeView>(desktop)->unfinished);
        computer.wish(desktop, what, shown<screen::HomeView>(desktop)->unfinished->id);
        CHECK_FALSE(shown<screen::HomeView>(desktop)->unfinished);
        computer.wish(desktop, What::show_sessions);
        const std::size_t kept = what == What::finish_unfinished ? 1 : 0;
        CHECK(shown<screen::SessionsView>(desktop)->lines.size() == kept);
    }
}

TEST_CASE("desktop: a session is deleted only when asked twice") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.play(desktop, "starter", 2s);
    computer.wish(desktop, What::show_sessions);
    const auto lines = [&] { return shown<screen::SessionsView>(desktop)->lines; };
    REQUIRE(lines().size() == 1);
    const std::string id = lines()[0].id;
    computer.wish(desktop, What::ask_delete, id);
    CHECK(lines()[0].asked);
    computer.wish(desktop, What::keep, id);
    CHECK_FALSE(lines()[0].asked);
    computer.wish(desktop, What::ask_delete, id);
    computer.wish(desktop, What::remove, id);
    CHECK(lines().empty());
}

TEST_CASE("desktop: a note is kept when it is typed, and by whoever just leaves") {
    Computer computer{"none"};
    std::string id;
    const auto type = [&](app::Desktop& desktop, const std::string& field,
                          const std::string& text) {
        tests::Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                                 desktop.draw(ui);
                                 return screen::Wish{};
                             }};
        window.click(field);
        window.type(text);
        desktop.wish({});
    };
    const auto kept = [&] {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_record, id);
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
        return *shown<screen::SummaryView>(desktop);
    };
    {
        app::Desktop desktop = computer.desktop();
        computer.play(desktop, "starter", 2s);
        computer.answer(desktop);
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
        id = shown<screen::SummaryView>(desktop)->id;
        type(desktop, "note", " Links fester. ");
        type(desktop, "tags", "abends,abends");
        computer.wish(desktop, What::keep_note);
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr); // still there
        CHECK(shown<screen::SummaryView>(desktop)->note == "Links fester.");
        CHECK(shown<screen::SummaryView>(desktop)->tags == "abends");
        computer.wish(desktop, What::show_sessions);
        REQUIRE(shown<screen::SessionsView>(desktop)->lines.size() == 1);
        CHECK(shown<screen::SessionsView>(desktop)->lines[0].note == "[abends] Links fester.");
    }
    CHECK(kept().note == "Links fester.");
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_record, id);
        type(desktop, "note", "Doch rechts."); // over the one before
        computer.wish(desktop, What::show_home);
        CHECK(shown<screen::HomeView>(desktop) != nullptr);
    }
    CHECK(kept().note == "Doch rechts.");
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_record, id);
        type(desktop, "tags", std::string(31, 'x'));
        computer.wish(desktop, What::show_home);
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr); // may be corrected
        CHECK_FALSE(shown<screen::SummaryView>(desktop)->refused.empty());
        type(desktop, "tags", "morgens");
        desktop.leave(); // the window is closed
    }
    CHECK(kept().tags == "morgens");
}

TEST_CASE("desktop: whoever closes the window is told once that a note cannot be kept") {
    Computer computer{"none"};
    for (const bool by_key : {false, true}) {
        app::Desktop desktop = computer.desktop();
        computer.play(desktop, "starter", 2s);
        computer.answer(desktop);
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
        CHECK(desktop.may_close()); // nothing is in the way
        tests::Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                                 desktop.draw(ui);
                                 return screen::Wish{};
                             }};
        window.click("tags");
        window.type(std::string(31, 'x'));
        desktop.wish({});
        if (by_key)
            computer.wish(desktop, What::quit);
        else
            CHECK_FALSE(desktop.may_close());
        computer.advance(desktop);
        CHECK_FALSE(desktop.over());
        REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
        CHECK_FALSE(shown<screen::SummaryView>(desktop)->refused.empty());
        if (by_key) computer.wish(desktop, What::quit);
        CHECK((by_key ? desktop.over() : desktop.may_close()));
    }
}

TEST_CASE("desktop: body mass, language and size of letters are there again at the next start") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_settings);
        computer.wish(desktop, What::set_mass, {}, 71.5);
        computer.wish(desktop, What::set_height, {}, 172.0);
        computer.wish(desktop, What::larger);
        computer.wish(desktop, What::german);
        CHECK(shown<screen::SettingsView>(desktop)->german);
        wording::speak(wording::Language::en);
    }
    app::Desktop desktop = computer.desktop();
    CHECK(desktop.scale() == 1.25);
    computer.wish(desktop, What::show_settings);
    CHECK(shown<screen::SettingsView>(desktop)->mass == "71.5 kg");
    CHECK(shown<screen::SettingsView>(desktop)->height == "172 cm");
    computer.wish(desktop, What::set_mass, {}, -1.0);
    CHECK_FALSE(shown<screen::SettingsView>(desktop)->refused.empty());
    computer.wish(desktop, What::set_mass, {}, 0.0);
    CHECK(shown<screen::SettingsView>(desktop)->mass.empty());
}

TEST_CASE("desktop: help lies over every screen, and a session goes on below it") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    for (const What page : {What::show_home, What::show_settings, What::show_sessions}) {
        computer.wish(desktop, page);
        const auto before = desktop.view().index();
        computer.wish(desktop, What::show_help);
        REQUIRE(shown<screen::HelpView>(desktop) != nullptr);
        CHECK_FALSE(shown<screen::HelpView>(desktop)->texts.empty());
        computer.wish(desktop, What::close_help);
        CHECK(desktop.view().index() == before);
    }
    computer.begin(desktop, What::start_unmeasured, "starter");
    computer.pass(desktop, 2s);
    REQUIRE(desktop.in_session());
    computer.wish(desktop, What::show_help);
    REQUIRE(shown<screen::HelpView>(desktop) != nullptr);
    computer.pass(desktop, 3s);
    CHECK(desktop.in_session());
    computer.wish(desktop, What::close_help);
    CHECK(shown<screen::SessionView>(desktop) != nullptr);
}

TEST_CASE("desktop: help is of the page it lies over") {
    using screen::HelpFor;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    const std::pair<What, HelpFor> pages[] = {{What::show_settings, HelpFor::settings},
                                              {What::show_delay, HelpFor::delay},
                                              {What::show_people, HelpFor::people},
                                              {What::show_welcome, HelpFor::welcome}};
    for (const auto& one : pages) {
        const HelpFor page = one.second;
        computer.wish(desktop, one.first);
        computer.wish(desktop, What::show_help);
        REQUIRE(shown<screen::HelpView>(desktop) != nullptr);
        INFO("page ", static_cast<int>(page));
        CHECK(shown<screen::HelpView>(desktop)->texts == screen::help_for(page, "").texts);
        computer.wish(desktop, What::close_help);
    }
}

TEST_CASE("desktop: a pedal is learned, kept and forgotten") {
    Computer computer{"none"};
    const screen::Button pedal{screen::Button::Of::keyboard, 6, "C"};
    {
        app::Desktop desktop = computer.desktop();
        desktop.taught(pedal); // nobody asked
        CHECK(desktop.buttons() == screen::Buttons{});
        computer.wish(desktop, What::show_settings);
        computer.wish(desktop, What::learn_next);
        CHECK(desktop.learning());
        desktop.taught(pedal);
        CHECK_FALSE(desktop.learning());
        CHECK(desktop.buttons().meaning(pedal) == screen::Key::right);
        computer.wish(desktop, What::learn_back);
        computer.wish(desktop, What::learn_nothing);
        CHECK_FALSE(desktop.learning());
    }
    app::Desktop desktop = computer.desktop();
    CHECK(desktop.buttons().meaning(pedal) == screen::Key::right);
    computer.wish(desktop, What::show_settings);
    CHECK(shown<screen::SettingsView>(desktop)->buttons.at(1) == "C");
    computer.wish(desktop, What::forget_buttons);
    CHECK_FALSE(desktop.buttons().meaning(pedal));
    CHECK_FALSE(computer.desktop().buttons().meaning(pedal));
}

TEST_CASE("desktop: with nothing happening, nothing new is to be shown") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.pass(desktop, 6s); // until "no roller found" stands there
    int drawn = 0;
    for (int i = 0; i < 300; ++i, computer.now += 400ms)
        drawn += desktop.advance(computer.now) ? 1 : 0;
    CHECK(drawn == 0);
}

TEST_CASE("desktop: set-up shows the live force first, and takes the zero by itself") {
    Computer computer{"sim:person=calm,build=bed,seed=5"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_roller);
    computer.pass(desktop, 6s);
    const auto* roller = shown<screen::RollerView>(desktop);
    REQUIRE(roller != nullptr);
    CHECK(roller->live);
    CHECK(roller->cells.size() == 4);
    CHECK(roller->can_work);
    CHECK(roller->force == "0 N");
    computer.wish(desktop, What::self_test);
    computer.pass(desktop, 15s);
    roller = shown<screen::RollerView>(desktop);
    CHECK(roller->progress > 0.5f);
    CHECK(roller->prompt.find("lean on its middle") != std::string::npos);
    computer.pass(desktop, 12s);
    roller = shown<screen::RollerView>(desktop);
    REQUIRE(roller->results.size() == 4);
    for (const screen::Status& cell : roller->results) CHECK(cell.shape == screen::Shape::tick);
}

TEST_CASE(
    "desktop: a person's file that cannot be opened is named, and nothing is lost by starting") {
    Computer computer{"none"};
    fs::create_directories(computer.folder.path / "people");
    std::ofstream{computer.folder.path / "people" / "me.db"}
        << "this is no database at all, but text";
    app::Desktop desktop = computer.desktop();
    CHECK_FALSE(shown<screen::HomeView>(desktop)->notice.empty());
    computer.begin(desktop, What::start_unmeasured, "starter");
    CHECK_FALSE(desktop.in_session());
    computer.wish(desktop, What::show_screening);
    computer.wish(desktop, What::screening_done); // there is no place to keep it
    CHECK(shown<screen::ScreeningView>(desktop) == nullptr);
}

TEST_CASE("desktop: what is wished for again while the disk works happens once") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    for (int i = 0; i < 2; ++i) {
        desktop.wish({What::start_unmeasured, "starter", 0.0});
        desktop.act(computer.now);
    }
    for (int i = 0; i < 2; ++i) {
        desktop.wish({What::screening_done, {}, 0.0});
        desktop.act(computer.now);
    }
    computer.advance(desktop);
    computer.wish(desktop, What::answer);
    computer.wish(desktop, What::answer);
    for (int i = 0; i < 2; ++i) { // what is different today; the second time it has begun
        desktop.wish({What::answer, "go", 0.0});
        desktop.act(computer.now);
    }
    computer.advance(desktop);
    REQUIRE(desktop.in_session());
    computer.pass(desktop, 2s);
    for (int i = 0; i < 2; ++i) {
        desktop.wish({What::stop, {}, 0.0});
        desktop.act(computer.now);
    }
    computer.advance(desktop);
    computer.wish(desktop, What::answer);
    computer.wish(desktop, What::answer);
    CHECK(shown<screen::SummaryView>(desktop) != nullptr);
    computer.wish(desktop, What::show_sessions);
    CHECK(shown<screen::SessionsView>(desktop)->lines.size() == 1);
}

TEST_CASE("desktop: the window closed while a session is being saved loses nothing") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.begin(desktop, What::start_unmeasured, "starter");
        computer.pass(desktop, 3s);
        desktop.wish({What::stop, {}, 0.0});
        desktop.act(computer.now);
        desktop.leave();
    }
    app::Desktop desktop = computer.desktop();
    CHECK_FALSE(shown<screen::HomeView>(desktop)->unfinished);
    CHECK(shown<screen::HomeView>(desktop)->recent.size() == 1);
}

TEST_CASE("desktop: the window closed while the end is still told: the session is done") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.begin(desktop, What::start_unmeasured, "starter");
        to_its_end(computer, desktop);
        desktop.leave();
    }
    app::Desktop desktop = computer.desktop();
    CHECK_FALSE(shown<screen::HomeView>(desktop)->unfinished);
    CHECK(shown<screen::HomeView>(desktop)->recent.size() == 1);
}

TEST_CASE("desktop: once a session is over it asks for no pain, and its end stays") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.begin(desktop, What::start_unmeasured, "starter");
    to_its_end(computer, desktop);
    computer.wish(desktop, What::tell_pain);
    CHECK(shown<screen::SessionView>(desktop) != nullptr);
}

TEST_CASE("looking: kept from one start to the next; what is damaged means the usual") {
    Folder folder;
    const fs::path file = folder.path / "window";
    CHECK(app::read_looking(file) == screen::Looking{});
    for (const char* text :
         {"", "scale=", "scale=9", "scale=nan", "scale=1.5x", "1.5", "scale=-1", "distance_m=99",
          "diagonal_in=x", "turn=45", "turn=", "=", "reduced_motion=perhaps"}) {
        std::ofstream{file} << text;
        CHECK(app::read_looking(file) == screen::Looking{});
    }
    std::ofstream{file} << "scale=1.25\ndistance_m=far\nturn=270\n"; // the good lines hold
    CHECK(app::read_looking(file) == screen::Looking{1.25, 2.5, 15.6, screen::Turn::right});
    const screen::Looking own{1.5625, 3.5, 24.0, screen::Turn::half, true, false};
    app::write_looking(file, own);
    CHECK(app::read_looking(file) == own);
}

TEST_CASE("looking, buttons: a pipe or a device in their place is not waited for") {
    Folder folder;
    const fs::path pipe = folder.path / "window", device = folder.path / "device";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    fs::create_symlink("/dev/zero", device);
    for (const fs::path& file : {pipe, device}) {
        CHECK(app::read_looking(file) == screen::Looking{});
        CHECK(app::read_buttons(file).text() == screen::Buttons{}.text());
    }
    app::write_looking(pipe, {});
    app::write_buttons(pipe, {});
    CHECK(fs::is_fifo(pipe));
}

TEST_CASE("looking: screens go by the usual sizes, and stay at the ends") {
    CHECK(app::wider_screen(15.6) == 17.3);
    CHECK(app::smaller_screen(15.6) == 14.0);
    CHECK(app::wider_screen(16.0) == 17.3);
    CHECK(app::wider_screen(75.0) == 75.0);
    CHECK(app::smaller_screen(10.1) == 10.1);
}

TEST_CASE("desktop: distance, turn and reduced motion are there again; only a session is turned") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_settings);
        computer.wish(desktop, What::farther);
        computer.wish(desktop, What::reduce_motion);
        for (int i = 0; i < 3; ++i) computer.wish(desktop, What::turn_picture);
        CHECK(desktop.turn() == screen::Turn::none);
    }
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_settings);
    CHECK(shown<screen::SettingsView>(desktop)->distance == "3.0 m");
    CHECK(shown<screen::SettingsView>(desktop)->reduced_motion);
    CHECK_FALSE(desktop.full_screen());
    computer.begin(desktop, What::start_unmeasured, "starter");
    CHECK(desktop.in_session());
    CHECK(desktop.turn() == screen::Turn::right);
    CHECK(desktop.full_screen());
    desktop.wish({What::toggle_full_screen, {}, 0.0});
    desktop.act(computer.now);
    CHECK_FALSE(desktop.full_screen());
}

TEST_CASE("desktop: who lies on the side sees what follows a session as the session, till home") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::turn_picture);
    REQUIRE(desktop.turn() == screen::Turn::none);
    computer.begin(desktop, What::start_unmeasured, "starter");
    const auto turn = desktop.turn();
    REQUIRE(turn != screen::Turn::none);
    computer.end(desktop);
    const auto as_in_session = [&] { return desktop.turn() == turn && desktop.full_screen(); };
    REQUIRE(shown<screen::QuestionView>(desktop) != nullptr);
    CHECK_FALSE(desktop.in_session());
    CHECK(as_in_session());
    while (shown<screen::QuestionView>(desktop) != nullptr) computer.wish(desktop, What::answer);
    REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
    CHECK(as_in_session());
    const std::string id = shown<screen::SummaryView>(desktop)->id;
    computer.wish(desktop, What::show_home);
    CHECK(desktop.turn() == screen::Turn::none);
    CHECK_FALSE(desktop.full_screen());
    computer.wish(desktop, What::show_record, id); // at the desk
    REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
    CHECK(desktop.turn() == screen::Turn::none);
}

TEST_CASE("desktop: what feels tight becomes a routine, is played and kept") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_tight);
    REQUIRE(shown<screen::TightView>(desktop) != nullptr);
    CHECK_FALSE(shown<screen::TightView>(desktop)->ready());
    computer.wish(desktop, What::start_unmeasured, routine::composed_id); // nothing to start yet
    CHECK(shown<screen::SessionView>(desktop) == nullptr);
    computer.wish(desktop, What::show_tight);
    computer.wish(desktop, What::toggle_tight, "calf:left");
    computer.wish(desktop, What::toggle_tight, "nowhere:left");
    computer.wish(desktop, What::tight_minutes, {}, 3.0);
    const auto* view = shown<screen::TightView>(desktop);
    REQUIRE(view != nullptr);
    REQUIRE(view->ready());
    CHECK(view->title == "Today: Calf");
    CHECK(view->minutes == 3);
    CHECK(view->parts.front().facts.find("0:30") != std::string::npos); // the first week
    computer.begin(desktop, What::start_unmeasured, routine::composed_id);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
    computer.pass(desktop, 3min + 1s);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr); // how to get up is still to be read
    CHECK(shown<screen::SessionView>(desktop)->over);
    CHECK(shown<screen::SessionView>(desktop)->how.has_value());
    computer.pass(desktop, 5s);
    computer.wish(desktop, What::answer);
    REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
    CHECK(shown<screen::SummaryView>(desktop)->steps.front().title == "Calf, left");
    computer.wish(desktop, What::show_home);
    REQUIRE_FALSE(shown<screen::HomeView>(desktop)->recent.empty());
    CHECK(shown<screen::HomeView>(desktop)->recent.front().title == "For what felt tight");
}

TEST_CASE(
    "desktop: a routine put together on the command line begins once it was asked how it is") {
    Computer computer{"none"};
    routine::Routine routine;
    {
        const auto library = routine::Library::read(computer.around.exercises);
        const std::vector<routine::Tight> marks{{routine::Region::calf}};
        auto made = routine::compose(library.exercises(), marks, 3);
        REQUIRE(made.has_value());
        routine = wording::described(*made, 3);
    }
    computer.start.routine = routine::composed_id;
    computer.start.composed = routine;
    app::Desktop desktop = computer.desktop();
    computer.pass(desktop, 1s);
    computer.answer(desktop);
    REQUIRE(shown<screen::SessionView>(desktop) != nullptr);
}
