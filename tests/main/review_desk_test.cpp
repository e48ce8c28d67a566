// The review of clients through the program behind the window, with real files and sealed replies.
#include "main/review_desk.h"

#include "main/reviewing.h"

#include <condition_variable>
#include <thread>

using namespace tests;
using namespace tests::reviewing;

TEST_CASE("review: what the shared folder brought stands in rows, what needs a look on top") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto calm = practice.add("calm"), hurried = practice.add("hurried");
    practice.add("silent");
    practice.post(calm, 4.0);
    practice.post(hurried, 2.0);
    const auto damaged = practice.places.clients / "0badc0de";
    fs::create_directories(damaged);
    std::ofstream{damaged / "client.json"} << "{";
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    const auto& rows = list(desktop).rows;
    INFO(all_of(list(desktop).mailbox));
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].name == "0badc0de");
    CHECK(rows[0].why.find("cannot be read") != std::string::npos);
    CHECK(rows[1].name == "hurried");
    CHECK(rows[1].why == "too fast");
    CHECK(rows[1].pace.starts_with("2.0 / "));
    CHECK(list(desktop).plain == 1);
    desktop.leave();
}

TEST_CASE("review: seen counts for what was shown, and a reply behind a newer one is looked at") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    practice.post(one, 2.0, 1);
    {
        app::Desktop desktop = computer.desktop();
        open(computer, desktop);
        practice.post(one, 4.0, 2);
        computer.pass(desktop, 61s);
        settle(computer, desktop);
        // The hurried week is still looked at, together with the newer one.
        CHECK(practice.kept("one").replies.size() == 2);
        CHECK(list(desktop).rows.front().pace.starts_with("3.0 / "));
        wish(computer, desktop, "pick:" + one.id);
        CHECK(list(desktop).rows.front().chosen);
        wish(computer, desktop, "seen");
        CHECK(list(desktop).rows.front().settled);
        desktop.leave();
    }
    CHECK(practice.course("one").seen.size() == 2);
}

TEST_CASE("review: the shared folder is looked into while another page is shown") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    std::uint64_t counter = 0;
    for (const What page : {What::show_practice, What::show_home}) {
        computer.wish(desktop, page);
        practice.post(one, 4.0, ++counter);
        computer.pass(desktop, 61s);
        settle(computer, desktop);
        CHECK(practice.kept("one").replies.size() == counter);
    }
    desktop.leave();
}

TEST_CASE("review: notes are kept for the desks and taken back") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    practice.post(one, 4.0);
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 2400}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    open(computer, desktop);
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "part:notes");
    window.frame();
    window.click("note");
    window.type("Sleeps badly");
    window.click("keep-note");
    settle(computer, desktop);
    REQUIRE(client(desktop).notes.size() == 1);
    CHECK(client(desktop).notes[0].text == "Sleeps badly");
    CHECK(client(desktop).said == "The note is kept.");
    CHECK(practice.course("one").notes.size() == 1);
    wish(computer, desktop, client(desktop).notes[0].id);
    CHECK(practice.course("one").notes.empty());
    CHECK(client(desktop).notes.empty());
    desktop.leave();
}

