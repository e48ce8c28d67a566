#include "exchange/cells.h"

#include <cmath>

namespace exchange {
namespace {

bool absent(std::string_view text) {
    const auto plain = lower(text);
    return plain.empty() || plain == "n/a" || plain == "null" || plain == "-" || text == "\u2014";
}

} // namespace

std::optional<double> cell(const Row& row, std::string_view field) {
    const auto text = row[field];
    return absent(text) ? std::nullopt : grouped(text);
}

bool filled(const Row& row, std::initializer_list<std::string_view> fields) {
    for (const auto& field : fields)
        if (absent(row[field])) return false;
    return true;
}

std::optional<double> sum(const Row& row, std::initializer_list<std::string_view> fields) {
    std::optional<double> all;
    for (const auto& field : fields)
        if (const auto value = cell(row, field)) all = all.value_or(0.0) + *value;
    return all;
}

std::optional<std::string_view> unreadable(const Row& row,
                                           std::initializer_list<std::string_view> fields) {
    for (const auto& field : fields) {
        const auto value = cell(row, field);
        if (!absent(row[field]) && (!value || *value < 0.0)) return field;
    }
    return std::nullopt;
}

std::optional<int> count(const Row& row, std::string_view field) {
    const auto value = cell(row, field);
    if (!value || *value < 0.0 || *value > 1e4 || *value != std::floor(*value)) return std::nullopt;
    return static_cast<int>(*value);
}

Sleep sleep_of(const Row& row, std::string_view format,
               std::initializer_list<std::string_view> facts) {
    Sleep s;
    s.source.program = format;
    s.row = row.number;
    s.file = row.file;
    Fingerprint print{format};
    for (const auto& field : facts) print.add(row[field]);
    s.hash = print.text();
    return s;
}

} // namespace exchange
