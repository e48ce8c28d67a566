#include "diary/dose.h"

#include "days.h"

#include <doctest/doctest.h>

using days::at, days::day;
using diary::Dose, diary::DoseError, diary::DoseField, diary::InBed, diary::Milligrams,
    diary::Product, diary::Route;

namespace {

Dose dose(std::string_view iso, double mg, double pieces = 1.0, Route route = Route::swallowed) {
    return {at(iso), "Europe/Berlin", Product{"", route, {}, Milligrams{mg}}, pieces, ""};
}

} // namespace

TEST_CASE("day total: supplements of the day from 04:00 to 04:00, oil and bath apart") {
    const std::vector<Dose> doses{
        dose("2026-11-21T00:30:00+01:00", 100), // still the evening of the 20th
        dose("2026-11-20T08:00:00+01:00", 125),
        dose("2026-11-20T21:00:00+01:00", 80, 1, Route::oil),
        dose("2026-11-20T21:30:00+01:00", 500, 1, Route::bath),
        dose("2026-11-20T13:00:00+01:00", 900, 1, Route::food),
        dose("2026-11-20T03:59:00+01:00", 90), // of the 19th
        dose("2026-11-21T04:00:00+01:00", 70), // of the 21st
    };
    const auto total = diary::day_total(doses, day("2026-11-20"));
    CHECK(total.supplements == Milligrams{225});
    CHECK(total.entries == 4);
    REQUIRE(total.singles.size() == 2);
    CHECK(total.singles[0].elemental == Milligrams{125});
    CHECK(total.singles[1].at == at("2026-11-21T00:30:00+01:00"));
    CHECK(total.largest_single() == Milligrams{125});
    CHECK(diary::day_total(doses, day("2026-11-19")).supplements == Milligrams{90});
    CHECK(diary::day_total(doses, day("2026-11-22")).entries == 0);
}

TEST_CASE("day total: what is taken within half an hour is one intake") {
    const std::vector<Dose> doses{dose("2026-11-20T21:30:00+01:00", 60),
                                  dose("2026-11-20T21:00:00+01:00", 50, 2),
                                  dose("2026-11-20T21:31:00+01:00", 10)};
    const auto total = diary::day_total(doses, day("2026-11-20"));
    REQUIRE(total.singles.size() == 2);
    CHECK(total.singles[0].elemental == Milligrams{160});
    CHECK(total.singles[1].elemental == Milligrams{10});
}

TEST_CASE("day total: the day of a dose is that of its own local time") {
    // 02:30 in Berlin, but taken at 20:30 in New York.
    Dose travelling = dose("2026-11-20T20:30:00-05:00", 100);
    travelling.zone = "America/New_York";
    CHECK(diary::day_total({{travelling}}, day("2026-11-20")).supplements == Milligrams{100});
}

TEST_CASE("dose: pieces multiply") {
    CHECK(elemental(dose("2026-11-20T08:00:00+01:00", 150, 0.5))->value == 75);
    CHECK_FALSE(elemental(Dose{{}, "UTC", Product{"", Route::bath, {}, {}}, 1, ""}));
}

TEST_CASE("dose: what cannot be names its field") {
    const auto now = at("2026-11-20T21:30:00+01:00");
    const auto good = dose("2026-11-20T21:30:00+01:00", 100);
    CHECK_FALSE(check(good, now));
    const auto fault = [&](auto change) {
        Dose d = good;
        change(d);
        return check(d, now).value();
    };
    CHECK(fault([](Dose& d) { d.pieces = 0; }).field == DoseField::pieces);
    CHECK(fault([](Dose& d) { d.pieces = 1e-320; }).error == DoseError::out_of_range);
    CHECK(fault([](Dose& d) { d.product.label = Milligrams{1e-320}; }).field == DoseField::product);
    CHECK(fault([](Dose& d) { d.pieces = 101; }).error == DoseError::out_of_range);
    CHECK(fault([](Dose& d) { d.product.label = Milligrams{5000}, d.pieces = 3; }).field ==
          DoseField::pieces);
    CHECK(fault([](Dose& d) { d.zone = "Europe/Atlantis"; }).error == DoseError::no_such_zone);
    CHECK(fault([](Dose& d) { d.taken.utc += std::chrono::milliseconds{1}; }).error ==
          DoseError::in_future);
    CHECK(fault([](Dose& d) { d.note = std::string(2001, 'x'); }).field == DoseField::note);
    const auto product = fault([](Dose& d) { d.product.label.reset(); });
    CHECK(product.field == DoseField::product);
    CHECK(product.product->error == diary::ProductError::no_amount);
}

TEST_CASE("dose: the same as yesterday, at the same time of the clock") {
    const auto again = [](std::string_view iso, std::string_view on) {
        return units::iso8601(diary::again(dose(iso, 100), day(on)).taken);
    };
    CHECK(again("2026-11-20T21:30:00+01:00", "2026-11-21") == "2026-11-21T21:30:00+01:00");
    CHECK(again("2026-11-21T00:30:00+01:00", "2026-11-21") == "2026-11-22T00:30:00+01:00");
    // Over the change of clocks the clock's time stays, not the 24 hours.
    CHECK(again("2026-03-28T21:30:00+01:00", "2026-03-29") == "2026-03-29T21:30:00+02:00");
    CHECK(again("2026-03-28T02:30:00+01:00", "2026-03-28") == "2026-03-29T03:30:00+02:00");
}

TEST_CASE("dose: hours before bed, negative when taken in bed, nothing when no night follows") {
    const std::vector<InBed> nights{
        {at("2026-11-20T22:45:00+01:00"), at("2026-11-21T06:50:00+01:00")},
        {at("2026-11-19T23:00:00+01:00"), at("2026-11-20T07:00:00+01:00")}};
    const auto hours = [&](std::string_view iso) {
        return diary::hours_before_bed(at(iso), nights);
    };
    CHECK(hours("2026-11-20T21:30:00+01:00") == 1.25);
    CHECK(hours("2026-11-20T08:00:00+01:00") == 14.75);
    CHECK(hours("2026-11-20T23:15:00+01:00") == -0.5);
    CHECK(hours("2026-11-18T22:00:00+01:00") == std::nullopt);
    CHECK(hours("2026-11-21T07:00:00+01:00") == std::nullopt);
}

TEST_CASE("dose: hours before bed are true ones when the clocks change in between") {
    const std::vector<InBed> night{
        {at("2026-10-25T02:30:00+01:00"), at("2026-10-25T09:00:00+01:00")}};
    CHECK(diary::hours_before_bed(at("2026-10-24T23:30:00+02:00"), night) == 4.0);
}
