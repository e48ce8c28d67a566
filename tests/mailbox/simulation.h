// Three desks share a mailbox that is kept in step by a program with every bad habit: files arrive
// late, in another order, twice, under other names, in pieces; desks are ended in the middle and
// played back from a backup.
#pragma once
#include <cstdint>
#include <string>

namespace simulation {

struct Tally {
    std::size_t runs = 0, files = 0, deliveries = 0, in_pieces = 0, twice = 0, played_back = 0,
                closed = 0;
    std::size_t different = 0, lost = 0; // desks that did not end alike; what one of them missed
    std::string first_trouble;
    bool good() const { return runs > 0 && different == 0 && lost == 0; }
};

Tally run(std::size_t runs, std::uint64_t seed);

} // namespace simulation
