// A weighted mean of what may be unknown.
#pragma once
#include <optional>

namespace history {

class Mean {
  public:
    // Nothing, and what weighs nothing, is not in it.
    void add(const std::optional<double>& value, double weight) {
        if (!value || weight <= 0.0) return;
        sum_ += *value * weight;
        weights_ += weight;
    }
    std::optional<double> value() const {
        return weights_ > 0.0 ? std::optional{sum_ / weights_} : std::nullopt;
    }

  private:
    double sum_ = 0.0, weights_ = 0.0;
};

} // namespace history
