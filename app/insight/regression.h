// Least squares with a few columns.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace insight {

constexpr std::size_t most_columns = 4;
using Row = std::array<double, most_columns>;

struct Regression {
    std::size_t columns = 0;
    Row coefficients{};
    std::array<Row, most_columns> inverse{}; // of X'WX
    std::vector<double> residuals;           // in the order of the rows
};
// The first `columns` of each row; weights above 0. Nothing when the rows do not tell the columns
// apart.
std::optional<Regression> regress(std::span<const Row>, std::span<const double> values,
                                  std::span<const double> weights, std::size_t columns);

} // namespace insight
