// Magnesium by form: how much of it is magnesium itself. Always told as elemental or as compound,
// never guessed: "400 mg of glycinate" is 56 mg of magnesium, or 400.
#pragma once
#include "units/quantity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diary {

using Milligrams = units::Quantity<struct milligram>;

// The numbers are on disk; new ones go to the end.
enum class Form : std::uint8_t {
    bisglycinate, // anhydrous
    bisglycinate_dihydrate,
    citrate_trimagnesium, // anhydrous
    citrate_nonahydrate,
    hydrogen_citrate,
    malate, // 1:1, anhydrous
    malate_trihydrate,
    dimagnesium_malate, // basic
    threonate,          // L-, anhydrous
    threonate_monohydrate,
    oxide,
    chloride_hexahydrate,
    chloride, // anhydrous
    taurate,
    sulfate_heptahydrate, // Epsom salt
    carbonate,
    hydroxide
};
constexpr int forms = 17;
std::string_view word(Form); // "bisglycinate-dihydrate"
std::optional<Form> form_named(std::string_view);

struct Formula { // atoms of a formula unit, water of crystallisation included
    int mg = 0, c = 0, h = 0, o = 0, n = 0, s = 0, cl = 0;
};
Formula formula(Form);

// From the conventional atomic weights Mg 24.305, C 12.011, H 1.008, O 15.999, N 14.007, S 32.06,
// Cl 35.45 (IUPAC 2021, Pure Appl. Chem. 94:573).
double molar_mass(Form);         // g/mol
double magnesium_fraction(Form); // 0 .. 1
Milligrams elemental(Form, Milligrams compound);

// Swallowed is an intake. Through the skin none was shown (evidence sheet 4.5): oil and bath never
// count as one. Food: what a log of meals holds, or one that does not tell meals from supplements.
// It is kept and shown, and no dose: limits, spacing and plans are about supplements.
enum class Route : std::uint8_t { swallowed, oil, bath, food };
constexpr int routes = 4;
constexpr bool on_skin(Route r) { return r == Route::oil || r == Route::bath; }
std::string_view word(Route);
std::optional<Route> route_named(std::string_view);

enum class Basis : std::uint8_t { elemental, compound };

struct Component {
    std::optional<Form> form; // nothing = the label names none that is known here
    Basis basis = Basis::elemental;
    Milligrams amount{}; // in one piece
    bool operator==(const Component&) const = default;
};

// What is in one piece (capsule, tablet, sachet, spoon) of a product.
struct Product {
    std::string name; // the person's own, at most 200 bytes, may be empty
    Route route = Route::swallowed;
    std::vector<Component> components; // at most 12
    std::optional<Milligrams> label;   // elemental, as printed: it holds against what is computed
                                       // (a "buffered" glycinate contains oxide)
    bool operator==(const Product&) const = default;
};

// The same by its name, whatever was written about it since; without one, by all that is in it.
bool same_product(const Product&, const Product&);

enum class ProductError {
    no_amount,      // swallowed, and neither a component nor a label
    no_form,        // swallowed, and a compound without its form has no elemental amount
    out_of_range,   // below 0.001 mg, or above 10 g elemental or 50 g compound; on the skin above 5
                    // kg
    label_too_high, // more magnesium than oxide of that mass would hold, or than the components
    too_many,
    too_long // the name
};
struct ProductFault {
    ProductError error{};
    std::optional<std::size_t> component; // 0 .. ; nothing = the product as a whole
    bool operator==(const ProductFault&) const = default;
};
std::optional<ProductFault> check(const Product&);

// Of one piece: the label's, else the sum of the components; nothing where it cannot be known (only
// on the skin, for products that pass the check).
std::optional<Milligrams> elemental(const Product&);
bool counts_as_intake(const Product&); // of supplements

} // namespace diary
