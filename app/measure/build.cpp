#include "measure/build.h"

#include "units/quantity.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <span>

namespace measure {

namespace {

using protocol::Build, protocol::BuildRecord, protocol::CellPlace;

constexpr int farthest_mm = 600, aside_mm = 30;
constexpr double closest_mm = 20.0;
constexpr int least_radius = 200, most_radius = 1500; // tenths of a millimetre
constexpr double least_capacity_n = 10.0 * units::standard_gravity - 1.0;
constexpr double most_capacity_n = 500.0 * units::standard_gravity + 1.0;

bool right_number(const BuildRecord& r) {
    switch (r.build) {
    case Build::bed: return r.cells == 4;
    case Build::cradle: return r.cells == 2 || r.cells == 4;
    case Build::single: return r.cells == 1;
    case Build::unknown: break;
    }
    return false;
}

bool apart(std::span<const CellPlace> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (std::hypot(cells[i].x_mm - cells[k].x_mm, cells[i].y_mm - cells[k].y_mm) <
                closest_mm)
                return false;
    return true;
}

bool on_both_sides(std::span<const CellPlace> cells, std::int16_t CellPlace::*way) {
    const auto [low, high] =
        std::minmax_element(cells.begin(), cells.end(),
                            [way](const auto& a, const auto& b) { return a.*way < b.*way; });
    return (*low).*way <= -aside_mm && (*high).*way >= aside_mm;
}

} // namespace

std::optional<BuildFlaw> flaw(const BuildRecord& r) {
    if (!right_number(r)) return BuildFlaw::cells;
    const std::span cells{r.cell, r.cells};
    for (const CellPlace& cell : cells) {
        if (std::abs(cell.x_mm) > farthest_mm || std::abs(cell.y_mm) > farthest_mm)
            return BuildFlaw::too_far;
        if (cell.capacity_n < least_capacity_n || cell.capacity_n > most_capacity_n)
            return BuildFlaw::capacity;
    }
    if (!apart(cells)) return BuildFlaw::too_close;
    const bool x = on_both_sides(cells, &CellPlace::x_mm);
    const bool y = on_both_sides(cells, &CellPlace::y_mm);
    if ((r.build == Build::bed && !(x && y)) || (r.build == Build::cradle && !x))
        return BuildFlaw::one_side;
    const bool has_sleeve = r.sleeve_radius_tenth_mm != 0 || r.build == Build::cradle;
    if (has_sleeve &&
        (r.sleeve_radius_tenth_mm < least_radius || r.sleeve_radius_tenth_mm > most_radius))
        return BuildFlaw::radius;
    return std::nullopt;
}

} // namespace measure
