// What can be asked about a day: symptoms, how the magnesium is borne, and factors that matter
// beside it (evidence sheet 6). One table says how each is told; the person picks the few that are
// asked.
#pragma once
#include "diary/red_flag.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace diary {

// The numbers are on disk; new ones go to the end.
enum class Item : std::uint8_t {
    // symptoms
    cramps,
    tension,
    leg_unrest, // in the evening
    stress,
    irritability,
    low_mood,
    tinnitus,
    vision,
    fatigue,
    headache,
    discomfort,
    bruise,   // after rolling
    numbness, // after rolling
    // how magnesium is borne
    stool,
    nausea,
    // factors
    caffeine,
    alcohol,
    sugar,
    painkiller,
    stretching,
    walking,
    massage,
    warm_bath,
    cold,
    exercise,
    late_exercise,
    illness, // or a flare
    travel,
    cycle, // days of bleeding
    new_medicine,
    diuretic,
    acid_blocker, // proton pump inhibitor
    antibiotic,
    cpap // worn in the night before
};
constexpr int items = 34;

enum class Group : std::uint8_t { symptom, tolerance, factor };

enum class Scale : std::uint8_t {
    rating, // 0 .. 10, in words at both ends
    steps,  // a few steps with a word each
    yes_no, // 0, 1
    count,  // whole numbers
    amount, // by the step of the row
    minutes
};

enum class Asked : std::uint8_t { evening, morning };

// What belongs to a value beside the number.
enum class Part : std::uint8_t {
    time,   // of the start, or of the last one
    region, // on the map of the body
    side,
    muscle,
    occasion, // at night, at sport ..
    worst,    // 0 .. 10, within 24 hours
    minutes,  // how long; of unrest by how much it delayed sleep
    relieved, // by moving
    sudden,   // new or sudden: leads to a red flag
    name      // of a medicine
};
constexpr int parts = 10;
std::string_view word(Part);

struct ItemRow {
    Item item{};
    std::string_view word; // "leg_unrest"
    Group group{};
    Scale scale{};
    std::string_view unit; // "cramps", "cups", "min"; empty = none
    double highest = 0.0;  // the lowest is 0
    double step = 1.0;
    Asked asked{};
    std::vector<Part> needs; // with any value above 0
    std::vector<Part> may;   // have these too
};
const ItemRow& row(Item);
std::span<const ItemRow> item_table(); // in the order of the enumeration
std::string_view word(Item);
std::optional<Item> item_named(std::string_view);
bool takes(const ItemRow&, Part); // needs it or may have it

// The person's choice, in the order of asking.
using Choice = std::vector<Item>;
constexpr std::size_t most_chosen = 8; // more than this is not ten seconds
enum class ChoiceError : std::uint8_t { too_many, repeated };
std::optional<ChoiceError> check(const Choice&);

// Those asked at that time of day; with magnesium taken that day also how it is borne, once.
std::vector<Item> asked(const Choice&, Asked, bool magnesium_taken);

} // namespace diary
