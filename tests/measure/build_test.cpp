#include "measure/build.h"

#include "protocol/reference_build.h"

#include <doctest/doctest.h>

using measure::BuildFlaw, measure::flaw;
using protocol::Build, protocol::BuildRecord, protocol::reference_build;

namespace {

BuildRecord changed(Build build, void (*change)(BuildRecord&)) {
    BuildRecord record = reference_build(build);
    change(record);
    return record;
}

} // namespace

TEST_CASE("build: what the README builds may be so") {
    for (const Build build : {Build::bed, Build::cradle, Build::single})
        CHECK_FALSE(flaw(reference_build(build)));
    CHECK(flaw(reference_build(Build::unknown)) == BuildFlaw::cells);
}

TEST_CASE("build: a record that cannot be true is refused, each for its reason") {
    CHECK(flaw(changed(Build::bed, [](BuildRecord& r) { r.cells = 3; })) == BuildFlaw::cells);
    CHECK(flaw(changed(Build::cradle, [](BuildRecord& r) { r.cells = 1; })) == BuildFlaw::cells);
    CHECK(flaw(changed(Build::single, [](BuildRecord& r) { r.cells = 2; })) == BuildFlaw::cells);
    CHECK(flaw(changed(Build::bed, [](BuildRecord& r) { r.cells = 200; })) == BuildFlaw::cells);
    CHECK(flaw(changed(Build::bed, [](BuildRecord& r) { r.cell[3].x_mm = -32768; })) ==
          BuildFlaw::too_far);
    CHECK(flaw(changed(Build::bed, [](BuildRecord& r) { r.cell[1] = r.cell[0]; })) ==
          BuildFlaw::too_close);
    CHECK(flaw(changed(Build::bed, [](BuildRecord& r) {
              for (auto& cell : r.cell) cell.y_mm = static_cast<int16_t>(cell.y_mm + 260);
          })) == BuildFlaw::one_side);
    CHECK(flaw(changed(Build::cradle, [](BuildRecord& r) { r.cell[0].x_mm = 20; })) ==
          BuildFlaw::one_side);
    CHECK(flaw(changed(Build::cradle, [](BuildRecord& r) { r.sleeve_radius_tenth_mm = 0; })) ==
          BuildFlaw::radius);
    CHECK(flaw(changed(Build::bed, [](BuildRecord& r) { r.sleeve_radius_tenth_mm = 7; })) ==
          BuildFlaw::radius);
    CHECK(flaw(changed(Build::single, [](BuildRecord& r) { r.cell[0].capacity_n = 50; })) ==
          BuildFlaw::capacity);
    CHECK(flaw(changed(Build::single, [](BuildRecord& r) { r.cell[0].capacity_n = 65535; })) ==
          BuildFlaw::capacity);
}
