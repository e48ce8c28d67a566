#include "measure/presses.h"

#include <algorithm>

namespace measure {

using units::Newtons, units::seconds, units::SessionTime;

namespace {

constexpr Newtons pressed{18.0}, released{9.0}, weight{600.0};
constexpr double released_share = 0.4, pressed_share = 0.6; // of the highest
constexpr double short_most_s = 0.6, long_least_s = 0.7, long_most_s = 2.0;
constexpr double apart_most_s = 0.7, empty_before_s = 0.7, empty_after_s = 0.35,
                 empty_after_long_s = 0.7;

} // namespace

std::optional<Presses> PressFinder::judged() const {
    if (spoiled_) return std::nullopt;
    if (long_ones_ == 1 && short_ones_ == 0) return Presses::one_long;
    if (long_ones_ == 0 && (short_ones_ == 2 || short_ones_ == 3)) return Presses::two;
    return std::nullopt;
}

std::optional<Presses> PressFinder::push(SessionTime at, Newtons force) {
    if (down_since_) {
        highest_ = std::max(highest_, force);
        if (force > weight) spoiled_ = true;
        if (force >= std::max(released, highest_ * released_share)) return std::nullopt;
        const double lasted_s = seconds(at - *down_since_);
        down_since_.reset();
        empty_since_ = at;
        if (lasted_s <= short_most_s)
            ++short_ones_;
        else if (lasted_s >= long_least_s && lasted_s <= long_most_s)
            ++long_ones_;
        else
            spoiled_ = true;
        return std::nullopt;
    }
    const bool in_gesture = spoiled_ || short_ones_ + long_ones_ > 0;
    if (force >= std::max(pressed, in_gesture ? highest_ * pressed_share : pressed)) {
        down_since_ = at;
        highest_ = force;
        const bool empty_before = empty_since_ && seconds(at - *empty_since_) >= empty_before_s;
        if (!in_gesture) {
            began_ = at;
            spoiled_ = !empty_before || force > weight;
        } else if (force > weight) {
            spoiled_ = true;
        }
        return std::nullopt;
    }
    if (!empty_since_ || force >= pressed) empty_since_ = at;
    if (!in_gesture) return std::nullopt;
    const double empty_s = seconds(at - *empty_since_);
    // Somebody whose first press was short may be about to press again.
    const double patience_s = spoiled_           ? empty_after_s
                              : short_ones_ == 1 ? apart_most_s
                              : long_ones_ > 0   ? empty_after_long_s
                                                 : empty_after_s;
    if (empty_s < patience_s) return std::nullopt;
    const auto told = judged();
    short_ones_ = long_ones_ = 0;
    spoiled_ = false;
    return told;
}

void PressFinder::gap() { *this = PressFinder{}; }

} // namespace measure
