// Whose night counts: the order of sources, and one of them moved up.
#include "importing/ranking.h"

#include <doctest/doctest.h>

namespace {

diary::Entry<diary::Night> night(const char* id, const char* told_by) {
    diary::Night n;
    n.wake_date = units::day("2026-11-20").value();
    diary::Source source;
    if (*told_by != '\0') source = {diary::Origin::imported, "import", told_by};
    return diary::entered(id, n, {}, source);
}

} // namespace

TEST_CASE("ranking: one source after the other goes up, and the first of them counts") {
    const std::vector<diary::Entry<diary::Night>> nights{night("a", "oura"), night("b", "fitbit"),
                                                         night("c", ""), night("d", "oura")};
    const auto before = importing::in_order(nights, {});
    REQUIRE(before.size() == 3);
    CHECK(before[0] == importing::SourceOfNights{"typed", 1});
    CHECK(before[1] == importing::SourceOfNights{"fitbit", 1});
    CHECK(before[2] == importing::SourceOfNights{"oura", 2});
    auto ranking = importing::one_up(before, {}, "oura");
    CHECK(ranking == std::vector<std::string>{"typed", "oura", "fitbit"});
    ranking = importing::one_up(importing::in_order(nights, ranking), ranking, "oura");
    CHECK(ranking == std::vector<std::string>{"oura", "typed", "fitbit"});
    CHECK(importing::in_order(nights, ranking)[0].name == "oura");
    CHECK(importing::one_up(importing::in_order(nights, ranking), ranking, "oura") == ranking);
    // A program that has no night yet, or none any more, keeps its place behind them.
    const std::vector<std::string> more{"garmin"};
    CHECK(importing::one_up(importing::in_order(nights, more), more, "oura").back() == "garmin");
}
