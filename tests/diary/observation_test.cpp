#include "diary/observation.h"

#include "days.h"
#include "routine/body.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <set>

using namespace std::chrono_literals;
using days::at, days::day, days::much_later;
using diary::Item, diary::Muscle, diary::Observation, diary::ObservationError,
    diary::ObservationField, diary::Part, diary::RedFlag, diary::Side;

namespace {

Observation told(Item item, double value, const char* date = "2026-11-20") {
    Observation o;
    o.item = item;
    o.day = day(date);
    o.value = value;
    o.zone = "Europe/Berlin";
    return o;
}

Observation two_cramps() {
    auto o = told(Item::cramps, 2);
    o.side = Side::left;
    o.muscle = Muscle::calf;
    return o;
}

ObservationError error(const Observation& o) { return check(o, much_later).value().error; }
std::optional<Part> part(const Observation& o) { return check(o, much_later).value().part; }

} // namespace

TEST_CASE("observation: none is an answer and needs nothing more; some need their parts") {
    CHECK_FALSE(check(told(Item::cramps, 0), much_later));
    CHECK(error(told(Item::cramps, 2)) == ObservationError::missing);
    CHECK(part(told(Item::cramps, 2)) == Part::side);
    CHECK_FALSE(check(two_cramps(), much_later));
    CHECK(part(told(Item::tension, 5)) == Part::region);
    CHECK(part(told(Item::new_medicine, 1)) == Part::name);
}

TEST_CASE("observation: only parts that the item has") {
    auto o = told(Item::stress, 5);
    o.side = Side::left;
    CHECK(error(o) == ObservationError::not_taken);
    CHECK(part(o) == Part::side);
    o = told(Item::illness, 1);
    o.sudden = true;
    CHECK(part(o) == Part::sudden);
    auto cramps = two_cramps();
    cramps.worst = 8;
    cramps.minutes = 3;
    cramps.time = 3h;
    cramps.occasion = diary::Occasion::night;
    CHECK_FALSE(check(cramps, much_later));
}

TEST_CASE("observation: values within the scale and on its steps") {
    CHECK_FALSE(check(told(Item::stress, 10), much_later));
    CHECK_FALSE(check(told(Item::caffeine, 2.5), much_later));
    for (const double value : {-1.0, 10.5, 11.0, std::numeric_limits<double>::quiet_NaN()})
        CHECK(error(told(Item::stress, value)) == ObservationError::out_of_range);
    CHECK(error(told(Item::stress, 4.5)) == ObservationError::not_a_step);
    CHECK(error(told(Item::caffeine, 2.3)) == ObservationError::not_a_step);
    CHECK(error(told(Item::stool, 3)) == ObservationError::out_of_range);
    CHECK(error(told(Item::illness, 2)) == ObservationError::out_of_range);
}

TEST_CASE("observation: parts within their ranges") {
    const auto wrong = [](auto change) {
        auto o = two_cramps();
        change(o);
        return part(o);
    };
    CHECK(wrong([](Observation& o) { o.worst = 11; }) == Part::worst);
    CHECK(wrong([](Observation& o) { o.minutes = -1; }) == Part::minutes);
    CHECK(wrong([](Observation& o) { o.time = 24h; }) == Part::time);
    auto o = told(Item::tension, 5);
    o.region = "aura";
    CHECK(error(o) == ObservationError::unknown);
    o.region = "neck";
    CHECK_FALSE(check(o, much_later));
    o = told(Item::painkiller, 1);
    o.name = std::string(201, 'x');
    CHECK(error(o) == ObservationError::too_long);
    o = told(Item::stress, 1);
    o.note = std::string(2001, 'x');
    CHECK(check(o, much_later)->field == ObservationField::note);
    o = told(Item::caffeine, 1);
    o.time = 15h;
    o.zone = "Mars";
    CHECK(error(o) == ObservationError::no_such_zone);
}

TEST_CASE("observation: nothing of the future") {
    const auto now = at("2026-11-20T22:00:00+01:00");
    CHECK_FALSE(check(told(Item::stress, 1), now));
    CHECK(check(told(Item::stress, 1, "2026-11-21"), now)->error == ObservationError::in_future);
    auto coffee = told(Item::caffeine, 1);
    coffee.time = 22h;
    CHECK_FALSE(check(coffee, now));
    coffee.time = 22h + 1min;
    CHECK(check(coffee, now)->error == ObservationError::in_future);
    // Up before four: the night to this date can be told, the evening of it not.
    const auto early = at("2026-11-20T03:30:00+01:00");
    CHECK_FALSE(check(two_cramps(), early));
    CHECK(check(told(Item::stress, 1), early)->error == ObservationError::in_future);
}

TEST_CASE("observation: times of the evening and of the night") {
    const auto when = [](Observation o, units::Clock time) {
        o.time = time;
        return units::iso8601(*diary::moment(o));
    };
    CHECK(when(told(Item::caffeine, 1), 15h) == "2026-11-20T15:00:00+01:00");
    CHECK(when(told(Item::alcohol, 1), 30min) == "2026-11-21T00:30:00+01:00");
    CHECK(when(two_cramps(), 3h) == "2026-11-20T03:00:00+01:00");
    CHECK(when(two_cramps(), 23h) == "2026-11-19T23:00:00+01:00");
    CHECK_FALSE(diary::moment(told(Item::caffeine, 1)));
}

