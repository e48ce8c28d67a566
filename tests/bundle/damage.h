// Bundles damaged at random, with what somebody would do who knows the format: none may open as
// anything but what was sealed.
#pragma once
#include "bundle/bundle.h"

#include <map>
#include <string>

namespace damage {

struct Tally {
    std::size_t runs = 0, accepted = 0;
    std::map<bundle::Refusal, std::size_t> refused;
    std::string first_accepted;
    bool good() const { return accepted == 0 && runs > 0; }
};

// Files of both locks under keys that are there: several share a key, which is kinder to whoever
// splices them than any practice will be.
Tally below_the_derivation(std::size_t runs, std::uint64_t seed);
// Through Argon2id, so much work each.
Tally through_the_derivation(std::size_t runs, std::uint64_t seed, bundle::Work);

} // namespace damage
