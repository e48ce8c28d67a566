// A plan on its way to the client: to whom, as which version, and by a folder that may hang.
#include "main/practising.h"
#include "review/mail.h"
#include "review/rows.h"

#include <condition_variable>
#include <mutex>

using namespace tests;

TEST_CASE("practice: sealed once and again for the same client, and it opens") {
    Practising here;
    here.make();
    here.press("hand-over");
    here.press("seal");
    CHECK_FALSE(here.refused("secret").empty());
    REQUIRE(page(here.desktop));
    here.seal("a.sealed");
    here.seal("b.sealed");
    CHECK(here.clients() == 1);
    CHECK(here.sealed("b.sealed") == here.text());
    here.desktop.leave();
}

TEST_CASE("practice: a plan that the client has in other words goes out as the next version") {
    Practising here;
    here.make();
    here.press("hand-over");
    here.seal("a.sealed");
    CHECK(here.text().find("version = 1") != std::string::npos);
    here.press("plan");
    here.computer.now += 24h; // and on another day
    here.type("title", "Beide Waden");
    here.press("hand-over");
    here.seal("b.sealed");
    CHECK(here.said().find("version 2") != std::string::npos);
    CHECK(here.text().find("version = 2") != std::string::npos);
    CHECK(here.text().find("made = \"2026-09-22\"") != std::string::npos);
    CHECK(here.sealed("b.sealed") == here.text());
    here.seal("c.sealed"); // the same again
    CHECK(here.text().find("version = 2") != std::string::npos);
    CHECK(here.clients() == 1);
    here.desktop.leave();
}

TEST_CASE("practice: with another label a plan is another client's") {
    Practising here;
    here.make();
    here.press("hand-over");
    here.seal("a.sealed");
    here.type("seal-for", "K-018");
    here.computer.advance(here.desktop);
    here.seal("b.sealed");
    CHECK(here.clients() == 2);
    CHECK(here.sealed("b.sealed").find("for = \"K-018\"") != std::string::npos);
    CHECK(here.text().find("version = 1") != std::string::npos);
    // And where it was changed elsewhere meanwhile.
    here.press("list");
    std::string text = here.text();
    text.replace(text.find("K-018"), 5, "K-019");
    std::ofstream{here.file()} << text;
    here.press("list");
    here.press("open:calves_standing");
    here.press("hand-over");
    here.seal("c.sealed");
    CHECK(here.clients() == 3);
    here.desktop.leave();
}

TEST_CASE("practice: a shared folder that hangs stops nobody") {
    Computer computer{"none"};
    const auto library = routine::Library::read({fs::path{places::source()} / "exercises"});
    fs::create_directories(computer.folder.path / "shared");
    REQUIRE(review::name_mailbox(review::places_in(computer.folder.path).mailbox,
                                 computer.folder.path / "shared"));
    struct Gate {
        std::mutex mutex;
        std::condition_variable opened;
        bool open = false;
    };
    const auto gate = std::make_shared<Gate>();
    app::Practice practice{computer.around,
                           {computer.folder.path.string(), "", "", false},
                           library,
                           [gate](const fs::path&) {
                               std::unique_lock lock{gate->mutex};
                               gate->opened.wait(lock, [&] { return gate->open; });
                           }};
    const auto press = [&](const std::string& id) {
        practice.act({What::practice, id, 0.0}, computer.now);
        for (int i = 0; i < 5; ++i) {
            practice.advance(computer.now);
            while (auto errand = practice.errand()) (*errand)()();
        }
    };
    practice.come_in();
    press("show");
    for (const char* id : {"new:calves_standing", "set:author=Praxis am Markt", "set:client=K-017",
                           "make", "hand-over", "set:secret=vier warme Wadenwickel",
                           "set:secret-again=vier warme Wadenwickel", "seal"})
        press(id);
    CHECK(practice.busy());
    computer.now += 5s;
    const auto told = [&] {
        const auto view = practice.view(computer.now);
        return !view.top.empty() &&
               view.top.front().title.find("not answered") != std::string::npos;
    };
    CHECK(told());
    press("list"); // and on
    press("open:calves_standing");
    CHECK(practice.view(computer.now).page == "plan");
    {
        const std::lock_guard lock{gate->mutex};
        gate->open = true;
        gate->opened.notify_all();
    }
    for (int i = 0; i < 100 && practice.busy(); ++i) {
        practice.wait(10s);
        press("plan");
    }
    CHECK_FALSE(practice.busy());
    CHECK_FALSE(told());
    CHECK(fs::exists(computer.folder.path / "plans" / "calves_standing.rtplan"));
}
