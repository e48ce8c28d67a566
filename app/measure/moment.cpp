#include "measure/moment.h"

#include <algorithm>

namespace measure {

Roller roller_of(const protocol::Hello& hello) {
    const protocol::BuildRecord& build = hello.build;
    Roller roller;
    roller.build = build.build;
    roller.cells = std::min(build.cells, protocol::most_cells);
    roller.has_angle = build.has_angle != 0;
    roller.sleeve_radius = {build.sleeve_radius_tenth_mm * 1e-4};
    if (roller.build == protocol::Build::bed) roller.loose_roller = usual_loose_roller;
    for (std::size_t i = 0; i < roller.cells; ++i) {
        const protocol::CellPlace& place = build.cell[i];
        roller.cell[i] = {
            {place.x_mm * 1e-3}, {place.y_mm * 1e-3}, {static_cast<double>(place.capacity_n)}};
    }
    return roller;
}

} // namespace measure
