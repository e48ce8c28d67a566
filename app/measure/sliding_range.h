// Lowest and highest value of the last seconds, constant work on average (two monotonic queues).
#pragma once
#include "units/session_time.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace measure {

class SlidingRange {
  public:
    explicit SlidingRange(double window_s) : window_s_{window_s} {}

    void push(units::SessionTime at, double value) {
        if (!begun_) first_ = at;
        begun_ = true;
        now_ = at;
        while (!low_.empty() && low_.back().value >= value) low_.pop_back();
        while (!high_.empty() && high_.back().value <= value) high_.pop_back();
        low_.push_back({at, value});
        high_.push_back({at, value});
        while (units::seconds(at - low_.front().at) > window_s_) low_.pop_front();
        while (units::seconds(at - high_.front().at) > window_s_) high_.pop_front();
    }
    void clear() { *this = SlidingRange{window_s_}; }
    // Of the last seconds, at most the window's; nothing before that long was seen.
    std::optional<double> range(double last_s) const {
        if (!begun_ || units::seconds(now_ - first_) < last_s) return std::nullopt;
        return since(high_, last_s) - since(low_, last_s);
    }

    // The highest of what there is of the window; nothing before the first value.
    std::optional<double> highest() const {
        if (high_.empty()) return std::nullopt;
        return high_.front().value;
    }
    // Half way between the two.
    std::optional<double> middle(double last_s) const {
        if (!begun_ || units::seconds(now_ - first_) < last_s) return std::nullopt;
        return 0.5 * (since(high_, last_s) + since(low_, last_s));
    }

  private:
    struct Entry {
        units::SessionTime at{};
        double value = 0.0;
    };
    double since(const std::deque<Entry>& extremes, double last_s) const {
        return std::partition_point(
                   extremes.begin(), extremes.end(),
                   [&](const Entry& e) { return units::seconds(now_ - e.at) > last_s; })
            ->value;
    }
    double window_s_;
    bool begun_ = false;
    units::SessionTime first_{}, now_{};
    std::deque<Entry> low_, high_;
};

} // namespace measure
