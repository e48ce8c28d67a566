#include "insight/beside.h"

#include <doctest/doctest.h>

#include <algorithm>

using diary::Item;
using insight::Arm, insight::Beside, insight::Exposure, insight::Other;

namespace {

const auto monday = units::day("2026-11-02").value();
units::Day after(int days) { return monday + std::chrono::days{days}; }

// "+-+." as in the days.
Exposure exposure(const std::string& arms) {
    Exposure e{insight::Design::random_days, monday, {}};
    for (const char c : arms)
        e.days.push_back({c == '+' ? Arm::with : c == '-' ? Arm::without : Arm::left_out, 0});
    return e;
}

diary::Observation told(Item item, int day, double value) {
    diary::Observation o;
    o.item = item;
    o.day = after(day);
    o.value = value;
    return o;
}

std::vector<Beside> beside(const Exposure& e, const std::vector<diary::Observation>& all,
                           insight::Series outcome = {monday, {}}) {
    return insight::beside(e, outcome, 1, all);
}

std::optional<Beside> find(const std::vector<Beside>& all, Other what) {
    const auto it = std::find_if(all.begin(), all.end(), [&](auto& b) { return b.what == what; });
    if (it == all.end()) return std::nullopt;
    return *it;
}

} // namespace

TEST_CASE("beside: the weekend, with its share on either side") {
    // Monday to Sunday, twice: rolled at weekends only, and evenly.
    const auto uneven = find(beside(exposure("-----++-----++"), {}), Other::weekday);
    CHECK(uneven == Beside{Other::weekday, 1.0, 0.0, true});
    const auto even = find(beside(exposure("+-+-+-+-+-+-+-"), {}), Other::weekday).value();
    CHECK(even.with == doctest::Approx(2.0 / 7.0));
    CHECK_FALSE(even.uneven);
}

TEST_CASE(
    "beside: what was noted is listed with its means, what was not or never was there is not") {
    const auto e = exposure("+-+-");
    const auto all =
        beside(e, {told(Item::stress, 0, 8), told(Item::stress, 1, 2), told(Item::stress, 2, 6),
                   told(Item::alcohol, 1, 0), told(Item::illness, 3, 1)});
    CHECK(find(all, Other::stress) == Beside{Other::stress, 7.0, 2.0, true});
    CHECK_FALSE(find(all, Other::alcohol));
    CHECK_FALSE(find(all, Other::caffeine));
    CHECK(find(all, Other::illness) == Beside{Other::illness, 0.0, 0.5, true}); // not noted = no
}

TEST_CASE("beside: a warm bath, and what was done that the question is not about") {
    const auto e = exposure("+-+-");
    CHECK(find(beside(e, {told(Item::warm_bath, 1, 1)}), Other::warmth) ==
          Beside{Other::warmth, 0.0, 0.5, true});
    const insight::Series outcome{monday, {}};
    const auto with = [&](const insight::Done& done) {
        return insight::beside(e, outcome, 1, {}, done);
    };
    CHECK(find(with({Other::magnesium, {after(0), after(2), after(9)}}), Other::magnesium) ==
          Beside{Other::magnesium, 1.0, 0.0, true});
    CHECK(find(with({Other::rolled, {after(0), after(1)}}), Other::rolled) ==
          Beside{Other::rolled, 0.5, 0.5, false});
    CHECK_FALSE(find(with({Other::rolled, {after(0)}}), Other::magnesium));
    CHECK_FALSE(find(with({Other::magnesium, {after(9)}}), Other::magnesium)); // never then
}

TEST_CASE("beside: days left out are not counted") {
    const auto all = beside(exposure(".+-"), {told(Item::stress, 0, 10), told(Item::stress, 1, 4),
                                              told(Item::stress, 2, 4)});
    CHECK(find(all, Other::stress) == Beside{Other::stress, 4.0, 4.0, false});
}

TEST_CASE("beside: a new medicine counts from its day on") {
    const auto e = exposure("--++");
    CHECK(find(beside(e, {told(Item::new_medicine, 2, 1)}), Other::new_medicine) ==
          Beside{Other::new_medicine, 1.0, 0.0, true});
    CHECK_FALSE(find(beside(e, {told(Item::new_medicine, -5, 1)}), Other::new_medicine));
    CHECK_FALSE(find(beside(e, {told(Item::new_medicine, 4, 1)}), Other::new_medicine));
}

TEST_CASE("beside: the season only when more than eight weeks were compared") {
    CHECK_FALSE(
        find(beside(exposure(std::string(28, '-') + std::string(28, '+')), {}), Other::season));
    const auto b =
        find(beside(exposure(std::string(29, '-') + std::string(29, '+')), {}), Other::season);
    CHECK(b == Beside{Other::season, 43.0, 14.0, true});
}

TEST_CASE("beside: how many days of either side were filled, the day after them") {
    const insight::Series outcome{monday, {{}, 2.0, {}, 3.0, {}}};
    CHECK(find(beside(exposure("+-+-"), {}, outcome), Other::filling) ==
          Beside{Other::filling, 1.0, 0.0, true});
}

TEST_CASE("beside: in the order of the enumeration, each with a word of its own") {
    std::vector<diary::Observation> all;
    for (const Item item :
         {Item::painkiller, Item::new_medicine, Item::travel, Item::cycle, Item::stress,
          Item::caffeine, Item::alcohol, Item::illness, Item::warm_bath})
        all.push_back(told(item, 30, 1));
    std::string arms;
    for (int i = 0; i < 60; ++i) arms += i % 3 == 0 ? '+' : '-';
    insight::Series outcome{monday, std::vector<std::optional<double>>(61, 1.0)};
    for (int i = 0; i < 60; ++i) // on both sides
        for (const Item item : {Item::stress, Item::alcohol, Item::caffeine})
            all.push_back(told(item, i, i % 2));
    std::vector<Other> found; // of a question about rolling, and of one about magnesium
    for (const Other done : {Other::magnesium, Other::rolled})
        for (const auto& one :
             insight::beside(exposure(arms), outcome, 1, all, {done, {after(0), after(1)}})) {
            if (std::find(found.begin(), found.end(), one.what) == found.end())
                found.push_back(one.what);
        }
    CHECK(std::is_sorted(found.begin(), std::prev(found.end())));
    REQUIRE(found.size() == insight::others);
    for (const Other one : found)
        CHECK(std::count_if(found.begin(), found.end(),
                            [&](Other other) { return word(other) == word(one); }) == 1);
}
