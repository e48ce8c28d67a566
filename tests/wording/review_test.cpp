// What clients left out of their replies, in both languages.
#include "wording/review.h"

#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

TEST_CASE("review: what was left out is named; what is told in part says in how many sessions") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    CHECK(wording::not_told(review::LeftOut{}).empty());
    CHECK(wording::not_told(review::LeftOut{false, true, true}) == "not told: discomfort, pain");
    review::Figures figures;
    CHECK(wording::not_told(figures).empty());
    figures.sessions = 3;
    figures.not_told = {3, 0, 1};
    CHECK(wording::not_told(figures) == "not told: pace and force, pain in 1 of 3 sessions");
    wording::begin(places::build("/share/locale"), wording::Language::de);
    CHECK(wording::not_told(figures) ==
          "nicht gesagt: Tempo und Kraft, Schmerz in 1 von 3 Sitzungen");
    CHECK(wording::not_told() == "nicht gesagt");
    wording::begin(places::build("/share/locale"), wording::Language::en);
}
