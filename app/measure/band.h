// Share of time in a band. "Cannot tell" counts neither for nor against.
#pragma once
#include <optional>

namespace measure {

class BandShare {
  public:
    // Both ends belong to the band.
    BandShare(double low, double high) : low_{low}, high_{high} {}

    void push(double seconds, std::optional<double> value) {
        if (!value || !(seconds > 0.0)) return;
        told_s_ += seconds;
        if (*value >= low_ && *value <= high_) inside_s_ += seconds;
    }
    std::optional<double> percent() const {
        if (told_s_ <= 0.0) return std::nullopt;
        return 100.0 * inside_s_ / told_s_;
    }
    double told_s() const { return told_s_; }

  private:
    double low_, high_;
    double inside_s_ = 0.0, told_s_ = 0.0;
};

} // namespace measure
