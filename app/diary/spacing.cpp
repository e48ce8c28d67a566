#include "diary/spacing.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace diary {
namespace {

using Hours = std::chrono::duration<double, std::ratio<3600>>;
constexpr std::optional<int> unknown{};
constexpr double a_day = 24.0;

// Where sources name a span, its far end or the sheet's choice within it.
constexpr std::array<Spacing, 18> table{{
    {Kind::tetracycline, 3, 3, false, false},
    {Kind::fluoroquinolone, 2, 6, false, false},
    {Kind::antibiotic, unknown, unknown, false, true},
    {Kind::bisphosphonate, 4, 4, true, false},
    {Kind::levothyroxine, 4, 4, false, false},
    {Kind::iron, 3, 3, false, false},
    {Kind::zinc, 2, 2, false, false},
    {Kind::calcium, 2, 2, false, false},
    {Kind::gabapentin, 2, 2, false, false},
    {Kind::penicillamine, 4, 4, false, true},
    {Kind::nitrofurantoin, 4, 4, false, true},
    {Kind::chloroquine, 4, 4, false, true},
    {Kind::eltrombopag, 4, 4, false, true},
    {Kind::integrase_inhibitor, unknown, unknown, false, true},
    {Kind::mycophenolate, unknown, unknown, false, true},
    {Kind::baloxavir, unknown, unknown, false, true},
    {Kind::digoxin, unknown, unknown, false, true},
    {Kind::muscle_relaxant, unknown, unknown, false, true},
}};
constexpr Spacing everything_else{Kind::other_medicine, 2, 2, false, false};

double hours_between(units::WallTime a, units::WallTime b) {
    return Hours{std::chrono::abs(a.utc - b.utc)}.count();
}

bool touches(units::Day day, units::WallTime a, units::WallTime b) {
    return units::day_at(a) == day || units::day_at(b) == day;
}

Collision pair(const Dose& dose, const Intake& other, const Spacing& rule) {
    Collision c{
        dose.taken,   other.taken, other.kind, other.name, hours_between(dose.taken, other.taken),
        std::nullopt, false,       false};
    c.magnesium_first = dose.taken.utc < other.taken.utc;
    if (const auto hours = c.magnesium_first ? rule.after_h : rule.before_h) c.minimum_h = *hours;
    c.wants_first = rule.first && c.magnesium_first;
    return c;
}

// Without a number one line is enough: the nearest magnesium of the same day.
void keep_nearest(std::vector<Collision>& found, const Collision& c) {
    const auto same = std::find_if(found.begin(), found.end(), [&](const Collision& other) {
        return !other.minimum_h && other.kind == c.kind && other.other == c.other &&
               other.name == c.name;
    });
    if (same == found.end())
        found.push_back(c);
    else if (c.hours_apart < same->hours_apart)
        *same = c;
}

void collide(std::vector<Collision>& found, const Dose& dose, const Intake& other,
             const Spacing& rule) {
    const Collision c = pair(dose, other, rule);
    if (c.minimum_h) {
        if (c.hours_apart < *c.minimum_h) found.push_back(c);
    } else if (units::day_at(dose.taken) == units::day_at(other.taken))
        keep_nearest(found, c);
}

std::optional<double> hours_to_nearest(std::span<const Intake> all, const Intake& from, Kind kind) {
    std::optional<double> nearest;
    for (const auto& i : all) {
        const double hours = hours_between(i.taken, from.taken);
        if (i.kind == kind && hours <= a_day && (!nearest || hours < *nearest)) nearest = hours;
    }
    return nearest;
}

units::WallTime begin(const Collision& c) { return std::min(c.magnesium, c.other); }

} // namespace

std::optional<Spacing> spacing(Kind kind) {
    const auto* found =
        std::find_if(table.begin(), table.end(), [&](const Spacing& s) { return s.kind == kind; });
    if (found != table.end()) return *found;
    if (kind == Kind::other_medicine) return everything_else;
    return std::nullopt;
}

std::vector<Collision> collisions(std::span<const Dose> doses, std::span<const Intake> intakes,
                                  units::Day day) {
    std::vector<Collision> found;
    for (const auto& other : intakes) {
        const auto rule = spacing(other.kind);
        if (!rule) continue;
        for (const auto& dose : doses)
            if (counts_as_intake(dose.product) && touches(day, dose.taken, other.taken))
                collide(found, dose, other, *rule);
    }
    std::stable_sort(found.begin(), found.end(), [](const Collision& a, const Collision& b) {
        return begin(a).utc < begin(b).utc;
    });
    return found;
}

std::vector<Intake> to_ask(std::span<const Dose> doses, std::span<const Intake> intakes,
                           units::Day day) {
    std::vector<Intake> found;
    const bool magnesium = std::any_of(doses.begin(), doses.end(), [day](const Dose& dose) {
        return counts_as_intake(dose.product) && units::day_at(dose.taken) == day;
    });
    if (!magnesium) return found;
    const auto close = collisions(doses, intakes, day);
    for (const auto& intake : intakes) {
        const auto rule = spacing(intake.kind);
        if (!rule || !rule->pharmacist || units::day_at(intake.taken) != day) continue;
        const auto same = [&](const auto& one) { return one.kind == intake.kind; };
        if (std::none_of(close.begin(), close.end(), same) &&
            std::none_of(found.begin(), found.end(), same))
            found.push_back(intake);
    }
    return found;
}

std::vector<IronNote> iron_notes(std::span<const Intake> intakes, units::Day day) {
    std::vector<IronNote> notes;
    for (const auto& iron : intakes) {
        if (iron.kind != Kind::iron || units::day_at(iron.taken) != day) continue;
        for (const Kind kind : {Kind::vitamin_c, Kind::coffee_or_tea, Kind::milk})
            notes.push_back({iron.taken, kind, hours_to_nearest(intakes, iron, kind)});
    }
    return notes;
}

} // namespace diary