TEST_CASE(
    "review: an answer goes out as the next version, of its routine, and the own text follows") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    practice.post(one, 2.0);
    fs::create_directories(practice.places.plans);
    const auto own = practice.places.plans / "one.toml";
    std::ofstream{own} << "# mine\n" << plan::text_of(practice.plan("one"));
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "answer");
    const auto* answer = shown<screen::AnswerView>(desktop);
    REQUIRE(answer != nullptr);
    CHECK(answer->mailbox);
    CHECK_FALSE(answer->needs_passphrase);
    CHECK_FALSE(answer->asks_own);
    const std::string exercise = answer->routines.at(0).exercises.at(0).id;
    wish(computer, desktop, "send"); // nothing to send yet
    CHECK(shown<screen::AnswerView>(desktop)->trouble.starts_with("Change something"));
    wish(computer, desktop, "pace+:" + exercise);
    CHECK(shown<screen::AnswerView>(desktop)->changes.size() == 1);
    wish(computer, desktop, "send");
    CHECK(list(desktop).said == "Version 2 is on its way to one.");
    const auto plans = practice.plans_for(one);
    REQUIRE(plans.contains(2));
    const auto sent = plan::read(plans.at(2), "sent", practice.library);
    REQUIRE(sent);
    CHECK(sent->routines.front().settings.size() == 1);
    CHECK(practice.kept("one").plans.size() == 2);
    CHECK(practice.course("one").seen.size() == 1);
    const auto followed = plan::read_file(own, practice.library);
    REQUIRE(followed);
    CHECK(plan::same(*followed, *sent));
    std::ifstream text{own};
    std::string first;
    std::getline(text, first);
    CHECK(first == "# mine");
    wish(computer, desktop, "open:" + one.id); // what was done answers the version before
    REQUIRE_FALSE(client(desktop).routines.empty());
    CHECK(client(desktop).routines[0].title.ends_with(", version 1"));
    desktop.leave();
}

TEST_CASE("review: where the own text is another one, it is asked which the answer is made from") {
    for (const bool from_own : {false, true}) {
        CAPTURE(from_own);
        Computer computer{"none"};
        PracticeOfClients practice{computer};
        const auto one = practice.add("one");
        practice.post(one, 2.0);
        fs::create_directories(practice.places.plans);
        auto newer = practice.plan("one");
        newer.version = 2;
        newer.stop.session_from_pain = 4;
        std::ofstream{practice.places.plans / "one.toml"} << plan::text_of(newer);
        app::Desktop desktop = computer.desktop();
        open(computer, desktop);
        wish(computer, desktop, "open:" + one.id);
        wish(computer, desktop, "answer");
        REQUIRE(shown<screen::AnswerView>(desktop));
        CHECK(shown<screen::AnswerView>(desktop)->asks_own);
        const std::string exercise =
            shown<screen::AnswerView>(desktop)->routines.at(0).exercises.at(0).id;
        wish(computer, desktop, "pace+:" + exercise);
        wish(computer, desktop, "send"); // not before it is answered
        REQUIRE(shown<screen::AnswerView>(desktop));
        wish(computer, desktop, from_own ? "from-own" : "from-sent");
        wish(computer, desktop, "pace+:" + exercise);
        wish(computer, desktop, "send");
        const auto plans = practice.plans_for(one);
        REQUIRE(plans.contains(3)); // never a second 2
        CHECK_FALSE(plans.contains(2));
        const auto sent = plan::read(plans.at(3), "sent", practice.library);
        REQUIRE(sent);
        CHECK(sent->stop.session_from_pain.has_value() == from_own);
        const auto old = practice.places.plans / "one.toml.old-1";
        CHECK(fs::exists(old) == !from_own); // nothing is lost
        desktop.leave();
    }
}

TEST_CASE("review: without a shared folder replies and answers are files") {
    Computer computer{"none"};
    PracticeOfClients practice{computer, false};
    const auto one = practice.add("one");
    const auto file = practice.file(one, 2.0);
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 2400}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    open(computer, desktop);
    desktop.dropped({file, (computer.folder.path / "window").string()});
    settle(computer, desktop);
    CHECK(list(desktop).said == "2 sessions of one are kept.");
    CHECK_FALSE(list(desktop).trouble.empty()); // the other one is no reply
    CHECK(practice.kept("one").replies.size() == 1);
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "answer");
    window.frame();
    window.click("said");
    window.type("Slower");
    window.click("send");
    settle(computer, desktop);
    REQUIRE(shown<screen::AnswerView>(desktop));
    CHECK(shown<screen::AnswerView>(desktop)->trouble.starts_with("Name the file"));
    const auto out = computer.folder.path / "plan2.rolltakt";
    window.click("file");
    window.type(out.string());
    window.click("send");
    settle(computer, desktop);
    CHECK(list(desktop).said == "Version 2 is written for one.");
    CHECK(fs::exists(out));
    desktop.leave();
}

