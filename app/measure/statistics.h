// Small statistics without memory of the samples.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace measure {

// Mean and standard deviation in one pass (Welford 1962).
class Spread {
  public:
    void add(double value) {
        ++n_;
        const double before = value - mean_;
        mean_ += before / static_cast<double>(n_);
        squares_ += before * (value - mean_);
    }
    std::size_t count() const { return n_; }
    double mean() const { return mean_; }
    double deviation() const {
        return n_ > 1 ? std::sqrt(squares_ / static_cast<double>(n_ - 1)) : 0.0;
    }

  private:
    std::size_t n_ = 0;
    double mean_ = 0.0, squares_ = 0.0;
};

// Not for none.
inline double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Of an even number: the mean of the middle two. Not for an empty one.
inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2.0;
}

// Mean of the middle half of the values, a part of a value counting by its share: nearly as steady
// as the mean, and outliers do not move it. Not for an empty one.
inline double interquartile_mean(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    const double from = 0.25 * n, to = 0.75 * n;
    double sum = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto begin = static_cast<double>(i);
        sum += values[i] * std::max(0.0, std::min(to, begin + 1.0) - std::max(from, begin));
    }
    return sum / (to - from);
}

} // namespace measure
