// What can be done with a roller outside a session.
#pragma once
#include "terminal/desk.h"
#include "terminal/listening.h"

#include <optional>

namespace terminal {

struct RollerOptions {
    std::string roller = "auto"; // a SOURCE
    double speed = 1.0;
    std::optional<double> seconds;
    double mass_kg = 0.0;
    int spots = 1;
};

Outcome check_roller(Desk&, const RollerOptions&); // exit code 1 when something is wrong
Outcome monitor_roller(Desk&, const RollerOptions&);
Outcome tare_roller(Desk&, const RollerOptions&);
Outcome calibrate_roller(Desk&, const RollerOptions&);

// What a self-test finds wrong with one cell: codes, in the order of their weight.
enum class CellTrouble { silent, one_value, saturated, faulty, noisy };
std::string_view code(CellTrouble);
std::vector<CellTrouble> troubles(const CellHeard&, double noise_n,
                                  const Listening::Faults& of_all_cells, std::uint8_t cell);

} // namespace terminal
