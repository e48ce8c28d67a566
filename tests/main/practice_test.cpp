// The physiotherapist's plans in the window: from a template to a file on the disk, and sealed.
#include "main/practising.h"
#include "plan/plan_file.h"
#include "screen/screens.h"

using namespace tests;

TEST_CASE("practice: a plan from a template is kept, altered and opened again") {
    Practising here;
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plans");
    CHECK(offers(*page(here.desktop), "new:whole_body"));
    here.make();
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plan");
    CHECK(here.text().find("for = \"K-017\"") != std::string::npos);
    CHECK((fs::status(here.file()).permissions() & fs::perms::others_all) == fs::perms::none);
    here.press("exercises:0");
    here.press("sets:3");
    here.type("pace", "7,5");
    CHECK(here.text().find("sets = 3") != std::string::npos);
    CHECK(here.text().find("seconds_per_stroke = 7.5") != std::string::npos);
    CHECK(here.text().starts_with("# For long days on the feet."));
    here.type("pace", "70");
    CHECK(here.refused("pace").find("1.5") != std::string::npos);
    CHECK(here.refused("pace").find('_') == std::string::npos);
    here.press("undo");
    CHECK(here.text().find("7.5") == std::string::npos);
    here.type("pace", "6");
    here.type("band-from", "5");
    here.type("band-to", "8");
    CHECK(here.text().find("pace_band = ") != std::string::npos);
    CHECK(item_of(*page(here.desktop), "band-from")->value == "5");
    CHECK(item_of(*page(here.desktop), "band-to")->value == "8");
    here.type("pace", "7"); // it goes along in proportion
    CHECK(item_of(*page(here.desktop), "band-from")->value == "5.83");
    CHECK(item_of(*page(here.desktop), "band-to")->value == "9.33");
    here.type("band-to", "slow");
    CHECK_FALSE(here.refused("band-to").empty());
    here.press("add");
    here.press("add:chest");
    CHECK(here.text().find("exercise = \"chest\"") != std::string::npos);
    here.press("list");
    REQUIRE(page(here.desktop));
    CHECK(offers(*page(here.desktop), "open:calves_standing"));
    here.press("leave");
    CHECK(shown<screen::SettingsView>(here.desktop) != nullptr);
    here.desktop.leave();
}

TEST_CASE("practice: a plan made after midnight begins with the day that lasts until four") {
    Practising here;
    here.computer.now += 9h + 15min; // 00:30 of the 22nd
    here.make();
    CHECK(here.text().find("2026-09-21") != std::string::npos);
    CHECK(here.text().find("2026-09-22") == std::string::npos);
    here.desktop.leave();
}

TEST_CASE("practice: an order sheet is typed in row by row, and its plan is opened") {
    Practising here;
    here.press("from-sheet");
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plans-order");
    here.type("row:0", "99");
    CHECK(here.refused("row:0").find("no exercise has that number") != std::string::npos);
    here.press("make");
    CHECK_FALSE(here.refused("weeks").empty());
    CHECK_FALSE(here.refused("author").empty());
    here.type("author", "Praxis am Markt");
    here.type("client", "K-017");
    here.type("weeks", "6");
    here.type("row:0", "2 2x10 6s");
    CHECK(here.refused("row:0").find("on which days?") != std::string::npos);
    here.type("days", "3");
    CHECK(here.refused("row:0").empty());
    here.type("row:1", "1 1x10 mo");
    here.type("row:2", "2 1x5");
    CHECK(here.refused("row:2").find("typed before") != std::string::npos);
    here.press("make");
    CHECK(page(here.desktop)->page == "plans-order");
    here.press("list"); // what is typed stays
    CHECK(page(here.desktop)->page == "plans");
    here.press("from-sheet");
    CHECK(item_of(*page(here.desktop), "row:1")->value == "1 1x10 mo");
    here.type("row:2", "");
    here.press("make");
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plan");
    const std::string text =
        routine::text_of(here.computer.folder.path / "plans" / "order_sheet.toml").value_or("");
    CHECK(text.find("for = \"K-017\"") != std::string::npos);
    CHECK(text.find("seconds_per_stroke = 6") != std::string::npos);
    here.press("list");
    CHECK(offers(*page(here.desktop), "open:order_sheet"));
    here.press("from-sheet"); // the next one begins anew
    CHECK(item_of(*page(here.desktop), "row:0")->value.empty());
    here.desktop.leave();
}

