#include "person/person.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace person {

namespace {

constexpr double contact_n = 15.0;     // below it the roller counts as left (evidence sheet 1.3)
constexpr double resting_share = 0.15; // hips down between sets: the limb only lies there
constexpr double shortest_stroke_s = 0.6;
constexpr int profile_strokes = 6;
constexpr double shifts_within_s = 0.7; // weight between roller and arms
constexpr double most_of_it = 2.5;      // hips up, the other leg on top
constexpr double least_way_m = 0.02;    // a shorter way is no stroke, not even a broken-off one

// Share of the way after a share of the time: 15 % speeding up, even speed, 15 % slowing down.
double eased(double u) {
    constexpr double ramp = 0.15;
    constexpr double top_speed = 1.0 / (1.0 - ramp);
    u = std::clamp(u, 0.0, 1.0);
    if (u > 0.5) return 1.0 - eased(1.0 - u);
    return u < ramp ? top_speed * u * u / (2 * ramp) : top_speed * (u - ramp / 2);
}

// One step of a wander that keeps its spread and forgets within `memory_s`.
double wandered(double value, double spread, double memory_s, double random) {
    const double kept = std::exp(-Person::step_s / memory_s);
    return kept * value + spread * std::sqrt(1.0 - kept * kept) * random;
}

bool loaded(Phase phase) {
    return phase == Phase::waiting || phase == Phase::rolling || phase == Phase::holding;
}

} // namespace

double Person::Movement::at(double t) const {
    const double u = lasts_s > 0.0 ? std::clamp((t - start_s) / lasts_s, 0.0, 1.0) : 1.0;
    const double share = braking ? 1.0 - (1.0 - u) * (1.0 - u) : eased(u);
    return from_m + (to_m - from_m) * share;
}

Person::Person(Character character, const Body& body, std::uint64_t seed, double begins_s)
    : Person(traits_of(character), body, seed, begins_s) {}

Person::Person(const Traits& traits, const Body& body, std::uint64_t seed, double begins_s)
    : traits_(traits), body_(body), random_(seed), reactions_(~seed), begins_s_(begins_s),
      now_s_(begins_s), direction_(1) {
    breath_phase_ = uniform(0.0, 1.0);
    across_m_ = 0.01 * normal();
    along_m_ = -body_.stroke.value / 2;
    past_.push_back({{}, {along_m_}, {across_m_}});
    truth_.phases.push_back({begins_s_, Phase::away});
}

double Person::uniform(double low, double high) {
    return low + (high - low) * std::uniform_real_distribution<double>{}(random_);
}
double Person::normal() { return normal_(random_); }
double Person::reaction_s() {
    return traits_.reaction_s * std::uniform_real_distribution<double>{0.6, 1.5}(reactions_);
}

void Person::ask(Asked what, double seconds_per_stroke, double at_s) {
    if (what == Asked::nothing) return;
    const bool same = requests_.empty() ? what == goal_ && seconds_per_stroke == pace_s_
                                        : what == requests_.back().what &&
                                              seconds_per_stroke == requests_.back().pace_s;
    if (same) return;
    double heeded_s = std::max(at_s, now_s_) + reaction_s();
    if (!requests_.empty()) heeded_s = std::max(heeded_s, requests_.back().at_s);
    requests_.push_back({what, seconds_per_stroke, heeded_s});
}

void Person::press(std::optional<units::Newtons> force, double at_s) {
    if (force == (pressing_.empty() ? aim_ : pressing_.back().force)) return;
    double heeded_s = std::max(at_s, now_s_) + reaction_s();
    if (!pressing_.empty()) heeded_s = std::max(heeded_s, pressing_.back().at_s);
    pressing_.push_back({force, heeded_s});
}

