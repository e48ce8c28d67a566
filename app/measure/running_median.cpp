#include "measure/running_median.h"

#include <algorithm>

namespace measure {

void RunningMedian::drop_before(units::SessionTime middle) {
    while (units::seconds(middle - window_.front().at) > half_s_) {
        sorted_.erase(std::lower_bound(sorted_.begin(), sorted_.end(), window_.front().value));
        window_.pop_front();
        --answered_;
    }
}

RunningMedian::Result RunningMedian::middle_of(const Sample& sample) {
    const Sample middle = sample;
    drop_before(middle.at);
    const std::size_t n = sorted_.size();
    const float value = n % 2 == 1 ? sorted_[n / 2] : 0.5F * (sorted_[n / 2 - 1] + sorted_[n / 2]);
    return {middle.index, value};
}

std::vector<RunningMedian::Result> RunningMedian::push(std::size_t index, units::SessionTime at,
                                                       float value) {
    std::vector<Result> complete;
    while (answered_ < window_.size() && units::seconds(at - window_[answered_].at) > half_s_) {
        complete.push_back(middle_of(window_[answered_]));
        ++answered_;
    }
    window_.push_back({index, at, value});
    sorted_.insert(std::lower_bound(sorted_.begin(), sorted_.end(), value), value);
    return complete;
}

std::vector<RunningMedian::Result> RunningMedian::flush() {
    std::vector<Result> rest;
    while (answered_ < window_.size()) {
        rest.push_back(middle_of(window_[answered_]));
        ++answered_;
    }
    window_.clear();
    sorted_.clear();
    answered_ = 0;
    return rest;
}

} // namespace measure
