#include "care/screening.h"

#include "care/contacts.h"
#include "people.h"

#include <doctest/doctest.h>

#include <set>

using people::at;
using routine::Condition;

TEST_CASE("screening: asked once, after ninety days, and when its day cannot be true") {
    CHECK(care::due({}, at(26, 21)) == care::Due::first_time);
    care::Screening taken{at(1, 12), {}, {}};
    CHECK(care::due(taken, at(1, 12)) == care::Due::no);
    auto later = at(1, 12);
    later.utc += std::chrono::days{90} - std::chrono::milliseconds{1};
    CHECK(care::due(taken, later) == care::Due::no);
    later.utc += std::chrono::milliseconds{1};
    CHECK(care::due(taken, later) == care::Due::after_90_days);
    taken.taken = at(29, 12); // from a computer whose clock was ahead
    CHECK(care::due(taken, at(26, 12)) == care::Due::after_90_days);
}

TEST_CASE("screening: a clearance says who and when, not in the future") {
    const auto now = at(26, 21);
    CHECK(care::acceptable({"Dr. Weiß", "2026-11-26", ""}, now));
    CHECK(care::acceptable({"physio", "2024-02-29", "light only"}, now));
    CHECK_FALSE(care::acceptable({"", "2026-11-20", ""}, now));
    CHECK_FALSE(care::acceptable({"   ", "2026-11-20", ""}, now));
    CHECK_FALSE(care::acceptable({"Dr. Weiß", "2026-11-27", ""}, now));
    CHECK_FALSE(care::acceptable({"Dr. Weiß", "2026-02-30", ""}, now));
    CHECK_FALSE(care::acceptable({"Dr. Weiß", "20.11.2026", ""}, now));
    CHECK_FALSE(care::acceptable({"Dr. Weiß", "", ""}, now));
    CHECK_FALSE(care::acceptable({std::string(201, 'a'), "2026-11-20", ""}, now));
    for (const char* text : {"Dr.\nWeiss", "\x1b[31mDr", "Dr\t", "\x7f", "\xc3", "\xe2\x80\xae"}) {
        CHECK_FALSE(care::acceptable({text, "2026-11-20", ""}, now));
        CHECK_FALSE(care::acceptable({"Dr. Weiß", "2026-11-20", text}, now));
    }
}

TEST_CASE("screening: what applies already is not ticked twice") {
    care::Screening s;
    care::tick(s, care::Stop::fever);
    care::tick(s, care::Stop::fever);
    CHECK(s.stops.size() == 1);
    CHECK(care::ticked(s, Condition::implant) == nullptr);
    care::tick(s, Condition::implant).near = {routine::Region::chest};
    CHECK(care::tick(s, Condition::implant).near.size() == 1);
    CHECK(s.conditions.size() == 1);
    CHECK(care::ticked(s, Condition::implant) == &s.conditions[0]);
}

TEST_CASE("screening: every statement has a word of its own, and is found by it") {
    std::set<std::string> words;
    for (int i = 0; i < care::stops; ++i) {
        const auto stop = static_cast<care::Stop>(i);
        CHECK(care::stop_named(care::word(stop)) == stop);
        words.emplace(care::word(stop));
    }
    for (int i = 0; i < routine::conditions; ++i) {
        const auto condition = static_cast<Condition>(i);
        CHECK(care::condition_named(routine::word(condition)) == condition);
        words.emplace(routine::word(condition));
    }
    CHECK(words.size() == std::size_t{care::stops + routine::conditions});
    CHECK_FALSE(care::stop_named("hunger"));
    CHECK_FALSE(care::condition_named(""));
}

TEST_CASE("contacts: each country has its numbers, everywhere else has 112") {
    CHECK(care::contacts("DE").emergency == "112");
    CHECK(care::contacts("DE").doctor == "116117");
    CHECK(care::contacts("AT").emergency == "144");
    CHECK(care::contacts("CH").emergency == "144");
    CHECK(care::contacts("US").emergency == "911");
    CHECK(care::contacts("GB").emergency == "999");
    for (const char* elsewhere : {"EU", "", "FR", "XX"})
        CHECK(care::contacts(elsewhere).emergency == "112");
}
