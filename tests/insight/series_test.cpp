#include "insight/series.h"

#include "diary/days.h"
#include "diary/nights.h"

#include <doctest/doctest.h>

using days::day;
using diary::Item;
using insight::NightValue;

namespace {

const insight::Period three{day("2026-11-20"), 3};

diary::Observation told(Item item, const char* on, double value) {
    diary::Observation o;
    o.item = item;
    o.day = day(on);
    o.value = value;
    return o;
}

using Values = std::vector<std::optional<double>>;

Values of(NightValue what, const std::vector<diary::Night>& nights) {
    return insight::series(nights, what, three, days::much_later).values;
}

} // namespace

TEST_CASE("series: nights lie on their wake date; a missed one is empty, never zero") {
    const std::vector<diary::Night> two{
        nights::night("2026-11-22", "22:45 23:10 25 2 20 06:30 06:50"),
        nights::night("2026-11-20", "22:45 23:10 0 0 0 06:30 06:50"),
        nights::night("2026-11-25", "22:45 23:10 5 0 0 06:30 06:50")};
    CHECK(of(NightValue::total_sleep_min, two) == Values{440.0, std::nullopt, 395.0});
    CHECK(of(NightValue::latency_min, two) == Values{0.0, std::nullopt, 25.0});
    CHECK(of(NightValue::awakenings, two) == Values{0.0, std::nullopt, 2.0});
    CHECK(of(NightValue::awake_min, two) == Values{0.0, std::nullopt, 20.0});
    CHECK(of(NightValue::quality, two) == Values{std::nullopt, std::nullopt, std::nullopt});
}

TEST_CASE(
    "series: of two nights for one date the first that tells the value; none that is impossible") {
    auto first = nights::night("2026-11-21", "22:45 23:10 25 2 20 06:30 06:50");
    auto second = nights::night("2026-11-21", "22:00 22:10 5 0 0 06:30 06:50");
    second.quality = 8;
    const std::vector<diary::Night> both{first, second};
    CHECK(of(NightValue::latency_min, both)[1] == 25.0);
    CHECK(of(NightValue::quality, both)[1] == 8.0);
    const std::vector<diary::Night> impossible{
        nights::night("2026-11-21", "22:45 23:10 400 2 300 06:30 06:50")};
    CHECK_FALSE(of(NightValue::latency_min, impossible)[1]);
}

TEST_CASE("series: events of a day are summed, of ratings the highest counts") {
    const std::vector<diary::Observation> all{
        told(Item::cramps, "2026-11-20", 2),     told(Item::cramps, "2026-11-20", 1),
        told(Item::cramps, "2026-11-21", 0),     told(Item::tension, "2026-11-20", 3),
        told(Item::tension, "2026-11-20", 6),    told(Item::tension, "2026-11-20", 5),
        told(Item::caffeine, "2026-11-21", 1.5), told(Item::caffeine, "2026-11-21", 1)};
    CHECK(insight::series(all, Item::cramps, three).values == Values{3.0, 0.0, std::nullopt});
    CHECK(insight::series(all, Item::tension, three).on(day("2026-11-20")) == 6.0);
    CHECK(insight::series(all, Item::caffeine, three).on(day("2026-11-21")) == 2.5);
}

TEST_CASE("series: nothing outside of it") {
    const auto s =
        insight::series(std::vector{told(Item::cramps, "2026-11-22", 2)}, Item::cramps, three);
    CHECK_FALSE(s.on(day("2026-11-19")));
    CHECK_FALSE(s.on(day("2026-11-23")));
    CHECK(insight::filled(s, three) == 1);
    CHECK(insight::filled(s, {day("2026-11-20"), 2}) == 0);
    CHECK(insight::filled(s, {day("2026-11-01"), 60}) == 1);
}

TEST_CASE("outcomes: the entry about an evening and its night carries the next date or its own") {
    CHECK(insight::days_after(NightValue::quality) == 1);
    CHECK(insight::days_after(Item::cramps) == 1);
    CHECK(insight::days_after(Item::leg_unrest) == 0);
    CHECK(insight::counted(Item::cramps));
    CHECK(insight::counted(NightValue::awakenings));
    CHECK_FALSE(insight::counted(NightValue::latency_min));
    CHECK_FALSE(insight::counted(Item::tension));
}

TEST_CASE("outcomes: each value of a night has a word of its own") {
    for (int a = 0; a < insight::night_values; ++a)
        for (int b = 0; b < a; ++b)
            CHECK(word(static_cast<NightValue>(a)) != word(static_cast<NightValue>(b)));
}
