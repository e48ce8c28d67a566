#include "measure/contact.h"

#include <algorithm>
#include <cmath>

namespace measure {

namespace {

constexpr double empty_s = 4.0, empty_range_n = 1.0, empty_most_n = 8.0, follow_most_n = 20.0;
constexpr double drift_n_per_s = 0.15, step_n = 1.0, drift_most_n = 4.0;
constexpr double heavy_share = 0.03, heavy_begins_n = 20.0, heavy_ends_n = 19.0;

} // namespace

bool ContactFinder::push(units::SessionTime at, units::Newtons force) {
    if (!begun_) follow_zero(at, force);
    const units::Newtons load = force - zero_;
    recent_.push(at, load.value);
    const bool on = load >= threshold();
    if (on && !begun_) begun_ = crossed(at, load);
    if (!on && begun_) {
        ended_.push_back({*begun_, crossed(at, load)});
        begun_.reset();
        empty_.clear();
    }
    if (on) last_ = at;
    before_ = Before{at, load};
    return on;
}

units::Newtons ContactFinder::threshold() const {
    const double part_n = heavy_share * *recent_.highest();
    if (now()) return {std::clamp(part_n, contact_ends.value, heavy_ends_n)};
    return {std::clamp(part_n, contact_begins.value, heavy_begins_n)};
}

units::SessionTime ContactFinder::crossed(units::SessionTime at, units::Newtons load) const {
    if (!before_ || before_->load == load) return at;
    const double share = (threshold() - before_->load).value / (load - before_->load).value;
    return before_->at +
           units::duration_of(std::clamp(share, 0.0, 1.0) * units::seconds(at - before_->at));
}

void ContactFinder::follow_zero(units::SessionTime at, units::Newtons force) {
    empty_.push(at, force.value);
    const auto level = empty_.middle(empty_s);
    const auto range = empty_.range(empty_s);
    if (!range || *range > empty_range_n) return;
    // No drift moves so far in so short a time: something was laid down, or taken away.
    const double moved_n = *level - rest_.value_or(Rest{at, 0.0}).level_n;
    const double most_n =
        rest_ ? std::min(step_n + drift_n_per_s * units::seconds(at - rest_->at), drift_most_n)
              : empty_most_n;
    if (std::abs(moved_n) > most_n) lies_n_ += moved_n;
    rest_ = Rest{at, *level};
    const double zero_n = *level - lies_n_;
    if (std::abs(zero_n) <= follow_most_n) zero_ = units::Newtons{zero_n};
}

void ContactFinder::gap(units::SessionTime from) {
    if (begun_) ended_.push_back({*begun_, from});
    begun_.reset();
    empty_.clear();
    recent_.clear();
    before_.reset();
}

void ContactFinder::tared() {
    zero_ = {};
    rest_.reset();
    lies_n_ = 0.0;
    empty_.clear();
    before_.reset();
}

void ContactFinder::forget_before(units::SessionTime at) {
    ended_.erase(ended_.begin(), std::find_if(ended_.begin(), ended_.end(),
                                              [&](const Contact& c) { return c.end >= at; }));
}

std::vector<Contact> ContactFinder::found() const {
    const auto brief = [](units::Duration d) { return units::seconds(d) < shortest_s; };
    std::vector<Contact> kept;
    for (const Contact& contact : ended_) {
        if (brief(contact.end - contact.start)) continue;
        if (!kept.empty() && brief(contact.start - kept.back().end))
            kept.back().end = contact.end;
        else
            kept.push_back(contact);
    }
    if (!begun_) return kept;
    if (!kept.empty() && brief(*begun_ - kept.back().end))
        kept.back().end = last_;
    else
        kept.push_back({*begun_, last_});
    return kept;
}

} // namespace measure
