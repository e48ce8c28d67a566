#include "sound/soft_tone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sound {
namespace {

constexpr double near_hz = 220.0, far_hz = 330.0; // a fifth
constexpr double full_level = 0.3, quiet_share = 0.4;
// Beats of 70 Hz are what ears find roughest (Zwicker and Fastl, Psychoacoustics, chapter 11).
constexpr double flutter_hz = 70.0;
constexpr double glides_s = 0.06; // time constant of every change

// How far beyond: 0 at the edge, 1 at half as much again.
double beyond(double value, double edge) {
    return edge <= 0.0 ? 0.0 : std::clamp((value / edge - 1.0) / 0.5, 0.0, 1.0);
}

} // namespace

Timbre timbre_of(const Rolling& r) {
    Timbre t;
    t.hz = near_hz * std::pow(far_hz / near_hz, std::clamp(r.place, 0.0, 1.0));
    t.level = full_level;
    if (r.force_band) {
        t.roughness = beyond(r.force_n, r.force_band->high);
        if (r.force_n < r.force_band->low) t.level = full_level * quiet_share;
    }
    if (r.pace_band && r.seconds_per_stroke && *r.seconds_per_stroke > 0.0) {
        const double too_fast = beyond(r.pace_band->low, *r.seconds_per_stroke);
        t.roughness = std::max(t.roughness, too_fast);
        if (*r.seconds_per_stroke > r.pace_band->high) t.level = full_level * quiet_share;
    }
    return t;
}

void SoftTone::add_to(std::span<float> out) {
    if (silent()) return;
    const double step = 1.0 - std::exp(-1.0 / (glides_s * rate_hz));
    if (wanted_ && level_ < 1e-4) hz_ = wanted_->hz; // begins where it is wanted
    for (float& sample : out) {
        if (wanted_) {
            hz_ += step * (wanted_->hz - hz_);
            roughness_ += step * (wanted_->roughness - roughness_);
        }
        level_ += step * ((wanted_ ? std::min(wanted_->level, full_level) : 0.0) - level_);
        const double dip = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * flutter_);
        const double wave = std::sin(2.0 * std::numbers::pi * phase_);
        sample += static_cast<float>(level_ * (1.0 - roughness_ * dip) * wave);
        phase_ = std::fmod(phase_ + hz_ / rate_hz, 1.0);
        flutter_ = std::fmod(flutter_ + flutter_hz / rate_hz, 1.0);
    }
}

} // namespace sound
