// The person's safety on one page: what its buttons wish for.
#include "screens.h"

#include "screen/care_screen.h"

#include <doctest/doctest.h>

#include <algorithm>

using diary::Caution;
using screen::CareView;
using What = screen::Wish::What;

namespace {

CareView of(const care::History& history, const std::string& country,
            const std::vector<Caution>& told = {}) {
    tests::speak(routine::Language::en);
    return screen::view_of(history, {}, country, units::wall_time("2026-11-26T08:00:00Z").value(),
                           told);
}

// "kidney_disease child"
std::string on(const std::vector<CareView::Country>& all) {
    std::string ids;
    for (const auto& one : all)
        if (one.on) ids += (ids.empty() ? std::string{} : std::string{" "}).append(one.id);
    return ids;
}

} // namespace

TEST_CASE("care page: all that is heeded with magnesium is offered, and a button tells it") {
    const CareView v = of({}, "DE", {Caution::kidney_disease, Caution::child});
    CHECK(v.cautions.size() == diary::cautions);
    CHECK(on(v.cautions) == "kidney_disease child");
    CHECK(v.cautions_elsewhere.empty());
    tests::Window window{{1280, 3000}, 1.0, [&](screen::Ui& ui) { return draw(ui, v); }};
    const auto told = window.click("caution:bowel_disease");
    CHECK(told.what == What::tick);
    CHECK(told.id == "bowel_disease");
}

TEST_CASE("care page: what the safety questions were told of it is not asked twice") {
    care::History history;
    history.screening = care::Screening{};
    care::tick(*history.screening, routine::Condition::pregnancy);
    const CareView v = of(history, "DE", {Caution::kidney_disease});
    CHECK(v.cautions.size() == diary::cautions - 1);
    REQUIRE(v.cautions_elsewhere.size() == 1);
    CHECK(v.cautions_elsewhere[0] == "As told in the safety questions: pregnancy.");
}
