// The short form of "tests/run sealed".
#include "bundle/damage.h"
#include "bundle/material.h"

#include <doctest/doctest.h>

TEST_CASE("damage: what was changed after it was sealed does not open") {
    const auto tally = damage::below_the_derivation(4000, 1);
    CAPTURE(tally.first_accepted);
    CHECK(tally.runs == 4000);
    CHECK(tally.good());
    // All ways to refuse were reached.
    using enum bundle::Refusal;
    for (const auto refusal :
         {foreign, newer, truncated, damaged, too_large, too_costly, other_key_or_damaged})
        CHECK(tally.refused.count(refusal) == 1);
}

TEST_CASE("damage: nor does it with a passphrase") {
    const auto tally = damage::through_the_derivation(300, 1, material::cheap);
    CAPTURE(tally.first_accepted);
    CHECK(tally.good());
    CHECK(tally.refused.count(bundle::Refusal::wrong_passphrase_or_damaged) == 1);
}
