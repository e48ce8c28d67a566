#include "diary/magnesium.h"

#include "days.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using diary::Basis, diary::Component, diary::Form, diary::Milligrams, diary::Product,
    diary::ProductError, diary::Route;

namespace {

constexpr double half_a_digit = 0.005 + 1e-9;

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

Component compound(Form form, double mg) { return {form, Basis::compound, {mg}}; }
Component elemental_of(Form form, double mg) { return {form, Basis::elemental, {mg}}; }

Product capsule(std::vector<Component> components, std::optional<Milligrams> label = {}) {
    return {"capsule", Route::swallowed, std::move(components), label};
}

} // namespace

TEST_CASE("magnesium: every form has the mass, fraction and compound of the table") {
    struct Row {
        std::string_view word;
        double mass, percent, for_100;
    };
    const Row table[] = {{"bisglycinate", 172.42, 14.10, 709},
                         {"bisglycinate-dihydrate", 208.45, 11.66, 858},
                         {"citrate-trimagnesium", 451.11, 16.16, 619},
                         {"citrate-nonahydrate", 613.25, 11.89, 841},
                         {"hydrogen-citrate", 214.41, 11.34, 882},
                         {"malate", 156.38, 15.54, 643},
                         {"malate-trihydrate", 210.42, 11.55, 866},
                         {"dimagnesium-malate", 214.70, 22.64, 442},
                         {"threonate", 294.50, 8.25, 1212},
                         {"threonate-monohydrate", 312.51, 7.78, 1286},
                         {"oxide", 40.30, 60.30, 166},
                         {"chloride-hexahydrate", 203.30, 11.96, 836},
                         {"chloride", 95.21, 25.53, 392},
                         {"taurate", 272.57, 8.92, 1121},
                         {"sulfate-heptahydrate", 246.47, 9.86, 1014},
                         {"carbonate", 84.31, 28.83, 347},
                         {"hydroxide", 58.32, 41.68, 240}};
    CHECK(std::size(table) == diary::forms);
    for (const auto& row : table) {
        const auto form = diary::form_named(row.word);
        CAPTURE(row.word);
        REQUIRE(form);
        CHECK(diary::word(*form) == row.word);
        // The table shows two digits.
        CHECK(std::abs(diary::molar_mass(*form) - row.mass) <= half_a_digit);
        CHECK(std::abs(100.0 * diary::magnesium_fraction(*form) - row.percent) <= half_a_digit);
        CHECK(rounded(100.0 / diary::magnesium_fraction(*form), 0) == row.for_100);
    }
    CHECK_FALSE(diary::form_named("glycinate"));
    CHECK_FALSE(diary::form_named(""));
}

TEST_CASE("magnesium: what the two trials state") {
    CHECK(rounded(2 * diary::elemental(Form::oxide, {414.0}).value, 0) == 499);
    CHECK(rounded(3 * diary::elemental(Form::oxide, {403.0}).value, 0) == 729);
}

TEST_CASE("magnesium: 500 mg of bisglycinate") {
    CHECK(rounded(diary::elemental(Form::bisglycinate, {500.0}).value, 2) == 70.48);
}

TEST_CASE("magnesium: 400 mg of a glycinate are 56 or 400, by what was told") {
    CHECK(rounded(elemental(capsule({compound(Form::bisglycinate, 400)}))->value, 0) == 56);
    CHECK(elemental(capsule({elemental_of(Form::bisglycinate, 400)}))->value == 400);
}

TEST_CASE("product: several components sum up, elemental and compound mixed") {
    const auto p = capsule({compound(Form::oxide, 100), elemental_of(Form::hydrogen_citrate, 50)});
    CHECK_FALSE(check(p));
    CHECK(elemental(p)->value == doctest::Approx(60.304 + 50).epsilon(1e-5));
    CHECK(counts_as_intake(p));
}

TEST_CASE("product: the label holds against what is computed, and is enough alone") {
    const auto buffered = capsule({compound(Form::bisglycinate, 500)}, Milligrams{100});
    CHECK_FALSE(check(buffered));
    CHECK(elemental(buffered)->value == 100);
    CHECK_FALSE(check(capsule({}, Milligrams{150})));
    CHECK(elemental(capsule({}, Milligrams{150}))->value == 150);
    const auto unnamed = capsule({{std::nullopt, Basis::compound, {700}}}, Milligrams{100});
    CHECK_FALSE(check(unnamed));
}

TEST_CASE("product: what cannot be is refused and named") {
    using enum ProductError;
    const auto error = [](const Product& p) { return check(p).value().error; };
    CHECK(error(capsule({})) == no_amount);
    CHECK(error(capsule({{std::nullopt, Basis::compound, {500}}})) == no_form);
    CHECK_FALSE(check(capsule({{std::nullopt, Basis::elemental, {100}}})));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double mg : {0.0, -1.0, 50'001.0, nan, std::numeric_limits<double>::infinity()})
        CHECK(error(capsule({compound(Form::oxide, mg)})) == out_of_range);
    CHECK(error(capsule({elemental_of(Form::oxide, 10'001)})) == out_of_range);
    CHECK(error(capsule({}, Milligrams{nan})) == out_of_range);
    CHECK(error(capsule({compound(Form::bisglycinate, 100)}, Milligrams{70})) == label_too_high);
    CHECK(error(capsule({elemental_of(Form::oxide, 100)}, Milligrams{200})) == label_too_high);
    CHECK(error(capsule(std::vector<Component>(13, compound(Form::oxide, 1)))) == too_many);
    auto named = capsule({}, Milligrams{100});
    named.name = std::string(201, 'a');
    CHECK(error(named) == too_long);
    const auto second = capsule({compound(Form::oxide, 1), compound(Form::oxide, 0)});
    CHECK(check(second)->component == 1u);
}

TEST_CASE("product: through the skin nothing is an intake, and an amount need not be known") {
    const Product oil{"oil", Route::oil, {compound(Form::chloride, 310)}, {}};
    CHECK_FALSE(check(oil));
    CHECK_FALSE(counts_as_intake(oil));
    CHECK(elemental(oil)->value == doctest::Approx(79.13).epsilon(1e-3));
    const Product bath{"", Route::bath, {{std::nullopt, Basis::compound, {500e3}}}, {}};
    CHECK_FALSE(check(bath));
    CHECK_FALSE(elemental(bath));
    CHECK_FALSE(check(Product{"", Route::bath, {}, {}}));
    CHECK_FALSE(elemental(Product{"", Route::bath, {}, {}}));
    const Product meal{
        "log of meals", Route::food, {{std::nullopt, Basis::elemental, {120.0}}}, {}};
    CHECK_FALSE(check(meal));
    CHECK_FALSE(counts_as_intake(meal));
    CHECK(elemental(meal)->value == 120.0);
    CHECK(check(Product{"", Route::food, {}, {}})->error == diary::ProductError::no_amount);
    CHECK(diary::route_named("oil") == Route::oil);
    CHECK(diary::word(Route::bath) == "bath");
    CHECK_FALSE(diary::route_named("cream"));
}
