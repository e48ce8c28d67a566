// The maker's acceptance page: nine spots, return to zero, creep. Pure functions of forces.
#pragma once
#include "measure/noise.h"
#include "units/quantity.h"

#include <cstddef>
#include <optional>
#include <span>

namespace measure {

constexpr std::size_t acceptance_spots = 9;
constexpr double most_spot_error = 0.02; // share of the load
constexpr units::Newtons most_return_error{3.0};
constexpr double most_creep = 0.01; // share of the load, over 10 min
constexpr double creep_s = 600.0;
constexpr units::Newtons creep_load{400.0}, creep_least_load{300.0};

struct SpotReading {
    units::Newtons reads{}; // mean while the load was still
    units::Newtons load{};  // what was put there
};
struct SpotsResult {
    double worst_error = 0.0; // share of the load, signed
    std::size_t worst = 0;    // index of that spot
    bool passed = false;      // all nine there, each within 2 %
};
SpotsResult judge_spots(std::span<const SpotReading>); // at least one, each with a load above zero

// Force of the empty roller after a load of at least a minute was taken off, as it was before.
struct ReturnResult {
    units::Newtons error{};
    bool passed = false;
};
ReturnResult judge_return(units::Newtons before, units::Newtons after);

// Mean of the last 10 s against the mean of seconds 5 to 15 after the load came to rest, as a share
// of the latter. Nothing if it lasted less than 10 min (590 s), or the load was below 300 N.
struct CreepResult {
    double creep = 0.0;
    bool passed = false;
};
std::optional<CreepResult> judge_creep(std::span<const Timed> newtons);

} // namespace measure