TEST_CASE("practice: Enter in a row of an order sheet goes on to the next one") {
    Practising here;
    here.press("from-sheet");
    here.type("author", "Praxis am Markt");
    here.type("days", "3");
    Window window{{1280, 2600}, 1.0, [&](screen::Ui& ui) {
                      here.desktop.draw(ui);
                      here.desktop.act(here.computer.now);
                      here.computer.advance(here.desktop);
                      return screen::Wish{};
                  }};
    window.settle();
    window.click("row:0");
    window.settle();
    for (const char* row : {"2 2x10 6s", "1 1x10"}) {
        window.type(row);
        window.tap(screen::Key::enter);
        window.settle();
    }
    REQUIRE(page(here.desktop));
    CHECK(item_of(*page(here.desktop), "row:0")->value == "2 2x10 6s");
    CHECK(item_of(*page(here.desktop), "row:1")->value == "1 1x10");
    CHECK(item_of(*page(here.desktop), "row:2")->value.empty());
    here.desktop.leave();
}

TEST_CASE("practice: a text with mistakes is kept beside the last good one") {
    Practising here;
    here.make();
    const std::string good = here.text();
    here.press("text");
    here.type("line:2", "kind = ");
    CHECK(here.text() == good);
    CHECK(here.text(".typed").find("kind = \n") != std::string::npos);
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->title == "A text with mistakes");
    here.press("list");
    here.press("open:calves_standing");
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plan-text"); // where it was left
    here.type("line:2", "kind = \"plan\"");
    CHECK(here.text(".typed").empty());
    CHECK(page(here.desktop)->page == "plan");
    here.desktop.leave();
}

TEST_CASE("practice: from the list to the sealed file in under 200 inputs, five minutes at 1.5 s") {
    Practising here;
    Window window{{1280, 2600}, 1.0, [&](screen::Ui& ui) { // all of a page at once
                      here.desktop.draw(ui);
                      here.desktop.act(here.computer.now);
                      here.computer.advance(here.desktop);
                      return screen::Wish{};
                  }};
    int inputs = 0;
    const auto rest = [&] {
        for (int i = 0; i < 4; ++i) window.frame();
    };
    const auto click = [&](const std::string& id) {
        INFO(id);
        rest();
        REQUIRE(window.has(id));
        // In a window 720 high it had to be brought into sight first.
        inputs += 1 + static_cast<int>(window.place_of(id).bottom() / 720.0f);
        window.click(id);
        rest();
    };
    const auto type = [&](const std::string& box, const std::string& text) {
        click(box);
        window.type(text);
        inputs += static_cast<int>(text.size());
        rest();
    };
    click("new:calves_standing");
    type("author", "Praxis am Markt");
    type("client", "K-017");
    click("make");
    click("exercises:0");
    click("sets:2");
    type("pace", "7.5");
    click("part:1");
    click("effort:1");
    type("work", "60");
    click("back");
    click("hand-over");
    type("secret", "vier warme Wadenwickel");
    type("secret-again", "vier warme Wadenwickel");
    const fs::path sealed = here.computer.folder.path / "plans" / "calves_standing.rtplan";
    CHECK_FALSE(fs::exists(sealed));
    click("seal");
    const auto until = std::chrono::steady_clock::now() + 60s; // a passphrase takes a while
    while (!fs::exists(sealed) && std::chrono::steady_clock::now() < until) rest();
    CHECK(fs::exists(sealed));
    CHECK(here.text().find("seconds_per_stroke = 7.5") != std::string::npos);
    CHECK(here.text().find("work_s = 60") != std::string::npos);
    CHECK(here.text().find("for = \"K-017\"") != std::string::npos);
    CAPTURE(inputs);
    CHECK(inputs < 200);
    here.desktop.leave();
}

