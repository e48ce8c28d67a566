#include "insight/random.h"

namespace insight {

std::uint64_t Random::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::size_t Random::below(std::size_t n) {
    const std::uint64_t range = n;
    const std::uint64_t uneven = (0 - range) % range; // 2^64 modulo n: drawn again below it
    std::uint64_t drawn = next();
    while (drawn < uneven) drawn = next();
    return static_cast<std::size_t>(drawn % range);
}

std::uint64_t seed_of(std::uint64_t seed, std::uint64_t n) {
    Random first{seed};
    return Random{first.next() ^ (n * 0xD1342543DE82EF95ULL)}.next();
}

} // namespace insight