TEST_CASE("review: everything of a client is written as one file") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    practice.traced = true;
    const auto one = practice.add("one");
    practice.post(one, 4.0);
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 2400}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    open(computer, desktop);
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "part:notes");
    const auto out = computer.folder.path / "one.json";
    window.frame();
    window.click("export-file");
    window.type(out.string());
    window.click("export");
    settle(computer, desktop);
    CHECK(client(desktop).said.find("is written") != std::string::npos);
    std::ostringstream text;
    text << std::ifstream{out}.rdbuf();
    CHECK(text.str().find("\"rolltakt-client-export-1\"") != std::string::npos);
    CHECK(text.str().find("slow_one") != std::string::npos);
    CHECK(text.str().find("\"rolltakt-traces-1\"") != std::string::npos);
    CHECK(text.str().find("\"greatest_n\"") != std::string::npos);
    CHECK(fs::status(out).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    window.click("export"); // never over what is there
    settle(computer, desktop);
    CHECK(client(desktop).trouble.find("there already") != std::string::npos);
    desktop.leave();
}

TEST_CASE(
    "review: from a client's session to force and pace over each step, by click and by keys") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    practice.traced = true;
    const auto one = practice.add("one");
    practice.post(one, 4.0);
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 4800}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    open(computer, desktop);
    const auto rest = [&] {
        settle(computer, desktop);
        window.frame();
        window.frame();
    };
    const auto page = [&] {
        const auto* view = shown<screen::ClientTraceView>(desktop);
        REQUIRE(view != nullptr);
        return *view;
    };
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "part:sessions");
    rest();
    REQUIRE(client(desktop).sessions.size() == 2);
    const auto with = client(desktop).sessions.at(0).trace, // the later one is the first told
        without = client(desktop).sessions.at(1).trace, title = client(desktop).sessions[0].title;
    window.click(with); // one press
    rest();
    CHECK(page().place.starts_with("Step 1 of "));
    CHECK(page().title == title);
    REQUIRE(page().traces.size() == 2);
    const auto force = page().traces[0];
    REQUIRE(force.marks.size() == 60);
    CHECK(force.bands.at(0).high == 120.0);
    CHECK(force.marks.front().in);
    CHECK(force.marks.front().high == 110.0);
    CHECK_FALSE(force.marks.back().in);
    CHECK(force.marks.back().value == 150.0);
    CHECK(page().traces[1].marks.back().value == 4.0);
    window.tap(screen::Key::enter); // the next one
    rest();
    CHECK(page().place.starts_with("Step 2 of "));
    CHECK(page().missing == "No trace was sent of this step.");
    CHECK(page().traces.empty());
    window.click("trace-earlier");
    rest();
    CHECK(page().place.starts_with("Step 1 of "));
    window.tap(screen::Key::escape);
    rest();
    CHECK(client(desktop).part == screen::ClientPart::sessions);
    window.click(without);
    rest();
    CHECK(page().missing == "No trace was sent.");
    CHECK(page().traces.empty());
    window.tap(screen::Key::escape);
    rest();
    CHECK(client(desktop).name == "one");
    desktop.leave();
}

TEST_CASE("review: traces that cannot be read are said to be, and the client stays open") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    practice.traced = true;
    const auto one = practice.add("one");
    practice.post(one, 4.0);
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    for (const auto& entry : fs::directory_iterator{practice.places.clients / one.id})
        if (entry.path().filename().string().starts_with("traces-"))
            std::ofstream{entry.path()} << "{";
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "part:sessions");
    wish(computer, desktop, client(desktop).sessions.at(0).trace);
    CHECK_FALSE(client(desktop).trouble.empty());
    CHECK(client(desktop).sessions.size() == 2);
    desktop.leave();
}

