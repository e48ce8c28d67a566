#include "exchange/amount.h"

#include "exchange/times.h"

#include <algorithm>

namespace exchange {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> milligrams_per(std::string_view unit) {
    if (unit == "mg") return 1.0;
    if (unit == "g") return 1000.0;
    if (unit == "mcg" || unit == "ug" || unit == "\u00B5g" || unit == "\u03BCg") return 0.001;
    return std::nullopt;
}

// The only number of the text with the unit behind it.
std::optional<double> milligrams(std::string_view text) {
    const auto from = std::find_if(text.begin(), text.end(), digit);
    const auto to =
        std::find_if(from, text.end(), [](char c) { return !digit(c) && c != '.' && c != ','; });
    if (std::any_of(to, text.end(), digit)) return std::nullopt;
    const auto value = number(std::string_view{from, to});
    auto unit = trimmed(std::string_view{to, text.end()});
    unit = unit.substr(0, unit.find_first_of(" ()/,;"));
    const auto per = milligrams_per(unit);
    if (!value || !per || *value <= 0.0) return std::nullopt;
    return *value * *per;
}

} // namespace

bool names_magnesium(std::string_view text) {
    return lower(text).find("magnes") != std::string::npos ||
           lower(text).find("magn\u00E9s") != std::string::npos;
}

tl::expected<diary::Component, Reason> component_of(std::string_view text, const Options& options) {
    const auto plain = lower(trimmed(text));
    const auto amount = milligrams(plain);
    if (!amount) return tl::unexpected{Reason::amount_unclear};
    if (plain.find("element") != std::string::npos)
        return diary::Component{std::nullopt, diary::Basis::elemental, {*amount}};
    if (!options.magnesium) return tl::unexpected{Reason::basis_unknown};
    return diary::Component{options.magnesium->form, options.magnesium->basis, {*amount}};
}

} // namespace exchange
