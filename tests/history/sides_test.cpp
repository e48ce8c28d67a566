#include "history/sides.h"

#include "history/sessions.h"

#include <doctest/doctest.h>

using namespace history;
using doctest::Approx;
using routine::Side;
using sessions::step;

namespace {

std::vector<SessionDone> both(std::initializer_list<std::pair<double, double>> forces) {
    std::vector<SessionDone> all;
    for (const auto& [left, right] : forces)
        all.push_back(
            sessions::session(static_cast<int>(all.size()),
                              {step(Side::left, left, 3.0), step(Side::right, right, 3)}));
    return all;
}

} // namespace

TEST_CASE("sides: the mean difference with Student's interval") {
    // Of 0, 10, 20, 30 percent: mean 15, standard deviation 12.91, t (3 degrees) 3.182.
    std::vector<Pair> pairs;
    for (const double percent : {0.0, 10.0, 20.0, 30.0})
        pairs.push_back({200.0 - percent, 200.0 + percent});
    const auto found = apart(pairs);
    REQUIRE(found);
    CHECK(found->percent == Approx(15));
    CHECK(found->interval.low == Approx(15 - 3.18245 * 12.9099 / 2).epsilon(1e-4));
    CHECK(found->interval.high == Approx(15 + 3.18245 * 12.9099 / 2).epsilon(1e-4));
    CHECK(sides(found) == Sides::may_be_none);
    pairs.pop_back();
    CHECK_FALSE(apart(pairs));
    CHECK(sides(apart(pairs)) == Sides::cannot_tell);
}

TEST_CASE("sides: sessions in which both were rolled") {
    auto all = both({{100, 121}, {100, 119}, {100, 120}, {100, 122}, {100, 118}});
    all.push_back(sessions::session(9, {step(Side::left, 100, 3.0)}));
    const auto found = side_by_side(series(all));
    REQUIRE(found.size() == 1);
    CHECK(found[0].exercise == "calf");
    CHECK(found[0].sessions == 5);
    CHECK(found[0].force_pairs == 5);
    CHECK(found[0].force->percent == Approx(200.0 * 20 / 220).epsilon(0.01));
    CHECK(sides(found[0].force) == Sides::right_more);
    CHECK(sides(found[0].seconds_per_stroke) == Sides::may_be_none);
}

TEST_CASE("sides: too few, and paces told in two ways") {
    auto all = both({{100, 80}, {100, 80}, {100, 80}, {100, 80}});
    all[1].steps[1].figures.pace_estimated = true;
    all[2].steps[0].figures.mean_force.reset();
    const auto found = side_by_side(series(all)).at(0);
    CHECK(found.sessions == 4);
    CHECK(found.pace_pairs == 3);
    CHECK(found.force_pairs == 3);
    CHECK(sides(found.force) == Sides::cannot_tell);
    CHECK(sides(found.seconds_per_stroke) == Sides::cannot_tell);
    CHECK(side_by_side({}).empty());
}

TEST_CASE("sides: the same in every session is told, whichever roller it was") {
    auto all = both({{100, 80}, {50, 40}, {200, 160}, {10, 8}});
    for (std::size_t i = 2; i < 4; ++i) all[i].account.serial = "B";
    CHECK(sides(side_by_side(series(all)).at(0).force) == Sides::left_more);
}
