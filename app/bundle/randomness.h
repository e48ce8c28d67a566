// The chance in one bundle or one new key, handed in: tests make the same bytes twice, and nobody
// else does.
#pragma once
#include "bundle/secret.h"

namespace bundle {

// Good for one bundle: it is moved into whoever uses it up. Two bundles of the same chance would
// give their contents away.
class Randomness {
  public:
    static Randomness fresh();                          // from the system
    static Randomness repeatable(std::uint64_t number); // for tests and examples only

    void fill(std::span<std::uint8_t>); // other bytes with every call

  private:
    Randomness();
    Secret seed_;
    std::uint64_t calls_ = 0;
};

} // namespace bundle
