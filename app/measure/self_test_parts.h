// The two parts of a self-test looked at as a whole: was the roller left alone, was it pressed.
#pragma once
#include "measure/calibration.h"
#include "measure/noise.h"

#include <optional>
#include <vector>

namespace measure {

// Newtons of each cell while the roller was to be left alone. Somebody moves, breathing at least,
// and moves two cells at least: half seconds of the sum then wander around their line by more than
// 1 N, and by more than noise lets them. What a single cell of several does is its own fault.
bool was_disturbed(const PerCell<std::vector<Timed>>&, std::size_t cells);

constexpr double pressed_least_n = 40.0, pressed_least_s = 2.0;

struct Press {
    bool lasted = false; // at least 40 N (each cell's own, whatever its sign) for 2 s in all
    // Mean over the half seconds of at least 40 N, or over all if there was none; less `empty`.
    PerCell<std::optional<double>> cell_n{};
};
Press press_of(const PerCell<std::vector<Timed>>& pressed,
               const PerCell<std::optional<double>>& empty, std::size_t cells);

} // namespace measure
