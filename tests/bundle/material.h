// Bundles to open and to damage: the same in every run.
#pragma once
#include "bundle/bundle.h"

#include <random>

namespace material {

inline bundle::Randomness chance(std::uint64_t n) { return bundle::Randomness::repeatable(n); }
inline bundle::KeyPair pair(std::uint64_t n = 1) { return bundle::KeyPair::fresh(chance(n)); }

constexpr bundle::Work cheap{64, 1}; // nobody waits for a key in a test

inline bundle::Parts parts(std::size_t bytes, std::uint64_t seed = 1) {
    std::mt19937_64 random{seed};
    bundle::PrivateBytes noise(bytes);
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
    return {bundle::part("words", "three sets, slowly"), {"recording", std::move(noise)}};
}

} // namespace material
