// What is composed for today: within what is right for the person, and why marks are not in it.
#include "care/today.h"

#include "people.h"

#include <doctest/doctest.h>

using people::at, people::well;
using routine::Condition, routine::Region;

TEST_CASE("today: the same holds for what a composed routine may use") {
    care::Today today = well();
    auto allowed = care::allowed(today);
    CHECK_FALSE(allowed.light);
    CHECK(allowed.off.empty());
    today.before.painkiller = true;
    today.reports = {{at(26, 8), Region::calf, 5, false}, {at(26, 8), Region::buttock, 2, false}};
    today.screening->conditions = {{Condition::dizziness, {}, {}},
                                   {Condition::skin_disease, {Region::forearm}, {}}};
    allowed = care::allowed(today);
    CHECK(allowed.light);
    CHECK(allowed.off == std::vector{Region::calf, Region::forearm});
    CHECK(allowed.light_only == std::vector{Region::calf, Region::buttock});
    CHECK(allowed.conditions.size() == 2);
    today.screening->stops = {care::Stop::fever};
    CHECK(care::allowed(today).off.size() >= std::size_t{routine::regions});
}

TEST_CASE("today: why nothing can be composed is told, unless it is not because of today") {
    const auto& exercises = people::library().exercises();
    const std::vector<routine::Tight> marks{{routine::Region::calf}};
    auto today = people::well();
    today.screening->stops = {care::Stop::fever};
    const auto why = care::why_nothing(exercises, marks, 5, {}, today);
    REQUIRE(why);
    CHECK(why->routine.steps.empty());
    REQUIRE_FALSE(why->effects.empty());
    CHECK(why->effects[0].stop == care::Stop::fever);
    CHECK_FALSE(care::why_nothing(exercises, marks, 5, {}, people::well()));
    routine::Allowed nothing;
    nothing.off = {routine::Region::calf};
    CHECK_FALSE(care::why_nothing(exercises, marks, 5, nothing, today));
}

TEST_CASE("today: pain of today bars its place from what is composed, as fit() does") {
    auto today = people::well();
    today.stopped = {"calf"};
    today.stopped_regions = {routine::Region::calf};
    CHECK(care::allowed(today).off == std::vector{routine::Region::calf});
    routine::Allowed besides;
    besides.off = {routine::Region::chest};
    besides.wall = false;
    const auto both = care::allowed(today, besides);
    CHECK(both.off.size() == 2);
    CHECK_FALSE(both.wall);
}

TEST_CASE("today: nothing is composed that fit() would leave out, and the reason is the true one") {
    const auto& exercises = people::library().exercises();
    const auto composed = [&](const care::Today& today, routine::Region region, int minutes = 3,
                              const routine::Allowed& besides = {}) {
        const std::vector<routine::Tight> marks{{region}};
        return care::compose(exercises, marks, minutes, besides, today);
    };
    auto today = people::well();
    for (const int minutes : routine::composed_minutes) {
        const auto free = composed(today, routine::Region::calf, minutes);
        REQUIRE(free.made.has_value());
        CHECK_FALSE((free.why || free.no_time || free.no_way));
    }
    today.first_week = true; // lighter, but no reason for nothing
    today.reports = {{people::at(26, 8), routine::Region::calf, 6, false}};
    const auto sore = composed(today, routine::Region::calf);
    REQUIRE_FALSE(sore.made.has_value());
    REQUIRE(sore.why);
    REQUIRE(sore.why->effects.size() == 1);
    CHECK(sore.why->effects[0].why == care::Why::sore);
    today.reports.clear();

    today.screening->conditions = {{routine::Condition::dizziness, {}, {}}};
    for (int i = 0; i < routine::regions; ++i) { // by the position, not by the place
        const auto made = composed(today, static_cast<routine::Region>(i), 10);
        if (!made.made) {
            CHECK((made.why || made.no_way));
            continue;
        }
        const auto fitted = care::fit(made.made->routine, today).routine.steps;
        CHECK(fitted.size() == made.made->routine.steps.size());
    }
    today.screening->conditions.clear();

    routine::Allowed bare; // nothing at hand: not because of today
    bare.roller = bare.ball = bare.wall = bare.table = false;
    const auto none = composed(today, routine::Region::chest, 3, bare);
    REQUIRE_FALSE(none.made.has_value());
    CHECK(none.no_way);
    CHECK_FALSE(none.why);
}

TEST_CASE("today: of several marks each that is not in it has its reason") {
    const auto& exercises = people::library().exercises();
    auto today = people::well();
    today.reports = {{people::at(26, 8), routine::Region::calf, 6, false}};
    const std::vector<routine::Tight> marks{{routine::Region::calf},
                                            {routine::Region::chest},
                                            {routine::Region::front_thigh},
                                            {routine::Region::buttock}};
    const auto composition = care::compose(exercises, marks, 3, {}, today);
    REQUIRE(composition.made.has_value());
    REQUIRE(composition.why);
    CHECK(composition.why->effects[0].region == routine::Region::calf);
    CHECK(composition.no_time);
}
