// The pieces of a composed routine: what may be done of the library, and how pieces follow one
// another. For compose.cpp only.
#pragma once
#include "routine/compose.h"

#include <algorithm>
#include <set>

namespace routine {

template <class List, class Thing> bool holds(const List& list, const Thing& thing) {
    return std::find(std::begin(list), std::end(list), thing) != std::end(list);
}

// An exercise as it will be done: how often, how long, on which sides.
struct Piece {
    const Exercise* exercise = nullptr;
    std::size_t variant = 0;
    Effort effort = Effort::light;
    std::vector<Side> sides;
    int sets = 1;
    units::Duration work{};                        // of one set on one side
    std::optional<double> seconds_per_stroke = {}; // where it is rolled
    std::optional<Band> pace_band = {};

    Position position() const { return routine::position(*exercise, variant); }
    units::Duration time() const { return work * sets * static_cast<int>(sides.size()); }
};

// An exercise is for a region when it reaches it, or stands in for it.
bool is_for(const Exercise&, Region);

// What of the library may be done.
bool may_be_done(const Exercise&, const Allowed&);
bool measured(const Exercise&, const Allowed&);
// As it is usually done, within what is allowed; may_be_done must hold.
Piece piece_of(const Exercise&, Side, const Allowed&);

// The end: breathing, where there is much time, and lying quiet; nullptr = there is none.
struct QuietEnd {
    const Exercise *lying = nullptr, *breathing = nullptr;
};

std::set<Position> positions_of(const std::vector<Piece>&, const QuietEnd&);
// Grouped by position, standing first; `quiet` = breathing and lying quiet with the time to get
// ready for it, whose work comes in whole five seconds; `opening` = for what is said before all;
// of what is known only how to lie is told (telling.h).
Routine assembled(std::vector<Piece>, const QuietEnd&, units::Duration quiet,
                  units::Duration opening, std::span<const Way> known);

} // namespace routine