TEST_CASE("review: while traces are looked at, what is done and what comes is told and read") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    practice.traced = true;
    const auto one = practice.add("one");
    practice.post(one, 4.0);
    app::ReviewDesk desk{computer.around, computer.folder.path, practice.library};
    const auto read = [&] {
        while (auto errand = desk.errand()) (*errand)()(computer.now);
    };
    const auto look = [&] {
        for (int i = 0; i < 10; ++i) {
            desk.advance(computer.now);
            desk.wait(10s);
            read();
            computer.now += 5ms;
        }
    };
    const auto page = [&] {
        const auto view = desk.view(computer.now);
        REQUIRE(std::holds_alternative<screen::ClientTraceView>(view));
        return std::get<screen::ClientTraceView>(view);
    };
    desk.open();
    look();
    desk.act("open:" + one.id);
    read();
    desk.act("part:sessions");
    const auto sessions = [&] {
        const auto view = desk.view(computer.now);
        REQUIRE(std::holds_alternative<screen::ClientView>(view));
        return std::get<screen::ClientView>(view).sessions;
    };
    REQUIRE(sessions().size() == 2);
    const auto trace = sessions().at(0).trace;
    desk.act("seen-one"); // and while that is kept
    desk.act(trace);
    read();
    CHECK(page().said == "The replies of 1 client are seen.");
    desk.act("trace-later");
    CHECK(page().said.empty());
    look();
    practice.post(one, 4.0, 2);
    computer.now += 61s;
    look();
    page(); // goes on
    desk.act("client");
    CHECK(sessions().size() == 4);
    desk.act(trace);
    read();
    page();
    const auto file = practice.file(one, 3.5); // dropped
    desk.take_files({file});
    CHECK(std::holds_alternative<screen::ReviewView>(desk.view(computer.now)));
    desk.act("open:" + one.id);
    read();
    desk.act("part:sessions");
    desk.act(trace);
    read();
    CHECK(page().trouble.empty());
    CHECK(desk.refuse_close()); // the file is still waiting
    CHECK(page().trouble.starts_with("Something is still on its way"));
    look();
    CHECK(page().missing.empty());
}

TEST_CASE("review: a record is closed by a second press: paper first, then all of it goes") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one"), two = practice.add("two");
    practice.post(one, 4.0);
    fs::create_directories(practice.places.plans);
    const auto own = practice.places.plans / "one.toml", other = practice.places.plans / "two.toml";
    std::ofstream{own} << plan::text_of(practice.plan("one"));
    std::ofstream{other} << plan::text_of(practice.plan("two"));
    app::Desktop desktop = computer.desktop();
    Window window{{1280, 2400}, 1.0, [&](screen::Ui& ui) {
                      desktop.draw(ui);
                      desktop.act(computer.now);
                      computer.advance(desktop);
                      return screen::Wish{};
                  }};
    open(computer, desktop);
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "close");
    REQUIRE(shown<screen::CloseView>(desktop));
    CHECK(shown<screen::CloseView>(desktop)->plans.size() == 1);
    wish(computer, desktop, "close-now"); // nothing without being asked
    CHECK(practice.has("one"));
    const auto record = computer.folder.path / "record.pdf";
    window.frame();
    window.click("record");
    window.type(record.string());
    window.click("ask-close");
    settle(computer, desktop);
    CHECK(practice.has("one"));
    REQUIRE(shown<screen::CloseView>(desktop));
    CHECK(shown<screen::CloseView>(desktop)->asked);
    window.frame();
    CHECK(window.stage.focus() == "client"); // Enter keeps
    window.click("close-now");
    settle(computer, desktop);
    CHECK(fs::exists(record));
    CHECK_FALSE(practice.has("one"));
    CHECK(practice.has("two"));
    CHECK_FALSE(fs::exists(own));
    CHECK(fs::exists(other));
    CHECK(list(desktop).rows.size() == 1);
    desktop.leave();
}