TEST_CASE("observation: a bath with magnesium is warmth, and no other dose is") {
    diary::Dose bath{at("2026-11-21T00:15:00+01:00"), "Europe/Berlin",
                     diary::Product{"", diary::Route::bath, {}, {}}, 1, ""};
    const auto warm = diary::warmth(bath);
    REQUIRE(warm);
    CHECK(warm->item == Item::warm_bath);
    CHECK(warm->day == day("2026-11-20"));
    CHECK(warm->value == 1);
    CHECK_FALSE(check(*warm, much_later));
    CHECK(diary::moment(*warm)->utc == bath.taken.utc);
    for (const auto route : {diary::Route::oil, diary::Route::swallowed}) {
        bath.product.route = route;
        CHECK_FALSE(diary::warmth(bath));
    }
}

TEST_CASE("observation: the warmth of a bath joins the answers, once an evening") {
    const diary::Dose bath{at("2026-11-20T21:15:00+01:00"), "Europe/Berlin",
                           diary::Product{"", diary::Route::bath, {}, {}}, 1, ""};
    diary::Dose oil = bath;
    oil.product.route = diary::Route::oil;
    const std::vector doses{bath, oil, bath};
    auto none = told(Item::warm_bath, 0);
    none.day = day("2026-11-20");
    auto all = diary::with_warmth({none}, doses);
    REQUIRE(all.size() == 2);
    CHECK(all[0] == none);
    CHECK(all[1] == diary::warmth(bath));
    auto had = none;
    had.value = 1.0;
    CHECK(diary::with_warmth({had}, doses).size() == 1);
    had.day = day("2026-11-19");
    CHECK(diary::with_warmth({had}, doses).size() == 2);
}

TEST_CASE("observation: the map of the body has every region of the exercises") {
    const auto map = diary::body_regions();
    for (int i = 0; i < routine::regions; ++i) {
        const auto name = routine::word(static_cast<routine::Region>(i));
        CAPTURE(name);
        CHECK(std::count(map.begin(), map.end(), name) == 1);
    }
    CHECK(std::set<std::string_view>(map.begin(), map.end()).size() == map.size());
}

TEST_CASE("observation: sides, muscles and occasions have words") {
    for (int i = 0; i < diary::sides; ++i)
        CHECK(diary::side_named(word(static_cast<Side>(i))) == static_cast<Side>(i));
    for (int i = 0; i < diary::muscles; ++i)
        CHECK(diary::muscle_named(word(static_cast<Muscle>(i))) == static_cast<Muscle>(i));
    for (int i = 0; i < diary::occasions; ++i) {
        const auto occasion = static_cast<diary::Occasion>(i);
        CHECK(diary::occasion_named(word(occasion)) == occasion);
    }
    CHECK_FALSE(diary::muscle_named("heart"));
}

TEST_CASE("signs: what is new and sudden leads to its red flag, the rest does not") {
    const auto sudden = [](Item item) {
        auto o = told(item, 3);
        o.sudden = true;
        return sign(o);
    };
    for (const Item item : {Item::vision, Item::tinnitus, Item::headache, Item::fatigue})
        CHECK_FALSE(sign(told(item, 8)));
    CHECK(sudden(Item::vision) == RedFlag::sudden_vision_loss);
    CHECK(sudden(Item::tinnitus) == RedFlag::sudden_hearing_loss);
    CHECK(sudden(Item::headache) == RedFlag::worst_headache);
    CHECK(sign(told(Item::numbness, 1)) == RedFlag::spreading_numbness);
    CHECK_FALSE(sign(told(Item::numbness, 0)));
}

TEST_CASE("signs: strong discomfort, and low mood however much") {
    CHECK_FALSE(sign(told(Item::discomfort, 6)));
    CHECK(sign(told(Item::discomfort, 7)) == RedFlag::strong_pain);
    CHECK(sign(told(Item::tension, 9)) == RedFlag::strong_pain);
    CHECK(sign(told(Item::low_mood, 1)) == RedFlag::low_mood);
    CHECK_FALSE(sign(told(Item::low_mood, 0)));
}

TEST_CASE("signs: unrest on two evenings of seven") {
    const auto week = [](std::vector<Observation> all) {
        return diary::restless_week(all, day("2026-11-20"));
    };
    const auto today = told(Item::leg_unrest, 3);
    CHECK_FALSE(week({today, today})); // one evening
    CHECK(week({today, told(Item::leg_unrest, 1, "2026-11-14")}));
    CHECK_FALSE(week({today, told(Item::leg_unrest, 1, "2026-11-13")}));
    CHECK_FALSE(week({today, told(Item::leg_unrest, 0, "2026-11-19")}));
    CHECK_FALSE(week({today, told(Item::leg_unrest, 1, "2026-11-21")}));
    CHECK_FALSE(week({today, told(Item::stress, 5, "2026-11-19")}));
}
