// What an ear would find in samples: how loud, how high, and where something begins.
#pragma once
#include "sound/samples.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

namespace listening {

using Heard = std::span<const float>;

inline double loudest(Heard s) {
    double most = 0.0;
    for (const float x : s) most = std::max(most, std::abs(static_cast<double>(x)));
    return most;
}

// A click is a step: the largest difference between neighbours, silence before and after included.
inline double largest_step(Heard s) {
    double most = 0.0, before = 0.0;
    for (const float x : s) most = std::max(most, std::abs(x - before)), before = x;
    return std::max(most, std::abs(before));
}

// Of a steady tone: upward crossings of zero, the ends interpolated.
inline double pitch_hz(Heard s) {
    double first = -1.0, last = -1.0;
    int count = 0;
    for (std::size_t i = 1; i < s.size(); ++i) {
        if (!(s[i - 1] < 0.0f && s[i] >= 0.0f)) continue;
        const double at = static_cast<double>(i) - s[i] / (s[i] - s[i - 1]);
        if (first < 0.0) first = at;
        last = at, ++count;
    }
    return count < 2 ? 0.0 : (count - 1) * sound::rate_hz / (last - first);
}

// The share of a tone of this pitch in the sound's energy: 1 = nothing else.
inline double share_of(double hz, Heard s) {
    double in = 0.0, out = 0.0, energy = 0.0;
    for (std::size_t i = 0; i < s.size(); ++i) {
        const double turn = 2.0 * std::numbers::pi * hz * static_cast<double>(i) / sound::rate_hz;
        in += s[i] * std::cos(turn), out += s[i] * std::sin(turn);
        energy += static_cast<double>(s[i]) * s[i];
    }
    if (energy <= 0.0) return 0.0;
    return 2.0 * (in * in + out * out) / (energy * static_cast<double>(s.size()));
}

inline double level(Heard s) { // root of the mean square
    double energy = 0.0;
    for (const float x : s) energy += static_cast<double>(x) * x;
    return s.empty() ? 0.0 : std::sqrt(energy / static_cast<double>(s.size()));
}

struct Stretch {
    double from_s = 0.0, to_s = 0.0;
};

// Stretches that are not silent; gaps below `bridged_s` do not part them.
inline std::vector<Stretch> stretches(Heard s, double bridged_s = 0.02, float silent = 1e-3f) {
    std::vector<Stretch> found;
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (std::abs(s[i]) <= silent) continue;
        const double at = static_cast<double>(i) / sound::rate_hz;
        if (found.empty() || at - found.back().to_s > bridged_s) found.push_back({at, at});
        found.back().to_s = at;
    }
    return found;
}

} // namespace listening
