// What is written is read again as the same values.
#include "exchange/own_csv.h"
#include "reading.h"

#include <doctest/doctest.h>

using namespace reading;

namespace {

template <class V> std::vector<V> read_again(const std::string& csv) {
    const auto found = exchange::read(csv, berlin());
    CAPTURE(csv);
    REQUIRE(found.has_value());
    CHECK(rejected(*found) == Lines{});
    std::vector<V> values;
    for (const auto& r : found->records) values.push_back(std::get<V>(r.value));
    return values;
}

diary::Night told_night() {
    using namespace std::chrono_literals;
    diary::Night n;
    n.wake_date = *units::day("2026-10-25");
    n.zone = "Europe/Berlin";
    n.into_bed = diary::NightClock{1h + 30min, {}};
    n.tried_to_sleep = diary::NightClock{2h + 15min, units::Reading::first};
    n.latency_min = 10;
    n.awakenings = 1;
    n.awake_min = 5;
    n.final_wake = diary::NightClock{2h + 40min, units::Reading::second};
    n.out_of_bed = diary::NightClock{8h, {}};
    n.quality = 6;
    n.note = "two lines,\n\"quoted\"; \xC3\xA4\xC3\xB6";
    return n;
}

} // namespace

TEST_CASE("own CSV: nights, with the hour that came twice and across zones") {
    auto flight = told_night();
    flight.wake_date = *units::day("2026-04-02");
    flight.waking_zone = "America/New_York";
    flight.into_bed = flight.tried_to_sleep = std::nullopt;
    flight.into_bed = diary::NightClock{std::chrono::hours{22}, {}};
    flight.final_wake = diary::NightClock{std::chrono::hours{3}, {}};
    flight.out_of_bed.reset();
    flight.latency_min = flight.awake_min = std::nullopt;
    flight.measured_asleep_min = 400;
    flight.note = "=1+1";
    const std::vector<diary::Night> all{flight, told_night()};
    const auto csv = exchange::csv_of(all, berlin().entered_at);
    CHECK(read_again<diary::Night>(csv) == all);
    CHECK(csv.find(",'=1+1") != std::string::npos);
}

TEST_CASE("own CSV: naps, doses, intakes and items") {
    const std::vector<diary::Nap> naps{
        {*units::day("2026-03-27"), "Europe/Berlin", {std::chrono::hours{13}, {}}, 25}};
    CHECK(read_again<diary::Nap>(exchange::csv_of(naps, berlin().entered_at)) == naps);

    diary::Dose dose;
    dose.taken = at("2026-03-27T21:30:00+01:00");
    dose.zone = "Europe/Berlin";
    dose.product = {"'night' \"caps\"",
                    diary::Route::swallowed,
                    {{diary::Form::bisglycinate, diary::Basis::compound, {500.0}},
                     {std::nullopt, diary::Basis::elemental, {30.5}}},
                    diary::Milligrams{100.0}};
    dose.pieces = 1.5;
    dose.note = "-";
    const std::vector<diary::Dose> doses{dose};
    CHECK(read_again<diary::Dose>(exchange::csv_of(doses)) == doses);

    diary::Intake intake;
    intake.taken = at("2026-03-27T08:00:00+01:00");
    intake.zone = "Europe/Berlin";
    intake.kind = diary::Kind::vitamin_d;
    intake.name = "@drops";
    intake.amount = diary::Quantity{25.0, diary::Unit::micrograms};
    const std::vector<diary::Intake> intakes{intake};
    CHECK(read_again<diary::Intake>(exchange::csv_of(intakes)) == intakes);

    diary::Observation cramps;
    cramps.item = diary::Item::cramps;
    cramps.day = *units::day("2026-03-27");
    cramps.value = 2.0;
    cramps.zone = "Europe/Berlin";
    cramps.time = std::chrono::hours{23}; // the evening before
    cramps.side = diary::Side::both;
    cramps.muscle = diary::Muscle::calf;
    cramps.occasion = diary::Occasion::night;
    cramps.worst = 5;
    cramps.minutes = 3;
    diary::Observation unrest;
    unrest.item = diary::Item::leg_unrest;
    unrest.day = *units::day("2026-03-28");
    unrest.value = 3.0;
    unrest.relieved = true;
    unrest.note = "\tagain";
    diary::Observation vision;
    vision.item = diary::Item::vision;
    vision.day = *units::day("2026-03-29");
    vision.value = 1.0;
    vision.sudden = true;
    const std::vector<diary::Observation> items{cramps, unrest, vision};
    CHECK(read_again<diary::Observation>(exchange::csv_of(items)) == items);
}

TEST_CASE("own CSV: an empty diary is a header, and reads as nothing") {
    CHECK(read_again<diary::Dose>(exchange::csv_of(std::span<const diary::Dose>{})).empty());
}

TEST_CASE("own CSV: dates that do not fit the wake date or the day are not moved") {
    const std::string header = "wake_date,into_bed,tried_to_sleep,final_wake,out_of_bed\n";
    const std::string times = ",2026-03-10T23:00:00+01:00,,2026-03-11T07:00:00+01:00,\n";
    const auto nights = exchange::read(
        header + "2026-03-11" + times + "2026-03-12" + times + "2026-03-10" + times, berlin());
    REQUIRE(nights.has_value());
    CHECK(rejected(*nights) == Lines{"3 contradicts into_bed", "4 contradicts into_bed"});
    const auto items = exchange::read("day,item,value,time\n"
                                      "2026-03-11,alcohol,1,2026-03-12T00:30:00+01:00\n"
                                      "2026-03-12,alcohol,1,2026-03-12T00:30:00+01:00\n",
                                      berlin());
    REQUIRE(items.has_value());
    CHECK(records(*items) == Lines{"item 2026-03-11 alcohol 1 00:30"});
    CHECK(rejected(*items) == Lines{"3 contradicts time"});
}
