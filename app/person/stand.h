// What the person's load does to the load cells of each way of building the roller.
#pragma once
#include "person/person.h"

#include <array>
#include <cstddef>

namespace person {

enum class Build { bed, cradle, single };

// Metres from the middle of the plate or axle: x to the person's right, y to the front.
struct Place {
    double x_m = 0.0, y_m = 0.0;
};

struct Stand {
    Build build = Build::bed;
    std::size_t cells =
        4; // bed 4; cradle 2 (left, right) or 4 (two under each end block); single 1
    std::array<Place, 4> cell{};
    double sleeve_radius_m = 0.07;
    units::Kilograms loose_roller{0.7}; // bed: the plain roller rolls about on the plate
};

// The builds of firmware/README.md: plate 480 x 360 mm with cells 30 mm inside its corners.
Stand usual_stand(Build);

// Newtons on each cell, the loose roller's own weight included. Bed: law of the lever in both
// directions. Cradle: left and right by the place of the force across. Never negative while the
// force stays between the cells.
std::array<double, 4> cell_forces(const Stand&, const Load&);

// Radians the sleeve has turned: path on the skin / radius.
double sleeve_angle(const Stand&, const Load&);

} // namespace person
