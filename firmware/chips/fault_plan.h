// When and how the faults of the contract strike a simulated roller: seeded, about every 12 s, the
// cell and the way of failing chosen anew each time. Used by the simulated board and by the
// player's simulated roller.
#pragma once
#include "chips/hx711.h"

#include <cstdint>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

namespace chips {

enum class FaultWord {
    desynchronised, // a pulse lost, doubled, or one too many between reads
    late,           // the board is busy when a conversion becomes ready, for most of a period
    missed,         // the same for more than a period
    saturated,      // 0.3 s beyond full scale
    restarted,      // a dip of a converter's supply
    settling,       // the same; what follows is settling
    disconnected,   // a cell's wires open for 3 s; sometimes the whole roller is unplugged for 4 s
    stuck,          // a data line stuck or floating for 1 s
    drift,          // a cell's zero runs away, 15 N a minute
};
std::optional<FaultWord> fault_word(std::string_view word);
std::string_view name_of(FaultWord);

struct PlannedFault {
    FaultWord word{};
    double at_s = 0.0;
    std::uint8_t cell = 0;
    std::optional<Injection> on_chip;
    double busy_s = 0.0; // late, missed: the board does nothing for so long after the next edge
    double unplugged_s = 0.0; // disconnected: the whole roller
    double drift_newtons_per_s = 0.0;
};

class FaultPlan {
  public:
    // `period_s` of the converters; the first fault comes after `first_s`.
    FaultPlan(std::vector<FaultWord>, std::uint8_t cells, double period_s, std::uint64_t seed,
              double first_s = 12.0);
    std::vector<PlannedFault> due(double until_s); // each once, in order
    double next_s() const { return next_s_; }      // infinity = none

  private:
    PlannedFault planned(FaultWord);
    double within(double low, double high);

    std::vector<FaultWord> words_;
    std::uint8_t cells_;
    double period_s_;
    std::mt19937_64 random_;
    double next_s_;
    std::size_t turn_ = 0;
    unsigned times_disconnected_ = 0;
    bool drifting_ = false;
};

} // namespace chips
