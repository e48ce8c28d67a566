// When a plan ends an exercise, or all of it.
#include "plan/stop_rules.h"

#include <doctest/doctest.h>

using plan::Follows, plan::StopRules;

TEST_CASE("stop rules: what was told ends the exercise, or all of it") {
    StopRules rules{{5, 6, std::nullopt}};
    CHECK(rules.any());
    CHECK(rules.hear("calf", 4) == Follows::nothing);
    CHECK_FALSE(rules.leaves("calf"));
    CHECK(rules.hear("calf", 5) == Follows::exercise_ends);
    CHECK(rules.leaves("calf"));
    CHECK_FALSE(rules.leaves("lie_quiet"));
    CHECK_FALSE(rules.ended({}));
    CHECK(rules.hear("lie_quiet", 6) == Follows::session_ends);
    CHECK(rules.ended({}));
    CHECK_FALSE(rules.too_long({}));
}

TEST_CASE("stop rules: without any nothing follows, and of several the strictest holds") {
    StopRules none;
    CHECK_FALSE(none.any());
    CHECK(none.hear("calf", 10) == Follows::nothing);
    CHECK_FALSE(none.ended(units::session_time(7200.0)));
    const auto both = plan::strictest({5, std::nullopt, 12.0}, {4, 8, std::nullopt});
    CHECK(both.exercise_from_pain == 4);
    CHECK(both.session_from_pain == 8);
    CHECK(both.session_up_to_min == 12.0);
    const StopRules timed{both};
    CHECK_FALSE(timed.ended(units::session_time(719.0)));
    CHECK(timed.ended(units::session_time(720.0)));
    CHECK(timed.too_long(units::session_time(720.0)));
}
