// What the review must not harm: other clients' files, what is typed, what is on its way.
#include "main/review_desk.h"

#include "main/reviewing.h"

#include <condition_variable>
#include <thread>

using namespace tests;
using namespace tests::reviewing;

TEST_CASE("review: plans of one template are told apart by whom they went to") {
    for (const bool closes : {false, true}) {
        CAPTURE(closes);
        Computer computer{"none"};
        PracticeOfClients practice{computer};
        const auto one = practice.add("one"), two = practice.add("two");
        practice.post(one, 2.0);
        fs::create_directories(practice.places.plans);
        // Both stand under the id of the plan of `one`, as those of one template do.
        auto of_two = practice.plan("one");
        of_two.client = "two";
        const auto other = practice.places.plans / "a.toml", own = practice.places.plans / "b.toml";
        const std::string before = plan::text_of(of_two);
        std::ofstream{other} << before;
        std::ofstream{own} << plan::text_of(practice.plan("one"));
        const auto noted = practice.places.plans / "c.toml"; // says `one`, and went to `two`
        std::ofstream{noted} << plan::text_of(practice.plan("one"));
        std::ofstream{noted.string() + ".client"} << two.id;
        for (const char* made : {".typed", ".client", ".voice", ".old-1"})
            std::ofstream{own.string() + made} << one.id;
        std::ofstream{practice.places.plans / "b.pdf"} << "paper";
        app::Desktop desktop = computer.desktop();
        open(computer, desktop);
        wish(computer, desktop, "open:" + one.id);
        const auto text_in = [](const fs::path& file) {
            std::ostringstream text;
            text << std::ifstream{file}.rdbuf();
            return text.str();
        };
        if (closes) {
            wish(computer, desktop, "close");
            REQUIRE(shown<screen::CloseView>(desktop));
            CHECK(shown<screen::CloseView>(desktop)->plans.size() == 6);
        } else {
            wish(computer, desktop, "answer");
            const auto* answer = shown<screen::AnswerView>(desktop);
            REQUIRE(answer != nullptr);
            wish(computer, desktop, "pace+:" + answer->routines.at(0).exercises.at(0).id);
            wish(computer, desktop, "send");
            CHECK(list(desktop).said == "Version 2 is on its way to one.");
            CHECK(text_in(own) != plan::text_of(practice.plan("one")));
        }
        CHECK(text_in(other) == before);
        CHECK(text_in(noted) == plan::text_of(practice.plan("one")));
        desktop.leave();
    }
}

TEST_CASE("review: an own text that was edited meanwhile is set aside, and nothing is lost") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    practice.post(one, 2.0);
    fs::create_directories(practice.places.plans);
    const auto own = practice.places.plans / "one.toml";
    std::ofstream{own} << plan::text_of(practice.plan("one"));
    std::ofstream{own.string() + ".voice"} << "recorded";
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    wish(computer, desktop, "open:" + one.id);
    wish(computer, desktop, "answer");
    const auto* answer = shown<screen::AnswerView>(desktop);
    REQUIRE(answer != nullptr);
    std::ofstream{own} << "# edited\n" << plan::text_of(practice.plan("one"));
    wish(computer, desktop, "pace+:" + answer->routines.at(0).exercises.at(0).id);
    wish(computer, desktop, "send");
    REQUIRE(fs::exists(own.string() + ".old-1"));
    CHECK(fs::exists(own.string() + ".voice.old-1"));
    CHECK_FALSE(fs::exists(own.string() + ".voice")); // it was of the version before
    std::string first;
    std::ifstream aside{own.string() + ".old-1"}, now{own};
    std::getline(aside, first);
    CHECK(first == "# edited");
    std::getline(now, first);
    CHECK(first == "# edited");
    desktop.leave();
}

TEST_CASE("review: a note that the disk does not take stays in its box") {
    Computer computer{"none"};
    PracticeOfClients practice{computer, false};
    const auto one = practice.add("one");
    app::ReviewDesk desk{computer.around, computer.folder.path, practice.library};
    const auto go_on = [&] {
        while (auto errand = desk.errand()) (*errand)()(computer.now);
    };
    desk.open();
    go_on();
    desk.act("open:" + one.id);
    go_on();
    desk.client_typing.note = "Sleeps badly";
    {
        const auto other = review::Clients::open(practice.places.clients); // another desk
        REQUIRE(other);
        desk.act("note");
        go_on();
    }
    CHECK(desk.client_typing.note == "Sleeps badly");
    CHECK(practice.course("one").notes.empty());
    desk.act("note");
    desk.act("note"); // once is enough
    go_on();
    CHECK(desk.client_typing.note.empty());
    CHECK(practice.course("one").notes.size() == 1);
}

TEST_CASE("review: a damaged state of the folder empties nothing, and is kept") {
    Computer computer{"none"};
    PracticeOfClients practice{computer, false};
    const auto one = practice.add("one");
    std::ofstream{practice.places.mail} << "no mail";
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    CHECK(list(desktop).rows.size() == 1);
    CHECK(list(desktop).trouble.find("cannot be read any more") != std::string::npos);
    CHECK(all_of(list(desktop).mailbox).find("command") == std::string::npos);
    wish(computer, desktop, "open:" + one.id);
    CHECK(shown<screen::ClientView>(desktop) != nullptr);
    desktop.leave();
}

