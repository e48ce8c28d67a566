// What is heeded with magnesium, told in the window.
#include "main/computer.h"

#include <doctest/doctest.h>

using namespace tests;

namespace {

// 10 mg of magnesium on the evening before, by the program's clock.
void dose(const Computer& computer) {
    const auto now = computer.around.wall_now();
    diary::Dose d;
    d.taken = {now.utc - 18h, now.offset};
    d.zone = "UTC";
    d.product.label = diary::Milligrams{10};
    auto open = store::Store::open(computer.folder.path / "people" / "me.db");
    REQUIRE(open);
    REQUIRE(open->keep({store::DiaryEntry{diary::entered("", d, now)}}));
}

bool morning_says(Computer& computer, app::Desktop& desktop, const std::string& what) {
    computer.wish(desktop, What::show_home);
    computer.wish(desktop, What::show_morning);
    const auto* page = shown<screen::MorningView>(desktop);
    REQUIRE(page != nullptr);
    const bool says = std::any_of(page->notices.begin(), page->notices.end(), [&](const auto& n) {
        return n.text.find(what) != std::string::npos;
    });
    computer.wish(desktop, What::show_home);
    return says;
}

} // namespace

TEST_CASE("desktop: what is told on the page of care is heeded with magnesium, and kept") {
    Computer computer{"none"};
    { app::Desktop makes_the_file = computer.desktop(); }
    dose(computer);
    {
        app::Desktop desktop = computer.desktop();
        CHECK_FALSE(morning_says(computer, desktop, "Kidney disease"));
        computer.wish(desktop, What::show_care);
        computer.wish(desktop, What::tick, "kidney_disease");
        REQUIRE(shown<screen::CareView>(desktop) != nullptr);
        CHECK(shown<screen::CareView>(desktop)->cautions[0].on);
        CHECK(morning_says(computer, desktop, "Kidney disease"));
    }
    app::Desktop desktop = computer.desktop();
    CHECK(morning_says(computer, desktop, "Kidney disease"));
    computer.wish(desktop, What::show_care);
    computer.wish(desktop, What::tick, "kidney_disease"); // no longer
    computer.wish(desktop, What::tick, "hunger");
    CHECK_FALSE(morning_says(computer, desktop, "Kidney disease"));
}

TEST_CASE("desktop: pregnancy told in the safety questions is heeded with magnesium") {
    Computer computer{"none"};
    { app::Desktop makes_the_file = computer.desktop(); }
    dose(computer);
    app::Desktop desktop = computer.desktop();
    CHECK_FALSE(morning_says(computer, desktop, "Pregnancy"));
    computer.wish(desktop, What::show_screening);
    computer.wish(desktop, What::tick, "pregnancy");
    computer.wish(desktop, What::screening_done);
    CHECK(morning_says(computer, desktop, "Pregnancy"));
}