Load Person::load(double at_s) {
    while (now_s_ < at_s) step();
    const auto last = static_cast<double>(past_.size() - 1);
    const double place = (at_s - begins_s_) / step_s - (static_cast<double>(steps_) - last);
    const double index = std::clamp(place, 0.0, last);
    const auto before = static_cast<std::size_t>(index);
    const Load& a = past_[before];
    const Load& b = past_[std::min(before + 1, past_.size() - 1)];
    const double share = index - static_cast<double>(before);
    return {a.force + (b.force - a.force) * share, a.along + (b.along - a.along) * share,
            a.across + (b.across - a.across) * share};
}

void Person::step() {
    now_s_ = begins_s_ + static_cast<double>(++steps_) * step_s;
    const double before_m = along_m_;
    heed_requests();
    switch (phase_) {
    case Phase::away:
    case Phase::mounting:
    case Phase::waiting:
    case Phase::resting: settle_or_leave(); break;
    case Phase::rolling: roll_on(); break;
    case Phase::holding: hold_on(); break;
    }
    speed_mps_ = (along_m_ - before_m) / step_s;
    disturb();
    force_n_ = force();
    force_sum_ += force_n_;
    ++force_count_;
    note_contact();
    past_.push_back({{force_n_}, {along_m_}, {across_m_}});
    if (static_cast<double>(past_.size()) * step_s > memory_s) past_.pop_front();
}

void Person::heed_requests() {
    while (!pressing_.empty() && pressing_.front().at_s <= now_s_) {
        aim_ = pressing_.front().force;
        pressing_.pop_front();
    }
    while (!requests_.empty() && requests_.front().at_s <= now_s_) {
        goal_ = requests_.front().what;
        pace_s_ = requests_.front().pace_s;
        profile_strokes_left_ = profile_strokes;
        requests_.pop_front();
    }
}

void Person::enter(Phase phase) {
    phase_ = phase;
    truth_.phases.push_back({now_s_, phase});
    switch (phase) {
    case Phase::mounting:
        change_at_s_ = now_s_ + uniform(0.8, 2.5);
        break;                                                             // until the weight comes
    case Phase::waiting: change_at_s_ = now_s_ + uniform(0.3, 0.9); break; // until it goes on
    case Phase::rolling:
        strokes_to_hold_ =
            static_cast<int>(std::lround(traits_.strokes_until_hold * uniform(0.6, 1.4)));
        begin_stroke(now_s_);
        break;
    case Phase::away:
    case Phase::holding:
    case Phase::resting: break;
    }
}

// Away, getting on, lying ready, resting: no movement along the path.
void Person::settle_or_leave() {
    if (movement_) move();
    if (goal_ == Asked::step_off) {
        if (phase_ != Phase::away) enter(Phase::away);
    } else if (goal_ == Asked::rest) {
        if (phase_ == Phase::waiting || phase_ == Phase::mounting) enter(Phase::resting);
    } else if (phase_ == Phase::away || phase_ == Phase::resting) {
        enter(Phase::mounting);
    } else if (phase_ == Phase::mounting) {
        if (presence_ > 0.97) enter(Phase::waiting);
    } else if (phase_ == Phase::waiting && now_s_ >= change_at_s_ && !movement_) {
        if (wants_to_roll() && traits_.rolls) enter(Phase::rolling);
        if (goal_ == Asked::hold) begin_hold(true);
    }
}

bool Person::wants_to_roll() const {
    return goal_ == Asked::roll || (goal_ == Asked::profile_strokes && profile_strokes_left_ > 0);
}

// Carries the present movement on; true when it has just ended.
bool Person::move() {
    along_m_ = movement_->at(now_s_);
    if (now_s_ < movement_->end_s()) return false;
    return true;
}

void Person::roll_on() {
    if (movement_ && movement_->braking) {
        if (!move()) return;
        close_stroke(movement_->end_s(), false);
        movement_.reset();
        enter(Phase::waiting);
    } else if (goal_ != Asked::roll && goal_ != Asked::profile_strokes) {
        stop_rolling();
    } else if (movement_) {
        if (!move()) return;
        const double dwell_s = uniform(traits_.dwell_low_s, traits_.dwell_high_s);
        boundary_s_ = movement_->end_s() + dwell_s / 2;
        change_at_s_ = movement_->end_s() + dwell_s;
        movement_.reset();
    } else {
        dwell();
    }
}

