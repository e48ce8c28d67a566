// The short forms; "tests/run kills" runs the long ones.
#include "store/crashes.h"
#include "store/material.h"

#include <doctest/doctest.h>

TEST_CASE("crash: a kill at any moment loses nothing that was acknowledged") {
    const material::Folder folder;
    const auto tally = crashes::kill_runs(10, 1, folder.path());
    CAPTURE(tally.first_trouble);
    CHECK(tally.good());
    CHECK(tally.runs == 10);
    CHECK(tally.acknowledged > 0);
}

TEST_CASE("crash: a power cut at any moment loses nothing that was acknowledged") {
    const material::Folder folder;
    const auto tally = crashes::power_cuts(40, 1, folder.path());
    CAPTURE(tally.first_trouble);
    CHECK(tally.good());
    CHECK(tally.runs == 40);
    CHECK(tally.acknowledged > 40);
    CHECK(tally.in_a_change > 0); // or the cuts never met a change half done
}
