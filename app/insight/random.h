// Numbers drawn from a seed that is handed in: the same on every machine.
#pragma once
#include <cstddef>
#include <cstdint>

namespace insight {

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next();
    std::size_t below(std::size_t n); // 0 .. n - 1, all equally likely; n at least 1

  private:
    std::uint64_t state_;
};

// A seed of its own for the n-th thing drawn from a seed.
std::uint64_t seed_of(std::uint64_t seed, std::uint64_t n);

} // namespace insight