// Between two strokes: the old one ends in the middle of it.
void Person::dwell() {
    if (boundary_s_ && now_s_ >= *boundary_s_) {
        close_stroke(*boundary_s_, true);
        open_stroke(*boundary_s_);
        boundary_s_.reset();
        if (goal_ == Asked::profile_strokes) --profile_strokes_left_;
    }
    if (now_s_ < change_at_s_) return;
    if (!wants_to_roll()) {
        stroke_open_ = false;
        return enter(Phase::waiting);
    }
    if (traits_.strokes_until_hold > 0.0 && --strokes_to_hold_ <= 0) {
        stroke_open_ = false;
        begin_hold(false);
    } else {
        begin_stroke(change_at_s_);
    }
}

void Person::open_stroke(double at_s) {
    stroke_open_ = true;
    stroke_began_s_ = at_s;
    stroke_from_m_ = along_m_;
    force_sum_ = 0.0;
    force_count_ = 0;
}

void Person::close_stroke(double at_s, bool complete) {
    const double way_m = std::abs(along_m_ - stroke_from_m_);
    if (stroke_open_ && way_m > least_way_m && force_count_ > 0)
        truth_.strokes.push_back(
            {stroke_began_s_, at_s, way_m, force_sum_ / force_count_, direction_, complete});
    stroke_open_ = false;
}

void Person::begin_stroke(double at_s) {
    if (!stroke_open_) open_stroke(at_s);
    direction_ = along_m_ > 0.0 ? -1 : 1;
    const double half_m = body_.stroke.value / 2;
    const double to_m =
        direction_ * half_m * std::max(0.4, 1.0 + traits_.length_variation * normal());
    const double set_s = traits_.follows_pace && pace_s_ > 0.0 ? pace_s_ : traits_.own_pace_s;
    const double drift = 1.0 + traits_.pace_drift_per_min * tired_s_ / 60.0;
    const double variation = std::max(0.5, 1.0 + traits_.pace_variation * normal());
    const double dwell_s = (traits_.dwell_low_s + traits_.dwell_high_s) / 2;
    const double lasts_s =
        std::max(shortest_stroke_s, set_s * traits_.pace_factor * drift * variation) - dwell_s;
    movement_ = Movement{along_m_, to_m, at_s, std::max(lasts_s, shortest_stroke_s / 2), false};
}

void Person::stop_rolling() {
    if (movement_) {
        movement_ = Movement{along_m_, along_m_ + 0.15 * speed_mps_, now_s_, 0.3, true};
        return;
    }
    if (boundary_s_) close_stroke(now_s_, true);
    boundary_s_.reset();
    stroke_open_ = false;
    enter(Phase::waiting);
}

// An asked hold goes to a spot on the path first; an unasked one stays where the person is.
void Person::begin_hold(bool asked) {
    enter(Phase::holding);
    change_at_s_ = asked ? 1e300 : now_s_ + uniform(4.0, 10.0);
    hold_began_s_.reset();
    if (!asked) return;
    const double spot_m = body_.stroke.value / 2 * uniform(-0.4, 0.4);
    direction_ = spot_m > along_m_ ? 1 : -1;
    open_stroke(now_s_);
    movement_ = Movement{along_m_, spot_m, now_s_, uniform(1.0, 2.0), false};
}

void Person::hold_on() {
    if (movement_) {
        if (!move()) return;
        close_stroke(movement_->end_s(), false);
        movement_.reset();
    }
    if (!hold_began_s_) {
        hold_began_s_ = now_s_;
        force_sum_ = 0.0;
        force_count_ = 0;
    }
    const bool goes_on = change_at_s_ > 1e200 ? goal_ == Asked::hold : wants_to_roll();
    if (goes_on && now_s_ < change_at_s_) return;
    if (force_count_ > 0)
        truth_.holds.push_back({*hold_began_s_, now_s_, force_sum_ / force_count_});
    enter(Phase::waiting);
}