TEST_CASE("practice: what the disk did not take is told, tried again, and holds meanwhile") {
    Practising here;
    fs::create_directories(here.file() / "in the way"); // where the plan's file is to be
    here.make();
    REQUIRE(page(here.desktop));
    const auto told = [&] {
        const auto& top = page(here.desktop)->top;
        return !top.empty() && top.front().kind == screen::FormItem::Kind::warning
                   ? top.front().title
                   : std::string{};
    };
    CHECK(told().find("tried again") != std::string::npos);
    here.press("list");
    CHECK(offers(*page(here.desktop), "open:calves_standing"));
    here.press("leave");
    REQUIRE(page(here.desktop)); // asks once more
    CHECK(told().find("Back once more") != std::string::npos);
    here.press("open:calves_standing");
    CHECK(page(here.desktop)->page == "plan");
    here.type("client", "K-018");
    here.computer.pass(here.desktop, 6s);
    CHECK_FALSE(fs::is_regular_file(here.file()));
    fs::remove_all(here.file());
    here.computer.pass(here.desktop, 6s);
    CHECK(here.text().find("for = \"K-018\"") != std::string::npos);
    CHECK(told().empty());
    here.press("list");
    here.press("leave");
    CHECK(shown<screen::SettingsView>(here.desktop) != nullptr);
    here.desktop.leave();
}

TEST_CASE("practice: a routine of one's own begins with the exercise that is chosen") {
    Practising here;
    here.make();
    here.press("own-routine");
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plan-add");
    CHECK(here.text().find("routine.own") == std::string::npos);
    here.press("plan"); // and back
    CHECK(here.text().find("routine.own") == std::string::npos);
    here.press("own-routine");
    here.press("add:chest");
    CHECK(page(here.desktop)->page == "plan-steps");
    CHECK(here.text().find("exercise = \"chest\"") != std::string::npos);
    here.press("add");
    here.press("add:buttock");
    const auto plan =
        plan::read(here.text(), "", routine::Library::read({places::source("/exercises")}));
    REQUIRE(plan);
    REQUIRE(plan->routines.size() == 2);
    CHECK(plan->routines[1].own->parts.size() == 2);
    here.desktop.leave();
}

TEST_CASE("practice: a preview plays and keeps nothing") {
    Practising here;
    here.make();
    here.press("exercises:0");
    here.press("fast:0");
    here.computer.pass(here.desktop, 3s);
    CHECK(shown<screen::SessionView>(here.desktop) != nullptr);
    CHECK_FALSE(here.desktop.in_session());
    here.press("preview-end");
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plan-steps");
    here.desktop.leave();
}

TEST_CASE("practice: a new plan inherits nothing of an older one of its name") {
    Practising here;
    here.make();
    here.press("list");
    fs::remove(here.file());
    std::ofstream{here.file(".client")} << "0123456789abcdef";
    std::ofstream{here.file(".typed")} << "not = right";
    here.press("list");
    here.make();
    const fs::path other = here.computer.folder.path / "plans" / "calves_standing_2.toml";
    CHECK(fs::exists(other));
    CHECK_FALSE(fs::exists(here.file()));
    CHECK_FALSE(fs::exists(other.string() + ".client"));
    here.desktop.leave();
}

TEST_CASE("practice: what was altered is kept where the list or the page is opened anew") {
    Practising here;
    here.make();
    here.computer.wish(here.desktop, What::practice, "set:title=Erstens");
    here.computer.wish(here.desktop, What::show_practice); // twice, and back
    here.computer.wish(here.desktop, What::show_practice);
    here.computer.advance(here.desktop);
    CHECK(here.text().find("Erstens") != std::string::npos);
    here.press("open:calves_standing");
    here.desktop.wish({What::practice, "set:title=Zweitens", 0.0});
    here.desktop.act(here.computer.now);
    here.press("list");
    here.computer.advance(here.desktop);
    CHECK(here.text().find("Zweitens") != std::string::npos);
    here.desktop.leave();
}

