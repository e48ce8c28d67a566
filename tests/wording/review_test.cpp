// What clients left out of their replies, in both languages.
#include "wording/review.h"

#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

TEST_CASE("review: what was left out is named; what is told in part says in how many sessions") {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    CHECK(wording::not_told(review::LeftOut{}).empty());
    CHECK(wording::not_told(review::LeftOut{false, true, true}) == "not told: discomfort, pain");
    CHECK(wording::not_told(review::LeftOut{false, false, false, true}) ==
          "not told: force and pace over time");
    CHECK(wording::not_told(review::LeftOut{true, false, false, true}) ==
          "not told: pace and force"); // no course without it
    CHECK(wording::not_exported({}).empty());
    CHECK(wording::not_exported({"", 1, 2}) ==
          "1 reply cannot be read and is not in it. Of 2 replies force and pace over time cannot "
          "be read and are not in it.");
    review::Figures figures;
    CHECK(wording::not_told(figures).empty());
    figures.sessions = 3;
    figures.not_told = {3, 0, 1};
    CHECK(wording::not_told(figures) == "not told: pace and force, pain in 1 of 3 sessions");
    figures.not_told = {0, 0, 0, 2};
    CHECK(wording::not_told(figures) == "not told: force and pace over time in 2 of 3 sessions");
    figures.not_told = {3, 0, 1};
    wording::begin(places::build("/share/locale"), wording::Language::de);
    CHECK(wording::not_told(figures) ==
          "nicht gesagt: Tempo und Kraft, Schmerz in 1 von 3 Sitzungen");
    CHECK(wording::not_told() == "nicht gesagt");
    wording::begin(places::build("/share/locale"), wording::Language::en);
}
