// One answer about one item of a day, by the table of diary/item.h; and which of the red flags
// answers lead to.
#pragma once
#include "diary/dose.h"
#include "diary/item.h"
#include "units/local_time.h"

#include <span>
#include <string>
#include <vector>

namespace diary {

enum class Side : std::uint8_t { left, right, both };
constexpr int sides = 3;
enum class Muscle : std::uint8_t {
    calf,
    foot,
    toes,
    shin,
    back_of_thigh,
    front_thigh,
    inner_thigh,
    buttock,
    back,
    belly,
    hand,
    other
};
constexpr int muscles = 12;
enum class Occasion : std::uint8_t { night, sport, rest, other };
constexpr int occasions = 4;
std::string_view word(Side);
std::string_view word(Muscle);
std::string_view word(Occasion);
std::optional<Side> side_named(std::string_view);
std::optional<Muscle> muscle_named(std::string_view);
std::optional<Occasion> occasion_named(std::string_view);

// Places on the map of the body: the regions of the exercises under their words, and what is never
// rolled but can be tense or sore.
std::span<const std::string_view> body_regions();

// Nothing = not told. Zero is told: "no cramps" is an answer.
struct Observation {
    Item item{};
    units::Day day{}; // of the diary, from 04:00 to 04:00; asked in the morning: of the night to it
    double value = 0.0;
    std::string zone; // of the time
    std::optional<units::Clock> time;
    std::string region; // a word of body_regions()
    std::optional<Side> side;
    std::optional<Muscle> muscle;
    std::optional<Occasion> occasion;
    std::optional<int> worst;   // 0 .. 10
    std::optional<int> minutes; // 0 .. 1440
    std::optional<bool> relieved;
    bool sudden = false;
    std::string name; // at most 200 bytes
    std::string note; // at most 2000 bytes
    bool operator==(const Observation&) const = default;
};

enum class ObservationField : std::uint8_t { day, value, zone, part, note };
enum class ObservationError : std::uint8_t {
    out_of_range,
    not_a_step, // between the steps of the scale
    missing,    // a part that the item needs
    not_taken,  // a part that the item does not have
    unknown,    // a region that is not on the map
    no_such_zone,
    in_future,
    too_long
};
struct ObservationFault {
    ObservationField field{};
    ObservationError error{};
    std::optional<Part> part;
    bool operator==(const ObservationFault&) const = default;
};
std::optional<ObservationFault> check(const Observation&, units::WallTime entered_at);

// The moment of its time, of two the first; nothing without a time.
std::optional<units::WallTime> moment(const Observation&);

// A bath with magnesium is warmth: the same as a warm bath that evening. Nothing for other doses.
std::optional<Observation> warmth(const Dose&);
// The answers and the warmth of baths, but for evenings on which a warm bath is told already.
std::vector<Observation> with_warmth(std::vector<Observation>, std::span<const Dose>);

// What an answer leads to, said when it is given: vision that fails or a sound in the ear, new and
// sudden; a headache like none before; numbness after rolling; tension or discomfort of 7 or more;
// low mood, however much.
std::optional<RedFlag> sign(const Observation&);

// Unrest in the legs on two or more evenings of the seven up to `today`: RedFlag::restless_legs.
bool restless_week(std::span<const Observation>, units::Day today);

} // namespace diary
