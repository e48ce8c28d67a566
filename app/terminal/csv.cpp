#include "terminal/csv.h"

#include <array>
#include <charconv>
#include <ostream>
#include <string>

namespace terminal {

namespace {

void append(std::string& row, double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    row.append(text.data(), end);
}

void append(std::string& row, const std::optional<double>& value) {
    row += ',';
    if (value) append(row, *value);
}

} // namespace

void write_csv(std::ostream& out, const std::vector<measure::Moment>& moments, std::size_t cells) {
    std::string row = "t_s,force_n,position_m,angle_rad";
    for (std::size_t cell = 1; cell <= cells; ++cell) row += ",cell_" + std::to_string(cell) + "_n";
    out << row << '\n';
    for (const measure::Moment& moment : moments) {
        row.clear();
        append(row, units::seconds(moment.at));
        append(row, std::optional{moment.force.value});
        append(row, moment.position ? std::optional{moment.position->at.value} : std::nullopt);
        append(row, moment.angle_rad);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const auto& force = moment.cells.at(cell);
            append(row, force ? std::optional{force->value} : std::nullopt);
        }
        out << row << '\n';
    }
}

} // namespace terminal
