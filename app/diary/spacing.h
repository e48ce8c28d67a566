// Hours between magnesium and what it hinders, or what hinders it (evidence sheet 4.4). A collision
// is shown with "ask doctor or pharmacist"; nothing here says to move a medicine.
#pragma once
#include "diary/dose.h"
#include "diary/intake.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace diary {

struct Spacing {
    Kind kind{};
    std::optional<int> before_h; // it first, then magnesium; nothing = no number is known: ask
    std::optional<int> after_h;  // magnesium first, then it
    bool first = false;          // it is to be the first of the two (fasting)
    bool pharmacist = false;     // ask about it even with the hours kept
};
// Nothing for what stands well beside magnesium: vitamins, coffee, milk.
std::optional<Spacing> spacing(Kind);

struct Collision {
    units::WallTime magnesium{}, other{};
    Kind kind{};
    std::string name;
    double hours_apart = 0.0;        // true elapsed ones, never negative
    std::optional<double> minimum_h; // nothing = no number: both on one day is enough to ask
    bool magnesium_first = false;
    bool wants_first = false; // it is to be the first of the two, and was not
};
// Pairs closer than their minimum of which at least one lies on that day; in order of time. Oil and
// baths collide with nothing.
std::vector<Collision> collisions(std::span<const Dose>, std::span<const Intake>, units::Day);

// Medicines of that day that are to be asked about beside its magnesium with their hours kept, too,
// each kind once; without those that collide.
std::vector<Intake> to_ask(std::span<const Dose>, std::span<const Intake>, units::Day);

// What is said beside iron taken that day: vitamin C with it helps, coffee or tea and milk hinder;
// with the hours to the nearest of them that was logged within 24 hours, if any.
struct IronNote {
    units::WallTime iron{};
    Kind kind{}; // vitamin_c, coffee_or_tea, milk
    std::optional<double> hours_apart;
};
std::vector<IronNote> iron_notes(std::span<const Intake>, units::Day);

} // namespace diary
