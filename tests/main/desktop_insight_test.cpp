// The page of differences behind the window: a question is asked, begun and taken back in the
// person's file.
#include "main/computer.h"

#include <doctest/doctest.h>

using namespace tests;

namespace {

const screen::InsightView& page(const app::Desktop& desktop) {
    const auto* view = shown<screen::InsightView>(desktop);
    REQUIRE(view != nullptr);
    return *view;
}

// Nights as they are told the next mornings, up to today.
void sleep(Computer& computer, int nights) {
    auto store = store::Store::open(computer.folder.path / "people" / "me.db");
    REQUIRE(store);
    const auto today = units::day_at(computer.around.wall_now());
    std::vector<store::DiaryEntry> all;
    for (int i = 0; i < nights; ++i) {
        diary::Night night;
        night.wake_date = today - std::chrono::days{i};
        night.zone = "Europe/Berlin";
        night.into_bed = diary::NightClock{23h, {}};
        night.out_of_bed = diary::NightClock{1h, {}};
        night.quality = 6;
        all.emplace_back(diary::entered("", night, computer.around.wall_now()));
    }
    REQUIRE(store->keep(all));
}

} // namespace

TEST_CASE("desktop: a question is chosen and asked on the page of differences, and kept") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_insight);
    CHECK(page(desktop).question.empty());
    computer.wish(desktop, What::insight, "outcome:cramps");
    computer.wish(desktop, What::insight, "hidden");
    CHECK(page(desktop).hidden);
    computer.wish(desktop, What::insight, "ask");
    CHECK(page(desktop).verdict == "Cannot tell yet");
    REQUIRE_FALSE(page(desktop).question.empty());
    CHECK(page(desktop).question.front().find("Cramps") != std::string::npos);
    auto read = store::Store::open_read_only(computer.folder.path / "people" / "me.db");
    REQUIRE(read);
    const auto all = read->questions();
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().question->main == insight::Outcome{diary::Item::cramps});
    CHECK(all->front().question->hidden);
}

TEST_CASE("desktop: what cannot be asked is said on the page") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_insight);
    computer.wish(desktop, What::insight, "about:magnesium");
    computer.wish(desktop, What::insight, "ask");
    CHECK(page(desktop).question.empty());
    CHECK(page(desktop).notice.find("Your plan has no phases") != std::string::npos);
    computer.wish(desktop, What::insight, "about:rolling");
    CHECK(page(desktop).notice.empty());
}

TEST_CASE("desktop: a question is taken back only when it was asked twice") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_insight);
    computer.wish(desktop, What::insight, "ask");
    computer.wish(desktop, What::insight, "ask-drop");
    CHECK(page(desktop).asked_drop);
    computer.wish(desktop, What::insight, "keep");
    CHECK_FALSE(page(desktop).asked_drop);
    CHECK_FALSE(page(desktop).question.empty());
    computer.wish(desktop, What::insight, "ask-drop");
    computer.wish(desktop, What::insight, "drop");
    CHECK(page(desktop).question.empty());
}

TEST_CASE("desktop: the comparison begins by hand, with its drawn days") {
    Computer computer{"none"};
    {
        app::Desktop desktop = computer.desktop();
        computer.wish(desktop, What::show_insight);
        computer.wish(desktop, What::insight, "ask");
        CHECK_FALSE(page(desktop).can_begin);
        computer.wish(desktop, What::insight, "begin"); // is not offered
        CHECK(page(desktop).notice.find("The baseline is not filled yet") != std::string::npos);
        desktop.leave();
    }
    computer.now += std::chrono::days{14};
    sleep(computer, 12);
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_insight);
    CHECK(page(desktop).can_begin);
    computer.wish(desktop, What::insight, "begin");
    CHECK(page(desktop).notice.empty());
    CHECK_FALSE(page(desktop).ahead.empty());
}

TEST_CASE("desktop: F1 tells what the page of differences is for") {
    Computer computer{"none"};
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_insight);
    computer.wish(desktop, What::show_help);
    const auto* help = shown<screen::HelpView>(desktop);
    REQUIRE(help != nullptr);
    CHECK(help->texts.front().find("Choose first what the question is about") != std::string::npos);
}

TEST_CASE("desktop: the weeks of the log, and the night beside its day") {
    Computer computer{"none"};
    sleep(computer, 5);
    app::Desktop desktop = computer.desktop();
    computer.wish(desktop, What::show_insight);
    computer.wish(desktop, What::show_weeks);
    const auto* weeks = shown<screen::WeeksView>(desktop);
    REQUIRE(weeks != nullptr);
    CHECK(weeks->night == "Quality of sleep");
    computer.wish(desktop, What::weeks_beside, "night:awakenings");
    weeks = shown<screen::WeeksView>(desktop);
    REQUIRE(weeks != nullptr);
    CHECK(weeks->night != "Quality of sleep");
    computer.wish(desktop, What::show_insight);
    CHECK(shown<screen::InsightView>(desktop) != nullptr);
}
