// The person's own plan on the morning page: offered once its time has come, taken by one key,
// never told as taken by itself.
#include "morning.h"

#include <doctest/doctest.h>

#include <algorithm>

using mornings::at, mornings::day, mornings::Morning;
using screen::Key, screen::MorningField, screen::MorningView;

namespace {

// In the morning, after rolling and before bed, from the 25th on; it is ten past seven of the 26th.
struct Planning : Morning {
    Planning() { facts.plan = screen::example::plan(); }
    std::vector<std::string> taken() {
        std::vector<std::string> found;
        for (const auto& entry : kept<diary::Dose>())
            found.push_back(units::iso8601(entry.value->taken).substr(5, 11) + ' ' +
                            entry.value->product.name);
        return found;
    }
};

} // namespace

TEST_CASE("morning: what is planned is offered at its time, and Enter alone takes none of it") {
    Planning m;
    const MorningView v = m.view();
    REQUIRE(v.doses.size() == 3); // and the one for a further dose
    CHECK(v.doses[0].name.find("Magnesium A") != std::string::npos);
    CHECK(v.doses[0].value == "not taken");
    CHECK(v.doses[0].beside == "planned in the morning");
    CHECK(v.doses[1].name.find("Magnesium B") != std::string::npos);
    CHECK(v.doses[1].beside == "planned before bed");
    CHECK(v.planned_title == "Planned for today");
    REQUIRE(v.planned.size() == 1);
    CHECK(v.planned[0].name.find("Magnesium A") != std::string::npos);
    REQUIRE(v.later.size() == 2); // the evening is still to come, and nobody rolled
    CHECK(v.later[0].find("planned before bed: Magnesium B") != std::string::npos);
    CHECK(v.later[1].find("planned after rolling: Magnesium R") != std::string::npos);
    CHECK(v.can_take_as_planned);
    CHECK(m.taken().empty());
}

TEST_CASE("morning: one key takes all of it as planned, one dose is told otherwise by its field") {
    Planning m;
    m.facts.rolled = {{at("2026-11-25T20:00:00+01:00"), at("2026-11-25T20:15:00+01:00"), "x"}};
    screen::take_as_planned(m.typing, m.view());
    CHECK_FALSE(m.view().can_take_as_planned);
    const auto all = m.taken();
    REQUIRE(all.size() == 4);
    CHECK(all[0].ends_with("Magnesium A"));
    CHECK(all[1] == "11-25T20:15 Magnesium R");
    CHECK(all[2].starts_with("11-25T22:"));
    CHECK(all[3].starts_with("11-26T0"));
    CHECK(m.view().total.find("240 mg") != std::string::npos); // of the 25th
    m.press(m.view().planned[0].id, {Key::n});
    CHECK(m.taken().size() == 3);
    CHECK(m.view().can_take_as_planned);
}

TEST_CASE("morning: what is noted is planned no longer, and a page of before plans no today") {
    Planning m;
    diary::Dose noted;
    noted.taken = at("2026-11-26T07:00:00+01:00");
    noted.zone = "Europe/Berlin";
    noted.product.name = "Magnesium A";
    noted.product.label = diary::Milligrams{80};
    m.diary.doses.push_back(diary::entered("today", noted, m.facts.now));
    CHECK(m.view().planned.empty());
    CHECK(m.view().later.size() == 2);
    m.facts.wake_date = day("2026-11-25");
    CHECK(m.view().planned_title.empty());
}

TEST_CASE("morning: a pause of the plan offers nothing, not even the day before") {
    Planning m;
    m.facts.plan.steps = {{diary::Phase::pause, day("2026-11-20"), {}, {}}};
    const MorningView v = m.view();
    CHECK(v.doses.size() == 1);
    CHECK_FALSE(v.can_take_as_planned);
    CHECK(v.planned_title.empty());
}

TEST_CASE("morning: P on the page takes what is planned") {
    Planning m;
    m.facts.diary = &m.diary;
    tests::Window window{{1280, 720}, 1.0, [&](screen::Ui& ui) {
                             return draw(ui, screen::view_of(m.facts, m.typing), m.typing);
                         }};
    CHECK(window.has("as-planned"));
    window.tap(Key::p);
    CHECK_FALSE(window.has("as-planned"));
    CHECK(m.taken().size() == 3);
}

TEST_CASE("morning: T leads to the day, and a button to what is asked") {
    Planning m;
    m.facts.diary = &m.diary;
    tests::Window window{{1280, 1100}, 1.0, [&](screen::Ui& ui) {
                             return draw(ui, screen::view_of(m.facts, m.typing), m.typing);
                         }};
    const auto day = window.tap(Key::t);
    CHECK(day.what == screen::Wish::What::show_day);
    CHECK(day.id == "2026-11-26");
    CHECK(window.click("asking").what == screen::Wish::What::show_asking);
}
