// The history behind the window: what was really played as the person "practice".
#include "computer.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

#include <thread>

using tests::Computer, tests::shown, tests::What;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const screen::HistoryView& page(const app::Desktop& desktop) {
    const auto* view = shown<screen::HistoryView>(desktop);
    REQUIRE(view != nullptr);
    return *view;
}

struct Practising : Computer { // a simulated roller, and sessions on it count
    Practising() : Computer{"sim:person=calm,build=bed,seed=3"} { start.person = "practice"; }
};

void roll(Computer& computer, app::Desktop& desktop) {
    computer.wish(desktop, What::start, "starter");
    for (int i = 0; i < 60 && !desktop.in_session(); ++i) { // the roller answers, and who is asked
        computer.pass(desktop, 1s);
        if (std::holds_alternative<screen::ScreeningView>(desktop.view()))
            computer.wish(desktop, What::screening_done);
        else if (const auto* question = shown<screen::QuestionView>(desktop))
            computer.wish(desktop, What::answer, question->skips ? "" : "go");
    }
    REQUIRE(desktop.in_session());
    computer.pass(desktop, 100s);
    computer.end(desktop);
    for (int i = 0; i < 20 && std::holds_alternative<screen::QuestionView>(desktop.view()); ++i) {
        computer.wish(desktop, What::answer);
        computer.pass(desktop, 1s);
    }
    REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
}

} // namespace

TEST_CASE("desktop: nobody rolled yet, and each part of the history says so") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_history);
    for (const char* part : {"part:weeks", "part:exercises", "part:times", "part:together"}) {
        computer.wish(desktop, What::history, part);
        CHECK_FALSE(page(desktop).missing.empty());
    }
    computer.wish(desktop, What::show_help);
    REQUIRE(shown<screen::HelpView>(desktop) != nullptr);
}

TEST_CASE("desktop: what was rolled stands in the history, from all of it to a stroke") {
    Practising computer;
    {
        app::Desktop desktop = computer.desktop();
        roll(computer, desktop);
        desktop.leave();
    }
    computer.now += std::chrono::hours{48}; // no roller is simulated meanwhile
    app::Desktop desktop = computer.desktop();
    roll(computer, desktop);
    computer.wish(desktop, What::show_history);
    CHECK(page(desktop).weeks.size() >= 1);

    computer.wish(desktop, What::history, "part:times");
    REQUIRE(page(desktop).charts.size() == 1);
    CHECK(page(desktop).title.find("2 sessions") != std::string::npos);
    computer.wish(desktop, What::history, "session:before");
    const std::string last = page(desktop).open;
    CHECK_FALSE(last.empty());
    const auto& columns = page(desktop).charts.front().layers.front().columns;
    CHECK(std::any_of(columns.begin(), columns.end(),
                      [](const auto& c) { return c && c->high > 0.2f; }));
    for (int i = 0; i < 5; ++i) computer.wish(desktop, What::history, "closer");
    CHECK(page(desktop).open == last);

    computer.wish(desktop, What::history, "quantity:pace");
    computer.wish(desktop, What::history, "part:together");
    REQUIRE(page(desktop).charts.size() == 1);
    CHECK(page(desktop).charts.front().layers.size() == 2);
    CHECK(page(desktop).trouble.empty());

    computer.wish(desktop, What::show_record, last);
    CHECK(shown<screen::SummaryView>(desktop) != nullptr);
}

TEST_CASE("desktop: the history is shown before all steps of its sessions are read") {
    Practising computer;
    app::Desktop desktop = computer.desktop();
    roll(computer, desktop);
    computer.wish(desktop, What::show_history);
    computer.wish(desktop, What::history, "part:exercises");
    const screen::HistoryView before = page(desktop);
    computer.wish(desktop, What::show_home);
    desktop.wish({What::show_history, {}, 0.0});
    bool told = desktop.act(computer.now); // that there is something new to be drawn
    while (shown<screen::HistoryView>(desktop) == nullptr) {
        std::this_thread::yield();
        told = desktop.advance(computer.now);
    }
    CHECK(told);
    CHECK(page(desktop).charts.empty());
    CHECK(page(desktop).missing == "The exercises are being read.");
    CHECK_FALSE(page(desktop) == before);
    computer.advance(desktop);
    CHECK(page(desktop) == before);
}