TEST_CASE("review: whoever cannot be read is deleted by a second press, and nobody else") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    practice.add("one");
    const auto damaged = practice.places.clients / "0badc0de";
    fs::create_directories(damaged);
    std::ofstream{damaged / "client.json"} << "{";
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    wish(computer, desktop, "remove:0badc0de"); // nothing without being asked
    CHECK(fs::exists(damaged));
    wish(computer, desktop, "open:0badc0de");
    CHECK_FALSE(list(desktop).remove_question.empty());
    wish(computer, desktop, "keep-unread");
    CHECK(list(desktop).remove_question.empty());
    wish(computer, desktop, "open:0badc0de");
    wish(computer, desktop, "remove:0badc0de");
    CHECK_FALSE(fs::exists(damaged));
    CHECK(practice.has("one"));
    CHECK(list(desktop).rows.size() == 1);
    desktop.leave();
}

TEST_CASE("review: the folder that is shared can be named") {
    Computer computer{"none"};
    PracticeOfClients practice{computer, false};
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    wish(computer, desktop, "folder:" + (practice.folder / "nowhere").string());
    CHECK_FALSE(list(desktop).trouble.empty());
    CHECK_FALSE(review::mailbox_named(practice.places.mailbox).value());
    wish(computer, desktop, "folder:" + practice.folder.string());
    CHECK(list(desktop).trouble.empty());
    CHECK((review::mailbox_named(practice.places.mailbox).value() == practice.folder));
    desktop.leave();
}

TEST_CASE("review: a client who was closed on another desk is told as that") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one");
    app::Desktop desktop = computer.desktop();
    open(computer, desktop);
    wish(computer, desktop, "open:" + one.id);
    fs::remove_all(practice.places.clients / one.id);
    wish(computer, desktop, "answer");
    CHECK(client(desktop).trouble == "This client is not in the list any more.");
    desktop.leave();
}

TEST_CASE("review: while an answer waits for the folder it stays as it was sent, and so does the "
          "next one") {
    Computer computer{"none"};
    PracticeOfClients practice{computer};
    const auto one = practice.add("one"), two = practice.add("two");
    struct Gate {
        std::mutex mutex;
        std::condition_variable opened;
        bool open = false;
    };
    const auto gate = std::make_shared<Gate>();
    practice.post(one, 2.0);
    practice.post(two, 2.0);
    { // both have replied
        app::Desktop desktop = computer.desktop();
        open(computer, desktop);
        desktop.leave();
    }
    app::ReviewDesk desk{computer.around, computer.folder.path, practice.library,
                         [gate](const fs::path&) {
                             std::unique_lock lock{gate->mutex};
                             gate->opened.wait(lock, [&] { return gate->open; });
                         }};
    const auto go_on = [&] {
        for (int i = 0; i < 10; ++i) {
            desk.advance(computer.now);
            while (auto errand = desk.errand()) (*errand)()(computer.now);
            computer.now += 50ms;
        }
    };
    const auto answer = [&] { return std::get<screen::AnswerView>(desk.view(computer.now)); };
    desk.open();
    go_on();
    CHECK_FALSE(desk.refuse_close()); // a look alone holds nobody
    const auto begin = [&](const review::Client& client) {
        desk.act("open:" + client.id);
        go_on();
        desk.act("answer");
        go_on();
        REQUIRE(std::holds_alternative<screen::AnswerView>(desk.view(computer.now)));
    };
    begin(one);
    const std::string exercise = answer().routines.at(0).exercises.at(0).id;
    desk.act("pace+:" + exercise);
    desk.act("send");
    CHECK(answer().sending);
    CHECK_FALSE(answer().routines.at(0).exercises.at(0).slower);
    const auto sent = answer().changes;
    desk.act("pace+:" + exercise);
    CHECK(answer().changes == sent);
    CHECK(desk.refuse_close()); // told once
    CHECK_FALSE(answer().trouble.empty());
    CHECK_FALSE(desk.refuse_close());
    desk.act("client");
    desk.act("list");
    go_on();
    begin(two);
    CHECK_FALSE(answer().sending);
    desk.answer_typing.said = "Slower";
    desk.act("pace+:" + exercise);
    {
        const std::lock_guard lock{gate->mutex};
        gate->open = true;
        gate->opened.notify_all();
    }
    for (int i = 0; i < 100 && practice.kept("one").plans.size() < 2; ++i) {
        desk.wait(10s);
        go_on();
    }
    desk.wait(10s);
    go_on();
    CHECK(practice.kept("one").plans.size() == 2);
    REQUIRE(std::holds_alternative<screen::AnswerView>(desk.view(computer.now)));
    CHECK(desk.answer_typing.said == "Slower");
    CHECK(answer().changes.size() == 1);
    desk.act("send"); // and what waits goes out before the window is closed
    desk.finish(computer.now);
    CHECK(practice.kept("two").plans.size() == 2);
}
