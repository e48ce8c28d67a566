// Whose night counts where several sources tell of one: their order as it holds, and changed.
#pragma once
#include "exchange/rank.h"

#include <span>
#include <string>
#include <vector>

namespace importing {

struct SourceOfNights {
    std::string name; // as exchange::text: "oura", "apple-health: Watch", "typed"
    std::size_t nights = 0;
    bool operator==(const SourceOfNights&) const = default;
};
// Of nights that hold now; the first of them counts.
std::vector<SourceOfNights> in_order(std::span<const diary::Entry<diary::Night>>,
                                     std::span<const std::string> ranking);
// A ranking of all of them in which this one counts before the one that came before it. Whatever
// else was ranked, as a program for its devices to come, goes on to count after them.
std::vector<std::string> one_up(const std::vector<SourceOfNights>&,
                                std::span<const std::string> ranking, const std::string& name);

} // namespace importing