TEST_CASE("desktop: a period becomes a report and its tables, and no file is written over") {
    Practising computer;
    app::Desktop desktop = computer.desktop();
    roll(computer, desktop);
    computer.wish(desktop, What::show_history);
    computer.wish(desktop, What::history, "report");
    const auto form = [&]() -> const screen::FormView& {
        const auto* view = shown<screen::FormView>(desktop);
        REQUIRE(view != nullptr);
        return *view;
    };
    const auto press = [&](const std::string& id) { computer.wish(desktop, What::practice, id); };
    const auto top = [&] { return form().top.empty() ? std::string{} : form().top[0].title; };
    const std::string base = (computer.folder.path / "mine").string();
    CHECK(form().page == "report");
    CHECK(item_of(form(), "from")->value == "2026-07-06"); // twelve weeks with the present one
    press("weeks:4");
    CHECK(item_of(form(), "from")->value == "2026-08-31");
    CHECK(item_of(form(), "until")->value == "2026-09-21");
    press("set:file=" + base + ".pdf"); // its ending is not doubled
    press("set:name=K-017");
    press("pdf");
    CHECK(top().find("written: " + base + ".pdf") != std::string::npos);
    const auto text_of = [](const std::string& file) {
        std::ifstream in{file, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    CHECK(text_of(base + ".pdf").starts_with("%PDF"));
    CHECK((fs::status(base + ".pdf").permissions() & fs::perms::others_all) == fs::perms::none);
    press("pdf");
    CHECK(top() == base + ".pdf is there already. Name another file.");
    press("numbers:german");
    press("steps");
    CHECK(text_of(base + ".csv").find(';') != std::string::npos);
    press("planned");
    CHECK(fs::exists(base + "-planned.csv"));
    press("json");
    CHECK(text_of(base + ".json").find("\"rolltakt-export-1\"") != std::string::npos);

    press("set:from=2026-13-01");
    press("set:file=" + base + "2");
    press("pdf");
    CHECK(item_of(form(), "from")->refused.find("the calendar has no day “2026-13-01”") !=
          std::string::npos);
    press("set:from=01/02/2026"); // it may be two of them
    press("pdf");
    CHECK(item_of(form(), "from")->refused.find(wording::which_day("01/02/2026")) !=
          std::string::npos);
    CHECK_FALSE(wording::which_day("01/02/2026").empty());
    press("set:from=2026-09-22");
    press("pdf");
    CHECK_FALSE(item_of(form(), "until")->refused.empty());
    CHECK_FALSE(fs::exists(base + "2.pdf"));
    press("leave");
    CHECK(shown<screen::HistoryView>(desktop) != nullptr);
}

TEST_CASE("desktop: another person's history is another one") {
    Practising computer;
    app::Desktop desktop = computer.desktop();
    roll(computer, desktop);
    computer.wish(desktop, What::show_history);
    CHECK(page(desktop).missing.empty());
    computer.wish(desktop, What::show_people);
    computer.wish(desktop, What::add_person, "Ada");
    computer.wish(desktop, What::history, "part:times"); // of nobody any more
    CHECK(shown<screen::HistoryView>(desktop) == nullptr);
    computer.wish(desktop, What::show_history);
    CHECK(page(desktop).part == screen::HistoryPart::weeks);
    CHECK_FALSE(page(desktop).missing.empty());
}

TEST_CASE("desktop: until what is asked for is read no chart of something else is shown") {
    Practising computer;
    app::Desktop desktop = computer.desktop();
    roll(computer, desktop);
    computer.wish(desktop, What::show_history);
    computer.wish(desktop, What::history, "part:times");
    REQUIRE(page(desktop).charts.size() == 1);
    desktop.wish({What::history, "quantity:pace", 0.0});
    desktop.act(computer.now);
    CHECK(page(desktop).charts.empty());
    computer.advance(desktop);
    CHECK(page(desktop).charts.size() == 1);
}
