// What the chain remembers of every moment: 24 bytes, 8 MB for an hour at 93 per second.
#pragma once
#include "units/session_time.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace measure {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

struct Instant {
    units::SessionTime at{};
    float force = 0.0F;     // newtons
    float path = unknown;   // metres along the bed or on the skin
    float smooth = unknown; // force freed of spikes; known 0.45 s later, and only in contact
};

// Numbered from 0 on, also when the first ones are forgotten; begin() is the first that is left.
class Series {
  public:
    void push_back(const Instant& instant) { kept_.push_back(instant); }
    Instant& operator[](std::size_t i) { return kept_[i - forgotten_]; }
    const Instant& operator[](std::size_t i) const { return kept_[i - forgotten_]; }
    const Instant& back() const { return kept_.back(); }
    bool empty() const { return kept_.empty(); }
    std::size_t size() const { return forgotten_ + kept_.size(); } // with those forgotten
    std::size_t first() const { return forgotten_; }
    auto begin() const { return kept_.begin(); }
    auto end() const { return kept_.end(); }

    // Keeps the last one. Moves the others once as many as are left have become too old.
    void forget_before(units::SessionTime at) {
        const auto old =
            std::lower_bound(kept_.begin(), kept_.end(), at,
                             [](const Instant& i, units::SessionTime t) { return i.at < t; });
        const auto count = std::min(static_cast<std::size_t>(old - kept_.begin()),
                                    kept_.empty() ? 0 : kept_.size() - 1);
        if (2 * count <= kept_.size()) return;
        kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(count));
        forgotten_ += count;
    }

  private:
    std::vector<Instant> kept_;
    std::size_t forgotten_ = 0;
};

} // namespace measure
