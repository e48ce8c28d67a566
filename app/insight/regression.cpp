#include "insight/regression.h"

#include <cmath>
#include <utility>

namespace insight {
namespace {

using Square = std::array<Row, most_columns>;

constexpr double singular = 1e-9; // of the largest element of a column

// Gauss-Jordan with pivots by rows.
std::optional<Square> inverse_of(Square m, std::size_t n) {
    Square inverse{};
    double largest = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        inverse[i][i] = 1.0;
        for (std::size_t j = 0; j < n; ++j) largest = std::fmax(largest, std::fabs(m[i][j]));
    }
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < n; ++r)
            if (std::fabs(m[r][c]) > std::fabs(m[pivot][c])) pivot = r;
        if (std::fabs(m[pivot][c]) <= singular * largest) return std::nullopt;
        std::swap(m[c], m[pivot]);
        std::swap(inverse[c], inverse[pivot]);
        const double by = m[c][c];
        for (std::size_t j = 0; j < n; ++j) {
            m[c][j] /= by;
            inverse[c][j] /= by;
        }
        for (std::size_t r = 0; r < n; ++r) {
            if (r == c) continue;
            const double times = m[r][c];
            for (std::size_t j = 0; j < n; ++j) {
                m[r][j] -= times * m[c][j];
                inverse[r][j] -= times * inverse[c][j];
            }
        }
    }
    return inverse;
}

} // namespace

std::optional<Regression> regress(std::span<const Row> rows, std::span<const double> values,
                                  std::span<const double> weights, std::size_t columns) {
    Square normal{};
    Row right{};
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t i = 0; i < columns; ++i) {
            right[i] += weights[r] * rows[r][i] * values[r];
            for (std::size_t j = 0; j < columns; ++j)
                normal[i][j] += weights[r] * rows[r][i] * rows[r][j];
        }
    const auto inverse = inverse_of(normal, columns);
    if (!inverse) return std::nullopt;
    Regression found{columns, {}, *inverse, {}};
    for (std::size_t i = 0; i < columns; ++i)
        for (std::size_t j = 0; j < columns; ++j)
            found.coefficients[i] += (*inverse)[i][j] * right[j];
    for (std::size_t r = 0; r < rows.size(); ++r) {
        double expected = 0.0;
        for (std::size_t i = 0; i < columns; ++i) expected += found.coefficients[i] * rows[r][i];
        found.residuals.push_back(values[r] - expected);
    }
    return found;
}

} // namespace insight