void Person::disturb() {
    if (disturbance_ && now_s_ > disturbance_->start_s + disturbance_->lasts_s)
        disturbance_.reset();
    if (disturbance_ || !loaded(phase_) || presence_ < 0.9) return;
    const double chance = uniform(0.0, 60.0 / step_s);
    if (chance < traits_.hand_shifts_per_min) {
        const bool lighter = uniform(0.0, 1.0) < 0.5;
        disturbance_ = Disturbance{now_s_, uniform(0.2, 0.45),
                                   lighter ? uniform(0.6, 0.85) : uniform(1.15, 1.5)};
    } else if (chance < traits_.hand_shifts_per_min + traits_.lift_offs_per_min &&
               phase_ == Phase::rolling) {
        disturbance_ = Disturbance{now_s_, uniform(0.5, 1.2), 0.02};
    }
}

double Person::wanted_presence() const {
    switch (phase_) {
    case Phase::away: return 0.0;
    case Phase::mounting: return now_s_ >= change_at_s_ ? 1.0 : std::min(presence_, resting_share);
    case Phase::resting: return resting_share;
    case Phase::waiting:
    case Phase::rolling:
    case Phase::holding: return 1.0;
    }
    return 0.0;
}

// The slow states of the body, then all influences multiplied.
double Person::force() {
    const double wanted = wanted_presence();
    presence_ += (wanted - presence_) * step_s / (wanted > presence_ ? 0.25 : 0.12);
    if (wanted == 0.0 && presence_ < 0.005) presence_ = 0.0;
    tired_s_ = loaded(phase_) ? tired_s_ + step_s : std::max(0.0, tired_s_ - 3 * step_s);
    const bool still = phase_ == Phase::holding && !movement_;
    arms_ += ((still ? 0.12 : 0.0) - arms_) * step_s / (still ? 20.0 : 1.0);
    wander_ = wandered(wander_, traits_.unsteadiness, 0.8, normal());
    across_m_ = wandered(across_m_, 0.012, 3.0, normal());
    breath_phase_ +=
        step_s *
        (0.25 + 0.03 * std::sin(0.21 * (now_s_ - begins_s_) + 6.0 * breath_phase_ / 100.0));

    const double resting_n = weight_of(body_.mass).value * body_.share_of_weight;
    const double aimed = aim_ ? std::clamp(aim_->value / resting_n, 0.0, most_of_it) : 1.0;
    eased_ += (aimed - eased_) * step_s / shifts_within_s;
    const double mean_n = resting_n * eased_;
    const double place = along_m_ / (body_.stroke.value / 2);
    const double shape = traits_.force_peaks == 2 ? 1.0 - 2.0 * place * place : -place;
    double n = mean_n * std::max(0.1, 1.0 + traits_.slope * shape) * presence_ * (1.0 - arms_) *
               (1.0 + wander_);
    n *= 1.0 + traits_.breathing * std::sin(2 * std::numbers::pi * breath_phase_);
    n *= 1.0 + traits_.tiring_per_min * tired_s_ / 60.0;
    if (phase_ == Phase::rolling) {
        const double slow_mps = 0.1 * body_.stroke.value / traits_.own_pace_s;
        n *= 1.0 - traits_.turning_dip * std::exp(-std::pow(speed_mps_ / slow_mps, 2));
    }
    if (disturbance_) {
        const double u = (now_s_ - disturbance_->start_s) / disturbance_->lasts_s;
        const double depth = std::clamp(4 * std::min(u, 1.0 - u), 0.0, 1.0);
        n *= 1.0 + (disturbance_->factor - 1.0) * depth;
    }
    return std::max(0.0, n);
}

void Person::note_contact() {
    auto& all = truth_.contact;
    const bool open = !all.empty() && all.back().open;
    if (force_n_ >= contact_n && !open) all.push_back({now_s_, now_s_, true});
    if (open) {
        all.back().end_s = now_s_;
        all.back().open = force_n_ >= contact_n;
    }
}

} // namespace person
