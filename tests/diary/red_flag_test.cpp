#include "diary/red_flag.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

using diary::RedFlag, diary::Urgency;

TEST_CASE("red flags: ten now, eight today, ten soon, one before rolling there again") {
    std::map<Urgency, int> count;
    std::set<std::string_view> words;
    for (int i = 0; i < diary::red_flags; ++i) {
        const auto flag = static_cast<RedFlag>(i);
        ++count[urgency(flag)];
        words.insert(word(flag));
    }
    CHECK(words.size() == diary::red_flags);
    CHECK(count[Urgency::now] == 10);
    CHECK(count[Urgency::today] == 8);
    CHECK(count[Urgency::soon] == 10);
    CHECK(count[Urgency::professional_first] == 1);
}

TEST_CASE("red flags: some of each urgency") {
    CHECK(urgency(RedFlag::numb_saddle) == Urgency::now);
    CHECK(urgency(RedFlag::after_magnesium) == Urgency::now);
    CHECK(urgency(RedFlag::leg_swelling) == Urgency::today);
    CHECK(urgency(RedFlag::sudden_hearing_loss) == Urgency::today);
    CHECK(urgency(RedFlag::breathing_stops) == Urgency::soon);
    CHECK(urgency(RedFlag::restless_legs) == Urgency::soon);
    CHECK(urgency(RedFlag::strong_pain) == Urgency::professional_first);
}
