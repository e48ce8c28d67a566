// Magnesium taken: doses with the time they were really taken, and the day's total of supplements.
#pragma once
#include "diary/magnesium.h"
#include "units/local_time.h"

#include <span>
#include <vector>

namespace diary {

struct Dose {
    units::WallTime taken{}; // really, not as planned
    std::string zone;        // of the tz database
    Product product;
    double pieces = 1.0; // of the product: 0.01 to 100; half a tablet is 0.5
    std::string note;    // at most 2000 bytes
    bool operator==(const Dose&) const = default;
};

enum class DoseField { product, pieces, taken, zone, note };
enum class DoseError { wrong_product, out_of_range, in_future, no_such_zone, too_long };
struct DoseFault {
    DoseField field{};
    DoseError error{};
    std::optional<ProductFault> product; // what is wrong with it
    bool operator==(const DoseFault&) const = default;
};
// Also out of range: all pieces together above 10 g elemental, which is a slip of the keyboard.
std::optional<DoseFault> check(const Dose&, units::WallTime entered_at);

std::optional<Milligrams> elemental(const Dose&); // nothing where it cannot be known (skin only)

// Doses within half an hour of the first of them are one intake: two capsules, two entries.
struct Single {
    units::WallTime at{}; // of the first
    Milligrams elemental{};
    bool operator==(const Single&) const = default;
};

struct DayTotal {
    Milligrams supplements{};    // elemental, swallowed
    std::vector<Single> singles; // in order of time
    int entries = 0;             // of magnesium, oil and bath too, food not
    Milligrams largest_single() const;
};
DayTotal day_total(std::span<const Dose>, units::Day);

// Whole doses, in order of time: for "same as yesterday".
std::vector<Dose> doses_of(std::span<const Dose>, units::Day);
// The same at the same clock time within another day; of two moments the first, a skipped time
// behind the gap.
Dose again(const Dose&, units::Day);

// From the dose to getting into bed, the next time this was done at most 24 hours later; negative
// when it was taken in bed. Nothing when no such night is known.
struct InBed {
    units::WallTime from{}, until{};
};
std::optional<double> hours_before_bed(units::WallTime taken, std::span<const InBed> nights);

} // namespace diary