TEST_CASE("review: a folder that hangs stops nobody, and the page says since when it waits") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    struct Gate {
        std::mutex mutex;
        std::condition_variable opened;
        bool open = false;
    };
    const auto gate = std::make_shared<Gate>();
    app::ReviewDesk desk{computer.around, computer.folder.path, practice.library,
                         [gate](const fs::path&) {
                             std::unique_lock lock{gate->mutex};
                             gate->opened.wait(lock, [&] { return gate->open; });
                         }};
    const auto go_on = [&] {
        for (int i = 0; i < 10; ++i) {
            desk.advance(computer.now);
            while (auto errand = desk.errand()) (*errand)()(computer.now);
            computer.now += 500ms;
        }
    };
    desk.open();
    go_on();
    auto view = std::get<screen::ReviewView>(desk.view(computer.now));
    CHECK(view.rows.size() == 1);
    CHECK(view.waits.find("has not answered since") != std::string::npos);
    // What is kept here alone goes on.
    desk.act("open:" + one.id);
    go_on();
    REQUIRE(std::holds_alternative<screen::ClientView>(desk.view(computer.now)));
    desk.act("part:notes");
    desk.client_typing.note = "kept all the same";
    desk.act("note");
    go_on();
    CHECK(std::get<screen::ClientView>(desk.view(computer.now)).notes.size() == 1);
    desk.act("list");
    {
        const std::lock_guard lock{gate->mutex};
        gate->open = true;
        gate->opened.notify_all();
    }
    for (int i = 0; i < 100; ++i) {
        desk.wait(10s);
        go_on();
        view = std::get<screen::ReviewView>(desk.view(computer.now));
        if (view.waits.empty() && !fs::is_empty(practice.folder)) break;
    }
    CHECK(view.waits.empty());
    CHECK_FALSE(fs::is_empty(practice.folder)); // the note went out
    desk.wait(10s);
}

TEST_CASE("review: thirty clients, five of them answered, in 120 inputs at most") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    std::vector<review::Client> all;
    for (int i = 0; i < 30; ++i) {
        all.push_back(practice.add(name(i)));
        practice.post(all.back(), i % 6 == 2 ? 2.0 : 4.0);
    }
    int inputs = 0;
    {
        app::Desktop desktop = computer.desktop();
        Window window{{1920, 1080}, 1.0, [&](screen::Ui& ui) {
                          desktop.draw(ui);
                          desktop.act(computer.now);
                          computer.advance(desktop);
                          return screen::Wish{};
                      }};
        open(computer, desktop);
        REQUIRE(list(desktop).rows.size() == 30);
        CHECK(list(desktop).plain == 25);
        const auto rest = [&] {
            settle(computer, desktop);
            window.frame();
            window.frame();
        };
        const auto tap = [&](screen::Key key) { ++inputs, window.tap(key), rest(); };
        const auto click = [&](const std::string& id) { ++inputs, window.click(id), rest(); };
        const auto type = [&](const std::string& text) {
            inputs += static_cast<int>(text.size());
            window.type(text);
        };
        rest();
        tap(screen::Key::n); // 25 at once
        CHECK(list(desktop).plain == 0);
        for (int i = 0; i < 5; ++i) {
            CAPTURE(i);
            REQUIRE(list(desktop).rows.front().why.starts_with("too fast"));
            tap(screen::Key::enter); // the one on top
            REQUIRE(shown<screen::ClientView>(desktop));
            tap(screen::Key::enter); // is answered
            const auto* answer = shown<screen::AnswerView>(desktop);
            REQUIRE(answer != nullptr);
            const std::string exercise = answer->routines.at(0).exercises.at(0).id;
            type("Calmer, please");
            tap(screen::Key::enter); // to the button
            click("pace+:" + exercise);
            click("send");
            CHECK(list(desktop).said.starts_with("Version 2 is on its way"));
        }
        CHECK(std::all_of(list(desktop).rows.begin(), list(desktop).rows.end(),
                          [](const auto& row) { return row.settled; }));
        desktop.leave();
    }
    MESSAGE("inputs of a review of 30 clients: ", inputs);
    CHECK(inputs <= 120);
    for (int i = 0; i < 30; ++i) {
        CAPTURE(i);
        CHECK(practice.course(name(i)).seen.size() == 1);
        const auto plans = practice.plans_for(all.at(static_cast<std::size_t>(i)));
        REQUIRE(plans.size() == (i % 6 == 2 ? 1 : 0));
        if (plans.empty()) continue;
        const auto sent = plan::read(plans.begin()->second, "sent", practice.library);
        REQUIRE(sent);
        CHECK(sent->version == 2);
        CHECK(sent->said->en == "Calmer, please");
        CHECK(sent->routines.front().settings.size() == 1);
    }
}
