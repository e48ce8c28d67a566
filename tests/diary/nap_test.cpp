#include "diary/nap.h"

#include "nights.h"

#include <doctest/doctest.h>

using days::at, days::day, days::much_later;
using diary::Nap, diary::NapFault, diary::NapField, diary::NightError;

namespace {

Nap nap(const char* date, const char* clock, int minutes, const char* zone = "Europe/Berlin") {
    return {day(date), zone, *nights::clock(clock), minutes};
}

} // namespace

TEST_CASE("nap: it begins on its day, which runs from 04:00 to 04:00") {
    const auto begin = [](const Nap& n) { return units::iso8601(*diary::began(n, much_later)); };
    CHECK(begin(nap("2026-11-20", "14:00", 25)) == "2026-11-20T14:00:00+01:00");
    CHECK(begin(nap("2026-11-20", "01:00", 25)) == "2026-11-21T01:00:00+01:00");
    CHECK(begin(nap("2026-10-24", "02:30b", 25)) == "2026-10-25T02:30:00+01:00");
    CHECK(begin(nap("2026-10-24", "02:30a", 25)) == "2026-10-25T02:30:00+02:00");
}

TEST_CASE("nap: what cannot be names its field") {
    const auto fault = [](const Nap& n, units::WallTime entered = much_later) {
        return diary::began(n, entered).error();
    };
    for (const int minutes : {0, -5, 361}) {
        CHECK(fault(nap("2026-11-20", "14:00", minutes)).field == NapField::asleep);
        CHECK(fault(nap("2026-11-20", "14:00", minutes)).error == NightError::out_of_range);
    }
    auto late = nap("2026-11-20", "14:00", 20);
    late.begin.at = std::chrono::hours{24};
    CHECK(fault(late).field == NapField::begin);
    CHECK(fault(nap("2026-11-20", "14:00", 20, "Mars")).error == NightError::no_such_zone);
    CHECK(fault(nap("2026-03-28", "02:30", 20)).error == NightError::skipped);
    CHECK(fault(nap("2026-10-24", "02:30", 20)).error == NightError::twice);
    CHECK(fault(nap("2026-11-20", "14:00", 20), at("2026-11-20T14:19:00+01:00")).error ==
          NightError::in_future);
    CHECK(diary::began(nap("2026-11-20", "14:00", 20), at("2026-11-20T14:20:00+01:00")));
}

TEST_CASE("nap: minutes of a day sum up, apart from the night") {
    CHECK(diary::nap_minutes({{nap("2026-11-20", "10:00", 20), nap("2026-11-20", "14:00", 15),
                               nap("2026-11-21", "14:00", 40)}},
                             day("2026-11-20")) == 35);
}

TEST_CASE("nap: minutes until a time are true ones, and the end comes after the begin") {
    const auto until = [](const Nap& n, const char* clock) {
        return diary::minutes_until(n, *nights::clock(clock), much_later);
    };
    const auto fault_of = [](NapField field, NightError error) { return NapFault{field, error}; };
    CHECK(until(nap("2026-11-20", "13:10", 0), "13:50") == 40);
    CHECK(until(nap("2026-11-20", "23:50", 0), "00:20") == 30);
    CHECK(until(nap("2026-10-24", "01:30", 0), "03:30") == 180); // clocks were put back
    CHECK(until(nap("2026-11-20", "13:10", 0), "13:10").error() ==
          fault_of(NapField::asleep, NightError::out_of_order));
    CHECK(until(nap("2026-11-20", "13:10", 0), "12:00").error() ==
          fault_of(NapField::asleep, NightError::out_of_order));
    CHECK(until(nap("2026-11-20", "03:30", 0), "04:10").error() ==
          fault_of(NapField::asleep, NightError::out_of_order));
    CHECK(until(nap("2026-10-24", "01:30", 0), "02:30").error() ==
          fault_of(NapField::asleep, NightError::twice));
    CHECK(until(nap("2026-03-28", "01:30", 0), "02:30").error() ==
          fault_of(NapField::asleep, NightError::skipped));
    CHECK(until(nap("2026-03-28", "02:30", 0), "03:30").error() ==
          fault_of(NapField::begin, NightError::skipped));
    const auto at_two = at("2026-11-20T14:00:00+01:00");
    CHECK(diary::minutes_until(nap("2026-11-20", "13:10", 0), *nights::clock("14:00"), at_two));
    CHECK(diary::minutes_until(nap("2026-11-20", "13:10", 0), *nights::clock("14:01"), at_two)
              .error() == fault_of(NapField::asleep, NightError::in_future));
}

TEST_CASE("nap: it is no time of a night that the person told, and of no other sleep by day") {
    const auto night = [](const char* wake_date, const char* from, const char* until) {
        diary::Night n;
        n.wake_date = day(wake_date);
        n.zone = "Europe/Berlin";
        n.into_bed = nights::clock(from);
        n.out_of_bed = nights::clock(until);
        return n;
    };
    std::vector<diary::Entry<diary::Night>> told{
        diary::entered("a", night("2026-11-20", "22:40", "06:50"), much_later),
        diary::entered("b", night("2026-11-21", "23:00", "07:00"), much_later)};
    const auto over = [&](const Nap& n, std::vector<Nap> others = {}) {
        return diary::overlaps(n, told, others, much_later);
    };
    CHECK(over(nap("2026-11-20", "06:30", 60)));
    CHECK_FALSE(over(nap("2026-11-20", "06:50", 60)));
    CHECK(over(nap("2026-11-20", "22:30", 31)));
    CHECK_FALSE(over(nap("2026-11-20", "22:30", 30)));
    CHECK(over(nap("2026-11-20", "01:00", 20))); // after midnight
    CHECK(over(nap("2026-11-20", "14:00", 30), {nap("2026-11-20", "14:20", 10)}));
    CHECK_FALSE(over(nap("2026-11-20", "14:00", 20), {nap("2026-11-20", "14:20", 10)}));
    const std::vector<diary::Entry<Nap>> naps{
        diary::entered("n", nap("2026-11-20", "14:00", 30), much_later)};
    const auto found = [&](const Nap& n, const char* corrects = "") {
        return diary::in_the_way(n, corrects, told, naps, much_later);
    };
    CHECK(found(nap("2026-11-20", "14:00", 20)).same == "n");
    CHECK(found(nap("2026-11-20", "14:10", 20)).same.empty());
    CHECK(found(nap("2026-11-20", "14:10", 20)).overlaps);
    CHECK_FALSE(found(nap("2026-11-20", "14:10", 20), "n").overlaps);
    CHECK(found(nap("2026-11-20", "06:30", 60), "n").overlaps); // the night
    for (auto& one : told) one.source = {diary::Origin::imported, "import", "fitbit"};
    CHECK_FALSE(over(nap("2026-11-20", "06:30", 60)));
}
