// What is heeded beside magnesium, wherever it was told.
#include "store/cautions.h"

#include <doctest/doctest.h>

using diary::Caution;
using Cautions = std::vector<Caution>;
using routine::Condition;

TEST_CASE("cautions: what the safety questions were told counts beside magnesium, cleared or not") {
    care::Screening screening;
    CHECK(store::heeded({Caution::kidney_disease}, std::nullopt) ==
          Cautions{Caution::kidney_disease});
    CHECK(store::heeded({}, screening).empty());
    care::tick(screening, Condition::blood_pressure);
    CHECK(store::heeded({}, screening).empty());
    care::tick(screening, Condition::pregnancy).cleared = {"Dr. Weiß", "2026-10-30", ""};
    care::tick(screening, Condition::under_16);
    CHECK(store::cautions_of(screening) == Cautions{Caution::pregnancy, Caution::child});
    CHECK(store::heeded({Caution::pregnancy, Caution::bowel_disease}, screening) ==
          Cautions{Caution::pregnancy, Caution::bowel_disease, Caution::child});
}
