// What is asked on the morning after a session, behind the window.
#include "main/computer.h"
#include "store/faulty_disk.h"

#include <doctest/doctest.h>

using namespace tests;

namespace {

// Ninety seconds of calves; its id.
std::string rolled_the_day_before(Computer& computer, app::Desktop& desktop) {
    computer.play(desktop, "calves", 90s);
    computer.stop(desktop);
    REQUIRE(shown<screen::SummaryView>(desktop) != nullptr);
    const std::string id = shown<screen::SummaryView>(desktop)->id;
    computer.wish(desktop, What::show_home);
    computer.now += 18h;
    return id;
}

bool asks(const app::Desktop& desktop) { return question(desktop).starts_with("Sore or bruised"); }

std::size_t spared(Computer& computer, app::Desktop& desktop) {
    computer.wish(desktop, What::show_care);
    const auto* care = shown<screen::CareView>(desktop);
    REQUIRE(care != nullptr);
    const auto regions = care->spared.size();
    computer.wish(desktop, What::show_home);
    return regions;
}

} // namespace

TEST_CASE("waking: the morning after a session asks where it is sore, and keeps what is told") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_morning);
    CHECK(shown<screen::MorningView>(desktop) != nullptr); // nothing was rolled
    computer.wish(desktop, What::show_home);
    const std::string id = rolled_the_day_before(computer, desktop);
    computer.wish(desktop, What::show_morning);
    REQUIRE(asks(desktop));
    computer.wish(desktop, What::answer, "y");
    for (int i = 0; i < 20 && question(desktop).ends_with("how sore is it there?"); ++i)
        computer.wish(desktop, What::answer, "b");
    CHECK(shown<screen::MorningView>(desktop) != nullptr);
    const auto told = computer.answers(id).next_day;
    REQUIRE_FALSE(told.empty());
    CHECK(told[0].bruised);
    computer.wish(desktop, What::show_home);
    CHECK(spared(computer, desktop) == told.size());
    computer.wish(desktop, What::show_morning); // once is enough
    CHECK(shown<screen::MorningView>(desktop) != nullptr);
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    CHECK(question(desktop) == "How much discomfort do you feel now?");
}

TEST_CASE("waking: what is skipped is asked once a morning, and again before a session") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    const std::string id = rolled_the_day_before(computer, desktop);
    computer.wish(desktop, What::show_morning);
    REQUIRE(asks(desktop));
    computer.wish(desktop, What::question_back);
    CHECK(shown<screen::HomeView>(desktop) != nullptr);
    computer.wish(desktop, What::show_morning);
    REQUIRE(asks(desktop));
    computer.wish(desktop, What::answer, "y");
    computer.wish(desktop, What::question_back);
    REQUIRE(asks(desktop));
    CHECK(shown<screen::QuestionView>(desktop)->given == "y");
    computer.wish(desktop, What::answer, "");
    CHECK(shown<screen::MorningView>(desktop) != nullptr);
    CHECK(computer.answers(id).next_day.empty());
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::show_morning);
    CHECK(shown<screen::MorningView>(desktop) != nullptr);
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::start_unmeasured, "calves");
    CHECK(asks(desktop));
    computer.wish(desktop, What::show_home);
    computer.now += 24h;
    computer.wish(desktop, What::show_morning); // another morning
    CHECK(asks(desktop));
}

TEST_CASE("waking: a bruise that the diary told is spared, and asked about until it is gone") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        rolled_the_day_before(computer, desktop);
    }
    diary::Observation bruise;
    bruise.item = diary::Item::bruise;
    bruise.day = units::day_at(computer.around.wall_now());
    bruise.value = 1.0;
    bruise.region = "forearm"; // not where it was rolled
    {
        auto open = store::Store::open(computer.folder.path / "people" / "me.db");
        REQUIRE(open);
        REQUIRE(open->keep(
            {store::DiaryEntry{diary::entered("", bruise, computer.around.wall_now())}}));
    }
    app::Desktop desktop = computer.desktop();
    CHECK(spared(computer, desktop) == 1);
    computer.now += 24h;
    computer.wish(desktop, What::show_morning);
    REQUIRE(asks(desktop));
    computer.wish(desktop, What::answer, "n");
    computer.wish(desktop, What::show_home);
    CHECK(spared(computer, desktop) == 0);
}

TEST_CASE("waking: what a full disk does not take holds, the page says so, and it is kept later") {
    faults::FaultyDisk disk;
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    const std::string id = rolled_the_day_before(computer, desktop);
    computer.wish(desktop, What::show_morning);
    REQUIRE(asks(desktop));
    disk.hold(disk.used());
    computer.wish(desktop, What::answer, "y");
    for (int i = 0; i < 20 && question(desktop).ends_with("how sore is it there?"); ++i)
        computer.wish(desktop, What::answer, "b");
    const auto* page = shown<screen::MorningView>(desktop);
    REQUIRE(page != nullptr);
    CHECK(page->trouble.find("disk is full") != std::string::npos);
    computer.wish(desktop, What::show_home);
    CHECK(spared(computer, desktop) > 0);
    CHECK(computer.answers(id).next_day.empty());
    disk.hold(std::nullopt);
    computer.pass(desktop, 11s);
    CHECK_FALSE(computer.answers(id).next_day.empty());
}
