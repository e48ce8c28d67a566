#include "person/stand.h"

namespace person {

Stand usual_stand(Build build) {
    Stand stand;
    stand.build = build;
    switch (build) {
    case Build::bed:
        stand.cells = 4;
        stand.cell = {Place{-0.150, 0.210}, {0.150, 0.210}, {-0.150, -0.210}, {0.150, -0.210}};
        break;
    case Build::cradle:
        stand.cells = 2;
        stand.cell = {Place{-0.220, 0.0}, {0.220, 0.0}, {}, {}};
        stand.loose_roller = {0.0};
        break;
    case Build::single:
        stand.cells = 1;
        stand.cell = {};
        stand.loose_roller = {0.0};
        break;
    }
    return stand;
}

namespace {

// Share of a force at `at` that a cell at `own` carries, when its partner is at -own.
double lever(double at, double own) { return own == 0.0 ? 1.0 : 0.5 * (1.0 + at / own); }

} // namespace

std::array<double, 4> cell_forces(const Stand& stand, const Load& load) {
    std::array<double, 4> forces{};
    const double loose_n = weight_of(stand.loose_roller).value;
    for (std::size_t i = 0; i < stand.cells; ++i) {
        const Place& cell = stand.cell[i];
        const double across = lever(load.across.value, cell.x_m);
        switch (stand.build) {
        case Build::bed: {
            const double along = lever(load.along.value, cell.y_m);
            forces[i] = load.force.value * across * along + loose_n * 0.5 * along;
            break;
        }
        case Build::cradle:
            forces[i] = load.force.value * across * (stand.cells == 4 ? 0.5 : 1.0);
            break;
        case Build::single: forces[i] = load.force.value; break;
        }
    }
    return forces;
}

double sleeve_angle(const Stand& stand, const Load& load) {
    return load.along.value / stand.sleeve_radius_m;
}

} // namespace person
