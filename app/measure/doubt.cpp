#include "measure/doubt.h"

#include "measure/contact.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double pulling_n = -25.0, beyond_n = 3000.0, implausible_for_s = 10.0;
constexpr double most_jumps = 0.20, jumps_memory_s = 2.0, longest_pause_s = 1.0;

} // namespace

void Doubt::push(units::SessionTime at, double force_n) {
    if (force_n < pulling_n || force_n > beyond_n) implausible_ = at;
    if (last_ && units::seconds(at - last_->at) > longest_pause_s) before_ = last_ = std::nullopt;
    if (before_) {
        const double off = std::abs(last_->force_n - 0.5 * (before_->force_n + force_n));
        const double share = std::min(1.0, off / (std::abs(last_->force_n) + contact_begins.value));
        const double passed = units::seconds(at - last_->at) / jumps_memory_s;
        jumps_ += (share - jumps_) * std::min(1.0, passed);
    }
    before_ = last_;
    last_ = Felt{at, force_n};
}

bool Doubt::at(units::SessionTime now) const {
    return jumps_ > most_jumps ||
           (implausible_ && units::seconds(now - *implausible_) < implausible_for_s);
}

} // namespace measure
