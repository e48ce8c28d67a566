#include "measure/recent.h"

#include <doctest/doctest.h>

using measure::Recent;

namespace {

// Ten samples a second of each of the cells.
void hear(Recent& recent, std::initializer_list<std::size_t> cells, int from, int to) {
    for (int i = from; i < to; ++i)
        for (const std::size_t cell : cells)
            recent.hear(cell, i * 0.1, 100 + i % 2, static_cast<std::uint32_t>(i));
}

} // namespace

TEST_CASE("recent: of every cell the last seconds, their mean, noise and rate") {
    Recent recent;
    CHECK_FALSE(recent.mean(0, 1.0));
    CHECK_FALSE(recent.rate_hz(0));
    CHECK(recent.noise(0) == 0.0);
    hear(recent, {0, 1}, 0, 50);
    CHECK(recent.last(0.95).cells[0].size() == 10);
    CHECK(recent.last(0.95).cells[1].size() == 10);
    CHECK(recent.last(9.0).cells[0].size() <= 31);
    CHECK(recent.last(1.0).cells[2].empty());
    CHECK(*recent.mean(0, 0.95) == doctest::Approx(100.5));
    CHECK(recent.noise(0) == doctest::Approx(0.5).epsilon(0.05));
    CHECK(*recent.rate_hz(1) == doctest::Approx(10.0));
}

TEST_CASE("recent: a cell that fell silent is measured against those that speak") {
    Recent recent;
    hear(recent, {0, 1}, 0, 20);
    hear(recent, {0}, 20, 35);
    CHECK(recent.last(1.0).cells[1].empty());
    CHECK_FALSE(recent.mean(1, 1.0));
    CHECK(recent.mean(1, 3.0));
    hear(recent, {0}, 35, 60);
    CHECK_FALSE(recent.rate_hz(1));
    CHECK(recent.noise(1) == 0.0);
}

TEST_CASE("recent: a cell that says nothing, or always the same, is in trouble after a second") {
    using measure::FaultKind, measure::Trouble;
    Recent recent;
    CHECK(recent.trouble(0) == Trouble::none);
    hear(recent, {0, 1}, 0, 20);
    hear(recent, {0}, 20, 28);
    CHECK(recent.trouble(1) == Trouble::none);
    hear(recent, {0}, 28, 32);
    CHECK(recent.trouble(0) == Trouble::none);
    CHECK(recent.trouble(1) == Trouble::silent);
    CHECK(recent.trouble(2) == Trouble::silent); // never heard
    recent.hear_fault(1, 3.1, FaultKind::saturated, 9);
    recent.hear_fault(1, 3.2, FaultKind::restarted, 0);
    recent.hear_fault(1, 3.2, FaultKind::settling, 4);
    CHECK(recent.trouble(1) == Trouble::saturated);
    recent.hear_fault(1, 3.3, FaultKind::stuck, 9);
    CHECK(recent.trouble(1) == Trouble::frozen);
    hear(recent, {1}, 34, 36);
    CHECK(recent.trouble(1) == Trouble::none);
    for (int i = 36; i < 44; ++i) recent.hear(1, i * 0.1, 7, static_cast<std::uint32_t>(i));
    CHECK(recent.trouble(1) == Trouble::none);
    for (int i = 44; i < 50; ++i) recent.hear(1, i * 0.1, 7, static_cast<std::uint32_t>(i));
    CHECK(recent.trouble(1) == Trouble::frozen);
}

TEST_CASE("recent: faults alone tell that time goes on") {
    Recent recent;
    recent.hear_fault(0, 1.0, measure::FaultKind::stuck, 0); // the data line is never ready
    CHECK(recent.trouble(0) == measure::Trouble::none);
    recent.hear_fault(0, 2.5, measure::FaultKind::stuck, 0);
    CHECK(recent.trouble(0) == measure::Trouble::silent);
}
