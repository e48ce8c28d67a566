// The three builds, as a hello would describe them.
#pragma once
#include "measure/moment.h"

namespace rollers {

inline measure::Roller bed() {
    measure::Roller r;
    r.build = protocol::Build::bed;
    r.cells = 4;
    const double x = 0.22, y = 0.16;
    r.cell = {
        {{{-x}, {y}, {490.0}}, {{x}, {y}, {490.0}}, {{-x}, {-y}, {490.0}}, {{x}, {-y}, {490.0}}}};
    return r;
}

inline measure::Roller cradle() {
    measure::Roller r;
    r.build = protocol::Build::cradle;
    r.cells = 2;
    r.has_angle = true;
    r.sleeve_radius = {0.07};
    r.cell[0] = {{-0.2}, {0.0}, {981.0}};
    r.cell[1] = {{0.2}, {0.0}, {981.0}};
    return r;
}

inline measure::Roller single() {
    measure::Roller r;
    r.build = protocol::Build::single;
    r.cells = 1;
    r.cell[0] = {{0.0}, {0.0}, {1962.0}};
    return r;
}

} // namespace rollers
