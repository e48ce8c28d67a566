// The median of a window of time, given for its middle: spikes and dips shorter than half of it (a
// shifting hand, a foot put down) vanish, slow waves stay in place.
#pragma once
#include "units/session_time.h"

#include <cstddef>
#include <deque>
#include <vector>

namespace measure {

class RunningMedian {
  public:
    struct Result {
        std::size_t index = 0;
        float value = 0.0F;
    };
    static constexpr double usual_s = 0.9, two_peaks_s = 0.7;
    explicit RunningMedian(double window_s = usual_s) : half_s_{window_s / 2.0} {}

    // From the next middle on; of a longer one the first halves before it are still the shorter.
    void set_window(double window_s) { half_s_ = window_s / 2.0; }

    // Times rise. Returns the values that are now complete, in order; each index once.
    std::vector<Result> push(std::size_t index, units::SessionTime, float value);
    std::vector<Result> flush(); // the rest, from what there is; then afresh

  private:
    struct Sample {
        std::size_t index = 0;
        units::SessionTime at{};
        float value = 0.0F;
    };
    void drop_before(units::SessionTime middle);
    Result middle_of(const Sample&);

    double half_s_;
    std::deque<Sample> window_; // everything the next middle may need
    std::size_t answered_ = 0;  // of window_: already given out
    std::vector<float> sorted_;
};

} // namespace measure
