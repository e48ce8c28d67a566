// What was taken as it is typed into the form: what is understood, and what is asked for.
#include "entering/taken.h"

#include "places.h"
#include "wording/wording.h"

#include <doctest/doctest.h>

using diary::Basis, diary::Form, diary::Kind, diary::Route, diary::Unit;
using entering::TakenTyped;

namespace {

const auto now = units::wall_time("2026-11-25T21:30:00+01:00").value();
const entering::TakenAt at{units::wall_time("2026-11-25T20:00:00+01:00").value(), "Europe/Berlin"};

tl::expected<entering::Taken, entering::Refused> read(const TakenTyped& typed) {
    wording::begin(places::build("/share/locale"), wording::Language::en);
    return entering::read(typed, at, now);
}

std::string why(const TakenTyped& typed, const std::string& box) {
    const auto made = read(typed);
    REQUIRE_FALSE(made);
    const auto found = made.error().find(box);
    return found == made.error().end() ? "" : found->second;
}

} // namespace

TEST_CASE("taken: magnesium by pieces, parts and the label, and back into the boxes") {
    TakenTyped typed;
    typed.product.name = "Abends";
    typed.product.parts = {{Form::bisglycinate, Basis::compound, "500"},
                           {Form::oxide, Basis::elemental, "12,5"}};
    typed.product.pieces = "0.5";
    const auto made = read(typed);
    REQUIRE(made);
    const auto& dose = std::get<diary::Dose>(*made);
    CHECK(dose.pieces == 0.5);
    REQUIRE(dose.product.components.size() == 2);
    CHECK(dose.product.components[1].amount == diary::Milligrams{12.5});
    CHECK(diary::elemental(dose)->value == doctest::Approx((70.48 + 12.5) / 2).epsilon(0.001));
    CHECK(dose.taken == at.taken);
    const auto again = entering::as_typed(dose);
    CHECK(again.product.parts[1].mg == "12.5");
    CHECK(again.product.pieces == "0.5");
    CHECK(again.day == "2026-11-25");
    CHECK(again.time == "20:00");
    typed.product = {};
    typed.product.label = "200";
    REQUIRE(read(typed));
    typed.product = {};
    typed.product.route = Route::oil; // how much of it is known to nobody
    REQUIRE(read(typed));
}

TEST_CASE("taken: whether a number is elemental or the compound is asked, never guessed") {
    TakenTyped typed;
    typed.product.parts = {{Form::oxide, {}, "400"}};
    CHECK(why(typed, "mg:0").find("never guessed") != std::string::npos);
    typed.product.parts = {{{}, Basis::compound, "400"}};
    CHECK(why(typed, "mg:0").find("depends on its form") != std::string::npos);
    typed.product.parts = {};
    CHECK(why(typed, "label").find("does not say how much") != std::string::npos);
    typed.product.label = "much";
    CHECK(why(typed, "label").find("70.5 or 70,5") != std::string::npos);
    CHECK(why(typed, "label").find("--") == std::string::npos);
}

TEST_CASE("taken: a medicine's name tells its class, unless the person does") {
    TakenTyped typed;
    entering::turn_to(typed, Kind::other_medicine);
    CHECK_FALSE(why(typed, "name").empty());
    typed.name = "Doxycyclin 100 mg";
    CHECK(entering::kind_of(typed) == Kind::tetracycline);
    typed.class_told = true;
    CHECK(entering::kind_of(typed) == Kind::other_medicine);
    const auto made = read(typed);
    REQUIRE(made);
    CHECK(std::get<diary::Intake>(*made).kind == Kind::other_medicine);
}

TEST_CASE("taken: vitamin D has the unit that was told, minerals have milligrams") {
    TakenTyped typed;
    entering::turn_to(typed, Kind::vitamin_d);
    typed.amount = "1000";
    CHECK(why(typed, "amount").find("40 IU") != std::string::npos);
    typed.unit = Unit::international_units;
    REQUIRE(read(typed));
    entering::turn_to(typed, Kind::iron);
    typed.amount = "25";
    const auto made = read(typed);
    REQUIRE(made);
    const auto& iron = std::get<diary::Intake>(*made);
    CHECK(iron.amount == diary::Quantity{25.0, Unit::milligrams});
    CHECK(entering::as_typed(iron).amount == "25");
    typed.amount = "25000";
    CHECK_FALSE(why(typed, "amount").empty());
}
