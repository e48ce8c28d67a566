// The exercises of a plan's routine in the window.
#include "main/practising.h"

using namespace tests;

TEST_CASE("practice: an exercise is put in the place of another one") {
    Practising here;
    here.make();
    here.press("exercises:0");
    const auto titles = [&] {
        std::vector<std::string> all;
        for (int i = 0; item_of(*page(here.desktop), "part:" + std::to_string(i)) != nullptr; ++i)
            all.push_back(
                item_of(*page(here.desktop), "part:" + std::to_string(i))->title.substr(3));
        return all;
    };
    auto before = titles();
    REQUIRE(before.size() > 1);
    const std::string last = std::to_string(before.size() - 1);
    here.press("move:0:" + last);
    std::rotate(before.begin(), before.begin() + 1, before.end());
    CHECK(titles() == before);
    const auto* moved = item_of(*page(here.desktop), "part:" + last);
    CHECK(moved->buttons.front().kind == screen::ButtonKind::chosen); // it is still the open one
    here.press("move:" + last + ":0");
    std::rotate(before.begin(), before.end() - 1, before.end());
    CHECK(titles() == before);
    here.desktop.leave();
}

TEST_CASE("practice: a day that is none, or may be two, is told as on every other page") {
    Practising here;
    here.press("new:calves_standing");
    here.type("author", "Praxis am Markt");
    here.type("begins", "2026-02-30");
    here.press("make");
    CHECK(here.refused("begins") ==
          "Its first day: between 1900 and 2199 the calendar has no day “2026-02-30”.");
    here.type("begins", "2/3/2026");
    here.press("make");
    CHECK(here.refused("begins").find("may be two days") != std::string::npos);
    here.type("begins", "2026-03-02");
    here.press("make");
    CHECK(page(here.desktop)->page == "plan");
    here.type("until", "soon");
    CHECK(here.refused("until").find("Last day: “soon”") == 0);
    here.desktop.leave();
}
