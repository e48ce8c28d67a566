// The person's own plan for magnesium: its steps, a dose, and what is to be read of such a day.
#include "screen/dose_plan_screen.h"

#include "places.h"
#include "screens.h"

#include <doctest/doctest.h>

#include <algorithm>

using diary::Anchor, diary::Phase, diary::PlannedDose;
using screen::DosePlanFacts, screen::DosePlanPage, screen::FormItem, screen::FormView;
using screen::item_of, screen::offers, screen::PlannedTyped;

namespace {

units::Day day(const char* text) { return units::day(text).value(); }

PlannedDose hung(Anchor anchor, double mg) {
    PlannedDose dose;
    dose.anchor = anchor;
    dose.product.label = diary::Milligrams{mg};
    return dose;
}

DosePlanFacts facts() {
    tests::speak(routine::Language::en);
    DosePlanFacts f;
    f.today = day("2026-11-25");
    f.plan.steps = {
        {Phase::ramp_up, day("2026-11-20"), day("2026-11-26"), {hung(Anchor::before_bed, 100)}},
        {Phase::maintenance, day("2026-11-27"), {}, {hung(Anchor::before_bed, 300)}}};
    return f;
}

bool says(const std::vector<screen::FormCard>& cards, const std::string& what,
          FormItem::Kind kind) {
    return std::any_of(cards.begin(), cards.end(), [&](const auto& card) {
        return std::any_of(card.items.begin(), card.items.end(), [&](const auto& item) {
            return item.kind == kind && item.title.find(what) != std::string::npos;
        });
    });
}

} // namespace

TEST_CASE("dose plan: each step in words, with what institutes say of its day") {
    const FormView v = view_of(facts());
    CHECK(v.page == "dose-plan");
    const auto* line = item_of(v, "alter:1");
    REQUIRE(line != nullptr);
    CHECK(line->title == "from 27 Nov 2026 on: maintenance");
    CHECK(line->facts == "before bed: 300 mg magnesium");
    REQUIRE(v.right.size() == 2);
    CHECK(says({v.right[1]}, "BfR", FormItem::Kind::quiet));
    CHECK_FALSE(says({v.right[0]}, "BfR", FormItem::Kind::quiet));
    CHECK(offers(v, "end"));
    CHECK_FALSE(offers(v, "end-now")); // it is asked first
}

TEST_CASE("dose plan: while a dose is typed, what is to be read of the day stands beside it") {
    DosePlanFacts f = facts();
    f.step = screen::as_typed(f.plan.steps[1]);
    f.page = DosePlanPage::dose;
    f.doses = f.step->doses;
    f.person.cautions = {diary::Caution::pregnancy};
    CHECK(says(view_of(f).right, "midwife", FormItem::Kind::warning));
    CHECK_FALSE(says(view_of(f).right, "500 mg", FormItem::Kind::text));
    f.doses.push_back(hung(Anchor::morning, 200));
    CHECK(says(view_of(f).right, "500 mg", FormItem::Kind::text));
}

TEST_CASE("dose plan: a dose needs its anchor, and a clock time only where it is one") {
    tests::speak(routine::Language::en);
    PlannedTyped typed;
    typed.product.label = "100";
    auto dose = screen::read(typed);
    REQUIRE_FALSE(dose);
    CHECK(dose.error().count("anchor") == 1);
    typed.anchor = Anchor::clock;
    typed.clock = "late";
    dose = screen::read(typed);
    REQUIRE_FALSE(dose);
    CHECK(dose.error().count("clock") == 1);
    typed.clock = "2130";
    dose = screen::read(typed);
    REQUIRE(dose);
    CHECK(dose->clock == std::chrono::minutes{21 * 60 + 30});
    CHECK(screen::as_typed(*dose).clock == "21:30");
    typed.anchor = Anchor::morning;
    dose = screen::read(typed);
    REQUIRE(dose);
    CHECK_FALSE(dose->clock);
}

TEST_CASE("dose plan: nothing of a new dose is filled in") {
    DosePlanFacts f = facts();
    f.step = screen::PlanStepTyped{};
    f.page = DosePlanPage::dose;
    const FormView v = view_of(f);
    for (const auto& card : v.left)
        for (const auto& item : card.items)
            for (const auto& button : item.buttons)
                if (button.id.starts_with("anchor:"))
                    CHECK(button.kind == screen::ButtonKind::normal);
    REQUIRE(item_of(v, "label") != nullptr);
    CHECK(item_of(v, "label")->value.empty());
}