TEST_CASE("practice: what stands in a box is kept when the window closes") {
    Computer computer{"none"};
    const auto library = routine::Library::read({fs::path{places::source()} / "exercises"});
    app::Practice practice{
        computer.around, {computer.folder.path.string(), "", "", false}, library};
    const auto press = [&](const std::string& id) {
        practice.act({What::practice, id, 0.0}, computer.now);
        while (auto errand = practice.errand()) (*errand)()();
    };
    practice.come_in();
    for (const char* id : {"show", "new:calves_standing", "set:author=Praxis am Markt", "make"})
        press(id);
    screen::FormTyping::Box box;
    box.text = "Beide Waden";
    box.shown = "before";
    box.begun = true;
    practice.typing().boxes["title"] = box;
    practice.leave();
    while (auto errand = practice.errand()) (*errand)()();
    const auto text =
        routine::text_of(computer.folder.path / "plans" / "calves_standing.toml").value_or("");
    CHECK(text.find("Beide Waden") != std::string::npos);
}

TEST_CASE("practice: lines of the text are added, taken out, and begun where there is none") {
    Practising here;
    here.make();
    here.press("text");
    const std::string before = here.text();
    const auto lines = std::count(before.begin(), before.end(), '\n');
    here.type("line:" + std::to_string(lines + 1), "# one more");
    CHECK(here.text() == before + "# one more\n");
    here.type("line:" + std::to_string(lines + 1), "");
    CHECK(here.text() == before);
    here.press("list");
    std::ofstream{here.file()} << "";
    here.press("list");
    here.press("open:calves_standing");
    REQUIRE(page(here.desktop));
    CHECK(page(here.desktop)->page == "plan-text");
    REQUIRE(item_of(*page(here.desktop), "line:1") != nullptr);
    CHECK(item_of(*page(here.desktop), "line:2") == nullptr);
    here.desktop.leave();
}

TEST_CASE("practice: a template among the plans is called one; what was typed long ago is not") {
    Practising here;
    const fs::path from = fs::path{places::source()} / "exercises" / "plans";
    fs::path one;
    for (const auto& file : fs::directory_iterator(from))
        if (file.path().extension() == ".toml") one = file.path();
    REQUIRE_FALSE(one.empty());
    here.make();
    fs::copy_file(one, here.file().parent_path() / "mine.toml");
    std::ofstream{here.file(".typed")} << "not = right";
    fs::last_write_time(here.file(".typed"), fs::last_write_time(here.file()) - 1h);
    here.press("list");
    REQUIRE(page(here.desktop));
    bool called = false;
    for (const auto& item : page(here.desktop)->below.front().items) {
        called = called || item.facts.find("a template, no plan: mine") != std::string::npos;
        CHECK(item.title.find("mistakes") == std::string::npos);
        CHECK(item.facts.find("mistakes") == std::string::npos);
    }
    CHECK(called);
    here.desktop.leave();
}

TEST_CASE("practice: sets of a rule are whole, and what was refused stays with its exercise") {
    Practising here;
    here.make();
    const std::string before = here.text();
    here.press("rules");
    for (const char* typed : {"99999999999", "2.7", "5"}) {
        INFO(typed);
        here.type("rule-up-to", typed);
        here.press("add-rule:sets");
        CHECK_FALSE(here.refused("rule-up-to").empty());
        CHECK(here.text() == before);
    }
    here.press("plan");
    here.press("exercises:0");
    here.type("pace", "70");
    CHECK_FALSE(here.refused("pace").empty());
    here.press("part:1");
    CHECK(here.refused("pace").find("20") == std::string::npos);
    here.desktop.leave();
}

TEST_CASE("practice: help lies over a preview") {
    Practising here;
    here.make();
    here.press("preview:0");
    REQUIRE(shown<screen::SessionView>(here.desktop) != nullptr);
    here.computer.wish(here.desktop, What::show_help);
    CHECK(shown<screen::HelpView>(here.desktop) != nullptr);
    here.computer.wish(here.desktop, What::close_help);
    CHECK(shown<screen::SessionView>(here.desktop) != nullptr);
    here.press("preview-end");
    here.desktop.leave();
}
