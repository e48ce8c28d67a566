#include "report/difference.h"

#include "insight/distributions.h"

#include <cmath>

namespace report {

std::optional<Apart> apart(std::span<const Pair> pairs) {
    if (std::ssize(pairs) < fewest_to_compare) return std::nullopt;
    const auto n = static_cast<double>(pairs.size());
    std::vector<double> percent;
    double mean = 0.0, squares = 0.0;
    for (const Pair& p : pairs) {
        percent.push_back(200.0 * (p.right - p.left) / (p.right + p.left));
        mean += percent.back() / n;
    }
    for (const double one : percent) squares += (one - mean) * (one - mean);
    const double half = insight::t_quantile(0.975, n - 1.0) * std::sqrt(squares / (n - 1.0) / n);
    return Apart{mean, {mean - half, mean + half}};
}

} // namespace report
