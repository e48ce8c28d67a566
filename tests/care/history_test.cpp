#include "care/history.h"

#include "people.h"

#include <doctest/doctest.h>

#include <set>

using people::at, people::library;
using routine::Region, routine::Tool;
using Places = std::vector<care::Morning::Place>;

namespace {

// Rolled calf and buttock on the evening of the 20th, for three weeks now.
care::History evening() {
    care::History h;
    h.screening = people::screening();
    h.first_session = at(1, 21);
    h.rolled = {{"calf", "normal"}, {"buttock", "normal"}, {"foot_sole", "normal"}};
    h.recent = {{"id", at(20, 21), {{"calf", "normal"}, {"buttock", "normal"}}}};
    return h;
}

std::optional<care::Morning> morning(const care::History& h, units::WallTime now) {
    return care::morning(h, library().exercises(), now);
}

care::Today today(const care::History& h, units::WallTime now = at(26, 21)) {
    return care::today(h, library().exercises(), {}, units::Kilograms{70}, now);
}

} // namespace

TEST_CASE("today: known is what was done in two sessions of the last two months") {
    auto h = evening();
    CHECK(today(h).known.empty());
    h.recent.push_back({"before", at(18, 21), {{"calf", "normal"}, {"buttock", "lighter"}}});
    CHECK(today(h).known == std::vector<care::Rolled>{{"calf", "normal"}});
    h.recent.push_back({"once more", at(16, 21), {{"calf", "normal"}}});
    CHECK(today(h).known.size() == 1);
    CHECK(today(h, at(20, 22)).known.size() == 1);
    auto months_later = at(26, 21);
    months_later.utc += std::chrono::days{60};
    CHECK(today(h, months_later).known.empty());
    h.first_session = at(20, 8);
    CHECK(today(h).known.empty());
}

TEST_CASE("morning: asked on a later day, of what was rolled, for three days; a day ends at four") {
    CHECK_FALSE(morning(evening(), at(20, 23)));
    CHECK_FALSE(morning(evening(), at(21, 3)));
    const auto asked = morning(evening(), at(21, 5));
    REQUIRE(asked);
    CHECK(asked->places == Places{{Region::calf, "id"}, {Region::buttock, "id"}});
    CHECK(morning(evening(), at(23, 22)));
    CHECK(morning(evening(), at(24, 3)));
    CHECK_FALSE(morning(evening(), at(24, 5)));
    auto early = evening();
    early.recent[0].started = at(20, 5);
    CHECK(morning(early, at(23, 22)));
    CHECK_FALSE(morning(early, at(24, 5)));
    CHECK_FALSE(morning({}, at(21, 5)));
}

TEST_CASE("morning: of every session of the last days, each region once, until it is told") {
    auto h = evening();
    h.recent.insert(h.recent.begin(), {"later", at(21, 21), {{"calf", "normal"}}});
    const auto asked = morning(h, at(22, 9));
    REQUIRE(asked);
    CHECK(asked->places == Places{{Region::calf, "later"}, {Region::buttock, "id"}});
    // Told before the later session: of that one it is not told.
    h.reports = {{at(21, 9), Region::calf, 1, false}, {at(21, 9), Region::buttock, 0, false}};
    CHECK(morning(h, at(22, 9))->places == Places{{Region::calf, "later"}});
    h.reports.push_back({at(22, 9), Region::calf, 0, false});
    CHECK_FALSE(morning(h, at(22, 10)));
    CHECK_FALSE(morning(h, at(23, 9)));
}

TEST_CASE("morning: rolled again before it was told, the day before is still asked about") {
    auto h = evening();
    h.recent.insert(h.recent.begin(), {"today", at(21, 8), {{"buttock", "normal"}}});
    CHECK(morning(h, at(21, 20))->places == Places{{Region::calf, "id"}, {Region::buttock, "id"}});
}

TEST_CASE("morning: not twice, but of a spared region every day until it is gone") {
    auto h = evening();
    h.reports = {{at(21, 9), Region::calf, 6, false}, {at(21, 9), Region::buttock, 0, false}};
    CHECK_FALSE(morning(h, at(21, 20)));
    REQUIRE(morning(h, at(22, 9)));
    CHECK(morning(h, at(22, 9))->places == Places{{Region::calf, "id"}});
    CHECK(morning(h, at(28, 9)));
    h.reports.push_back({at(22, 9), Region::calf, 1, false});
    CHECK_FALSE(morning(h, at(23, 9)));
}

TEST_CASE("today: seven days from the first session on are the first week") {
    auto h = evening();
    h.first_session.reset();
    CHECK(today(h).first_week);
    h.first_session = at(20, 21);
    CHECK(today(h, at(27, 20)).first_week);
    CHECK_FALSE(today(h, at(27, 21)).first_week);
}

TEST_CASE("today: a tool is new until it was rolled with once") {
    auto h = evening();
    CHECK(today(h).new_tools.empty());
    h.rolled = {{"calf", "normal"}};
    CHECK(today(h).new_tools == std::vector{Tool::ball});
    h.rolled = {{"foot_sole", "normal"}};
    CHECK(today(h).new_tools == std::vector{Tool::roller});
    h.rolled = {{"side_hip", "lighter"}}; // a ball at the wall, of an exercise with the roller
    CHECK(today(h).new_tools == std::vector{Tool::roller});
    h.first_session = at(25, 21); // the first week is light anyway
    CHECK(today(h).new_tools.empty());
}

TEST_CASE("today: stopped because of pain holds to the end of the day") {
    auto h = evening();
    h.stopped = {{at(26, 18), "calf"}, {at(25, 18), "buttock"}};
    CHECK(today(h).stopped == std::vector<std::string>{"calf"});
    CHECK(today(h, at(27, 3)).stopped == std::vector<std::string>{"calf"});
    CHECK(today(h, at(27, 5)).stopped.empty());
}

TEST_CASE("today: for a simulated session only what was said right now counts") {
    const auto r = people::routine_of({"calf"});
    CHECK(care::fit(r, care::today_simulated({}, at(26, 21))).effects.empty());
    const auto fitted = care::fit(r, care::today_simulated({2, true}, at(26, 21)));
    CHECK(fitted.effects.size() == 1);
    CHECK(fitted.effects[0].why == care::Why::painkiller);
}
