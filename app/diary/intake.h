// What else is taken or drunk and matters beside magnesium: iron, zinc, calcium, vitamin D,
// medicines, and what helps or hinders iron; and what a laboratory measured.
#pragma once
#include "units/local_time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diary {

// Medicines by the classes of the spacing table (evidence sheet 4.4). The numbers are on disk; new
// ones go to the end.
enum class Kind : std::uint8_t {
    iron,
    zinc,
    calcium,
    vitamin_d,
    vitamin_c,
    coffee_or_tea,
    milk,
    tetracycline,
    fluoroquinolone,
    antibiotic, // which one is not known
    bisphosphonate,
    levothyroxine,
    gabapentin,
    penicillamine,
    nitrofurantoin,
    chloroquine, // and its relatives
    eltrombopag,
    integrase_inhibitor, // against HIV
    mycophenolate,
    baloxavir,
    digoxin,
    muscle_relaxant,
    other_medicine
};
constexpr int kinds = 23;
std::string_view word(Kind); // "other_medicine"
std::optional<Kind> kind_named(std::string_view);
constexpr bool is_medicine(Kind k) { return k >= Kind::tetracycline; }

// The class that the name of a medicine, a mineral or a vitamin points to, in German or English,
// "Doxycyclin 100 mg"; a proposal for the person to confirm. Nothing where no name of the table is
// in it.
std::optional<Kind> class_of(std::string_view name);

enum class Unit : std::uint8_t { milligrams, micrograms, international_units };
struct Quantity {
    double value = 0.0; // at least 1e-6
    Unit unit{};
    bool operator==(const Quantity&) const = default;
};
// Of vitamin D: 40 IU are 1 microgram. Nothing for milligrams, a slip of a factor of thousand.
std::optional<double> micrograms_of_vitamin_d(Quantity);

struct Intake {
    units::WallTime taken{};
    std::string zone;
    Kind kind{};
    std::string name;               // of the medicine or product, at most 200 bytes
    std::optional<Quantity> amount; // of minerals the elemental one of the label
    std::string note;               // at most 2000 bytes
    bool operator==(const Intake&) const = default;
};

enum class IntakeField { taken, zone, amount, name, note };
enum class IntakeError {
    in_future,
    no_such_zone,
    out_of_range, // iron 2, zinc 1, calcium 10 g, vitamin D 25 mg: above them it is a slip
    wrong_unit,   // minerals in milligrams, vitamin D in micrograms or IU
    missing,      // the name of an other medicine or of an unknown antibiotic
    too_long
};
struct IntakeFault {
    IntakeField field{};
    IntakeError error{};
    bool operator==(const IntakeFault&) const = default;
};
std::optional<IntakeFault> check(const Intake&, units::WallTime entered_at);

// Zinc of a day, elemental mg. From 142 mg on it disturbs the balance of magnesium (evidence sheet
// 4.4); that it says so is a note, not a limit of zinc.
constexpr double disturbing_zinc_mg = 142.0;
double zinc_mg(std::span<const Intake>, units::Day);
bool disturbs_magnesium(double zinc_mg);

// One value of a laboratory. Never set against a target.
struct LabNote {
    std::string what; // a word of lab_words(), or the person's own, at most 100 bytes
    double value = 0.0;
    std::string unit; // as printed, at most 30 bytes: "µg/l", "%"
    units::Day day{};
    std::string note; // at most 2000 bytes
    bool operator==(const LabNote&) const = default;
};
std::span<const std::string_view> lab_words();
enum class LabField { what, value, unit, day, note };
enum class LabError { missing, out_of_range, in_future, too_long };
struct LabFault {
    LabField field{};
    LabError error{};
    bool operator==(const LabFault&) const = default;
};
std::optional<LabFault> check(const LabNote&, units::WallTime entered_at);

} // namespace diary
