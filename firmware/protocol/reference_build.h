// The builds of firmware/README.md as records: what a maker who followed it tells the board.
#pragma once
#include "protocol/messages.h"

namespace protocol {

// Bed: plate 480 x 360 mm, cells of 50 kg 30 mm inside its corners. Cradle: a cell of 100 kg under
// each end block, sleeve of 140 mm. Single: one of 200 kg. Without serial number.
constexpr BuildRecord reference_build(Build build) {
    BuildRecord record;
    record.build = build;
    switch (build) {
    case Build::bed:
        record.cells = 4;
        record.cell[0] = CellPlace{-150, 210, 490};
        record.cell[1] = CellPlace{150, 210, 490};
        record.cell[2] = CellPlace{-150, -210, 490};
        record.cell[3] = CellPlace{150, -210, 490};
        break;
    case Build::cradle:
        record.cells = 2;
        record.has_angle = 1;
        record.sleeve_radius_tenth_mm = 700;
        record.cell[0] = CellPlace{-220, 0, 981};
        record.cell[1] = CellPlace{220, 0, 981};
        break;
    case Build::single:
    case Build::unknown:
        record.cells = 1;
        record.cell[0] = CellPlace{0, 0, 1961};
        break;
    }
    return record;
}

} // namespace protocol
