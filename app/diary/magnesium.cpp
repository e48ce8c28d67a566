#include "diary/magnesium.h"

#include "diary/words.h"

#include <algorithm>
#include <cmath>

namespace diary {
namespace {

// Conventional atomic weights, g/mol.
constexpr double mg = 24.305, c = 12.011, h = 1.008, o = 15.999, n = 14.007, s = 32.06, cl = 35.45;

constexpr std::size_t most_components = 12;
constexpr std::size_t longest_name = 200;
constexpr Milligrams least{1e-3}, most_elemental{10e3}, most_compound{50e3}, most_on_skin{5e6};

struct Row {
    std::string_view word;
    Formula atoms;
};

constexpr std::array<Row, forms> table{{
    {"bisglycinate", {.mg = 1, .c = 4, .h = 8, .o = 4, .n = 2}},
    {"bisglycinate-dihydrate", {.mg = 1, .c = 4, .h = 12, .o = 6, .n = 2}},
    {"citrate-trimagnesium", {.mg = 3, .c = 12, .h = 10, .o = 14}},
    {"citrate-nonahydrate", {.mg = 3, .c = 12, .h = 28, .o = 23}},
    {"hydrogen-citrate", {.mg = 1, .c = 6, .h = 6, .o = 7}},
    {"malate", {.mg = 1, .c = 4, .h = 4, .o = 5}},
    {"malate-trihydrate", {.mg = 1, .c = 4, .h = 10, .o = 8}},
    {"dimagnesium-malate", {.mg = 2, .c = 4, .h = 6, .o = 7}},
    {"threonate", {.mg = 1, .c = 8, .h = 14, .o = 10}},
    {"threonate-monohydrate", {.mg = 1, .c = 8, .h = 16, .o = 11}},
    {"oxide", {.mg = 1, .o = 1}},
    {"chloride-hexahydrate", {.mg = 1, .h = 12, .o = 6, .cl = 2}},
    {"chloride", {.mg = 1, .cl = 2}},
    {"taurate", {.mg = 1, .c = 4, .h = 12, .o = 6, .n = 2, .s = 2}},
    {"sulfate-heptahydrate", {.mg = 1, .h = 14, .o = 11, .s = 1}},
    {"carbonate", {.mg = 1, .c = 1, .o = 3}},
    {"hydroxide", {.mg = 1, .h = 2, .o = 2}},
}};

constexpr std::array<std::string_view, routes> route_words{"swallowed", "oil", "bath", "food"};

const Row& row(Form f) { return table.at(static_cast<std::size_t>(f)); }

// Nothing where a compound has no form.
std::optional<Milligrams> elemental_of(const Component& part) {
    if (part.basis == Basis::elemental) return part.amount;
    if (!part.form) return std::nullopt;
    return elemental(*part.form, part.amount);
}

bool within_range(Milligrams amount, Milligrams most) {
    return std::isfinite(amount.value) && amount >= least && amount <= most;
}

std::optional<ProductError> error_of(const Component& part, Route route) {
    const Milligrams most = on_skin(route)                   ? most_on_skin
                            : part.basis == Basis::elemental ? most_elemental
                                                             : most_compound;
    if (!within_range(part.amount, most)) return ProductError::out_of_range;
    if (!on_skin(route) && !elemental_of(part)) return ProductError::no_form;
    return std::nullopt;
}

// The most magnesium the components can hold, whatever their form really is: oxide is the richest.
Milligrams richest(const std::vector<Component>& components) {
    Milligrams sum{};
    for (const auto& part : components)
        sum += part.basis == Basis::elemental ? part.amount : elemental(Form::oxide, part.amount);
    return sum;
}

bool label_holds(const Product& p) {
    // Labels are rounded.
    return p.components.empty() || *p.label <= richest(p.components) + Milligrams{1.0};
}

} // namespace

std::string_view word(Form f) { return row(f).word; }

std::optional<Form> form_named(std::string_view word) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Row& r) { return r.word == word; });
    if (found == table.end()) return std::nullopt;
    return static_cast<Form>(found - table.begin());
}

Formula formula(Form f) { return row(f).atoms; }

double molar_mass(Form f) {
    const Formula a = formula(f);
    return a.mg * mg + a.c * c + a.h * h + a.o * o + a.n * n + a.s * s + a.cl * cl;
}

double magnesium_fraction(Form f) { return formula(f).mg * mg / molar_mass(f); }

Milligrams elemental(Form f, Milligrams compound) { return compound * magnesium_fraction(f); }

std::string_view word(Route r) { return route_words.at(static_cast<std::size_t>(r)); }

std::optional<Route> route_named(std::string_view word) { return named<Route>(route_words, word); }

std::optional<ProductFault> check(const Product& p) {
    using enum ProductError;
    if (p.name.size() > longest_name) return ProductFault{too_long, {}};
    if (p.components.size() > most_components) return ProductFault{too_many, {}};
    for (std::size_t i = 0; i < p.components.size(); ++i)
        // A label makes up for forms that are not known.
        if (const auto e = error_of(p.components[i], p.route); e && !(e == no_form && p.label))
            return ProductFault{*e, i};
    if (p.label) {
        if (!within_range(*p.label, on_skin(p.route) ? most_on_skin : most_elemental))
            return ProductFault{out_of_range, {}};
        if (!label_holds(p)) return ProductFault{label_too_high, {}};
    } else if (p.components.empty() && !on_skin(p.route))
        return ProductFault{no_amount, {}};
    return std::nullopt;
}

std::optional<Milligrams> elemental(const Product& p) {
    if (p.label) return p.label;
    if (p.components.empty()) return std::nullopt;
    Milligrams sum{};
    for (const auto& part : p.components) {
        const auto amount = elemental_of(part);
        if (!amount) return std::nullopt;
        sum += *amount;
    }
    return sum;
}

bool same_product(const Product& a, const Product& b) {
    return a.name.empty() ? a == b : a.name == b.name;
}

bool counts_as_intake(const Product& p) { return p.route == Route::swallowed; }

} // namespace diary
