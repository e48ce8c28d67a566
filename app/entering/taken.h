// What was taken, as somebody types it into one form: magnesium with all of its ways, or what else
// matters beside it. Which of two a number means is never guessed.
#pragma once
#include "diary/dose.h"
#include "diary/intake.h"

#include <tl/expected.hpp>

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace entering {

// Why something cannot be so, by the box that it stands in.
using Refused = std::map<std::string, std::string>;

struct PartTyped {                     // of a product
    std::optional<diary::Form> form;   // nothing = the label names none that is known
    std::optional<diary::Basis> basis; // nothing = not told
    std::string mg;                    // in one piece
    bool operator==(const PartTyped&) const = default;
};
struct ProductTyped {
    std::string name;
    diary::Route route = diary::Route::swallowed;
    std::vector<PartTyped> parts;
    std::string label; // milligrams of magnesium itself in one piece, as printed
    std::string pieces = "1";
    bool operator==(const ProductTyped&) const = default;
};
ProductTyped as_typed(const diary::Product&, double pieces);

struct ProductRead {
    diary::Product product;
    double pieces = 1.0;
};
// Refused: "name", "label", "pieces", "mg:0" ..
tl::expected<ProductRead, Refused> read(const ProductTyped&);
std::string box_of(const diary::DoseFault&); // the same, and "time", "zone", "note"

struct TakenTyped {
    std::optional<diary::Kind> kind; // nothing = magnesium
    bool class_told = false;         // of a medicine: otherwise its name tells it
    ProductTyped product;            // of magnesium
    std::string name, amount;        // of everything else
    std::optional<diary::Unit> unit; // of the amount; nothing = not told
    std::string day, time, note;     // the day runs from 04:00 to 04:00
    bool operator==(const TakenTyped&) const = default;
};
TakenTyped as_typed(const diary::Dose&);
TakenTyped as_typed(const diary::Intake&);
// A form for another kind, with its usual unit; vitamin D has none.
void turn_to(TakenTyped&, std::optional<diary::Kind>);
diary::Kind kind_of(const TakenTyped&); // of what is no magnesium: a medicine also by its name

using Taken = std::variant<diary::Dose, diary::Intake>;
struct TakenAt {
    units::WallTime taken{};
    std::string zone;
};
// Refused: as of a product, and "amount", "time", "zone", "note".
tl::expected<Taken, Refused> read(const TakenTyped&, const TakenAt&, units::WallTime now);

std::string plain(double); // as it is typed: "70.5"

} // namespace entering
