// The time between two conversions of one HX711, learned from its data-ready edges. The chip runs
// on its own oscillator: measured 10.7 ms (92.8 per second) or 85.6 ms (11.7), parts differ by
// percents.
#pragma once
#include <stdint.h>

namespace roller {

constexpr uint32_t ticks_of_ms(uint32_t ms) { return ms * 2000; } // protocol::ticks_per_second

class Period {
  public:
    // Twice the same time between conversions, within 1/32, at one of the chip's two rates.
    bool known() const { return agreeing_ >= 2; }
    uint32_t ticks() const { return period_; }
    bool fast() const { return period_ < ticks_of_ms(32); }
    void forget() { agreeing_ = 0; }

    // One more time between two conversions, while the period is being learned.
    void learn(uint32_t interval) {
        const bool fast = interval >= ticks_of_ms(8) && interval <= ticks_of_ms(14);
        const bool slow = interval >= ticks_of_ms(64) && interval <= ticks_of_ms(112);
        if (!fast && !slow) return; // e.g. the four periods that follow a change of input
        if (agreeing_ > 0 && distance(interval, period_) <= period_ / 32) {
            follow(interval);
            if (agreeing_ < 2) ++agreeing_;
        } else {
            period_ = interval;
            agreeing_ = 1;
        }
    }

    // Did `conversions` of them fit into this time, within 1/64? Then the oscillator's drift is
    // followed.
    bool fits(uint32_t interval, uint8_t conversions) {
        if (!known() || conversions == 0 || conversions > 8) return false;
        const uint32_t expected = period_ * conversions;
        if (distance(interval, expected) > expected / 64) return false;
        if (conversions == 1) follow(interval);
        return true;
    }

  private:
    static uint32_t distance(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }
    void follow(uint32_t interval) {
        if (interval >= period_)
            period_ += (interval - period_) / 8;
        else
            period_ -= (period_ - interval) / 8;
    }

    uint32_t period_ = 0;
    uint8_t agreeing_ = 0;
};

} // namespace roller
