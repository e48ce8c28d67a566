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
