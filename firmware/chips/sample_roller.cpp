#include "chips/sample_roller.h"

#include <random>

namespace chips {

namespace {

// Bed: plate 480 x 360 mm, cells of 50 kg 30 mm inside its corners. Cradle: a cell of 100 kg under
// each end block. Single: one of 200 kg.
protocol::BuildRecord geometry(protocol::Build build) {
    protocol::BuildRecord record;
    record.build = build;
    switch (build) {
    case protocol::Build::bed:
        record.cells = 4;
        record.cell[0] = {-150, 210, 490};
        record.cell[1] = {150, 210, 490};
        record.cell[2] = {-150, -210, 490};
        record.cell[3] = {150, -210, 490};
        break;
    case protocol::Build::cradle:
        record.cells = 2;
        record.has_angle = 1;
        record.sleeve_radius_tenth_mm = 700;
        record.cell[0] = {-220, 0, 981};
        record.cell[1] = {220, 0, 981};
        break;
    case protocol::Build::single:
    case protocol::Build::unknown:
        record.cells = 1;
        record.cell[0] = {0, 0, 1961};
        break;
    }
    return record;
}

} // namespace

SampleRoller sample_roller(protocol::Build build, std::uint64_t seed) {
    std::mt19937_64 random(seed * 2 + 1);
    const auto within = [&](double spread) {
        return std::uniform_real_distribution<double>(-spread, spread)(random);
    };
    SampleRoller roller;
    roller.build = geometry(build);
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
