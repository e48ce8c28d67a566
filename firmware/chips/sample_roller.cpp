#include "chips/sample_roller.h"

#include "protocol/reference_build.h"

#include <random>

namespace chips {

SampleRoller sample_roller(protocol::Build build, std::uint64_t seed) {
    std::mt19937_64 random(seed * 2 + 1);
    const auto within = [&](double spread) {
        return std::uniform_real_distribution<double>(-spread, spread)(random);
    };
    SampleRoller roller;
    roller.build = protocol::reference_build(build);
    const char name[] = "SIM";
    for (std::size_t i = 0; i < 3; ++i) roller.build.serial[i] = static_cast<std::uint8_t>(name[i]);
    protocol::put_u32(roller.build.serial + 4, static_cast<std::uint32_t>(seed));
    roller.calibration.id = static_cast<std::uint32_t>(seed % 0xFFFFFFFFU) + 1;
    roller.calibration.made_unix_s = 1767225600; // 2026-01-01
    for (std::size_t i = 0; i < protocol::most_cells; ++i) {
        const double capacity_n = roller.build.cell[i].capacity_n;
        roller.oscillator[i] = 1.0 + within(0.04);
        if (capacity_n <= 0.0) continue;
        LoadCell& cell = roller.cell[i];
        cell.counts_per_newton =
            protocol::nominal_counts_at_capacity / capacity_n * (1.0 + within(0.05));
        cell.zero_counts = cell.counts_per_newton * capacity_n * within(0.1);
        roller.calibration.newtons_per_count[i] =
            static_cast<float>((1.0 + within(0.002)) / cell.counts_per_newton);
        roller.calibration.zero_counts[i] = static_cast<std::int32_t>(cell.zero_counts);
    }
    return roller;
}

} // namespace chips
