// The laws of the lever: what each cell carries.
#include "person/stand.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

using person::Build, person::Load;

namespace {

double total(const std::array<double, 4>& forces) {
    return std::accumulate(forces.begin(), forces.end(), 0.0);
}

} // namespace

TEST_CASE(
    "bed: the cells carry the whole force and the loose roller, and balance about its place") {
    const auto stand = person::usual_stand(Build::bed);
    const double roller_n = weight_of(stand.loose_roller).value;
    for (const double along : {-0.13, 0.0, 0.07}) {
        for (const double across : {-0.03, 0.0, 0.05}) {
            const auto forces = cell_forces(stand, Load{{250.0}, {along}, {across}});
            CHECK(total(forces) == doctest::Approx(250.0 + roller_n));
            double about_x = 0.0, about_y = 0.0;
            for (std::size_t i = 0; i < 4; ++i) {
                about_y += forces[i] * stand.cell[i].y_m;
                about_x += forces[i] * stand.cell[i].x_m;
                CHECK(forces[i] >= 0.0);
            }
            CHECK(about_y == doctest::Approx((250.0 + roller_n) * along));
            CHECK(about_x == doctest::Approx(250.0 * across));
        }
    }
}

TEST_CASE("cradle: left and right by the place across, the angle by the radius") {
    auto stand = person::usual_stand(Build::cradle);
    const Load load{{300.0}, {0.105}, {0.055}};
    const auto forces = cell_forces(stand, load);
    CHECK(forces[1] - forces[0] == doctest::Approx(300.0 * 0.055 / 0.22));
    CHECK(total(forces) == doctest::Approx(300.0));
    CHECK(sleeve_angle(stand, load) == doctest::Approx(1.5));
    stand.cells = 4;
    stand.cell[2] = stand.cell[0];
    stand.cell[3] = stand.cell[1];
    CHECK(total(cell_forces(stand, load)) == doctest::Approx(300.0));
}

TEST_CASE("single: one cell carries all") {
    const auto forces =
        cell_forces(person::usual_stand(Build::single), Load{{200.0}, {0.1}, {0.05}});
    CHECK(forces[0] == 200.0);
    CHECK(total(forces) == 200.0);
}
