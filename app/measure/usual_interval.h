// How far apart the samples of one cell usually come: single odd intervals and losses do not move
// it, another rate does.
#pragma once
#include "measure/statistics.h"

#include <optional>
#include <vector>

namespace measure {

class UsualInterval {
  public:
    // Seconds, above 0. Known from the eighth on: their median. Then it follows those of half to
    // one and a half times as long; sixteen others in a row, and it is learned anew.
    void add(double interval_s) {
        if (!usual_s_) {
            first_.push_back(interval_s);
            if (first_.size() < to_know) return;
            usual_s_ = median(first_);
            first_.clear();
        } else if (fits(interval_s)) {
            *usual_s_ += 0.02 * (interval_s - *usual_s_);
            strange_ = 0;
        } else if (++strange_ == to_forget) {
            *this = UsualInterval{};
        }
    }
    std::optional<double> seconds() const { return usual_s_; }
    bool fits(double interval_s) const {
        return usual_s_ && interval_s > 0.5 * *usual_s_ && interval_s < 1.5 * *usual_s_;
    }

  private:
    static constexpr std::size_t to_know = 8;
    static constexpr int to_forget = 16;
    std::vector<double> first_;
    std::optional<double> usual_s_;
    int strange_ = 0;
};

} // namespace measure
