// Exercises and routines as values. A routine is flat: sets and sides are already unrolled to
// steps.
#pragma once
#include "routine/body.h"
#include "routine/figure.h"
#include "units/quantity.h"
#include "units/session_time.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace routine {

enum class Language { de, en };

struct Text {
    std::string de, en;
    const std::string& in(Language l) const { return l == Language::de ? de : en; }
};

enum class Activity { roll, hold, stretch, breathe, lie_quiet };
enum class Side { none, left, right, both };
enum class Tool { none, roller, ball };
enum class Effort { light, medium, strong };

struct Band {
    double low = 0.0, high = 0.0;
    bool contains(double v) const { return v >= low && v <= high; }
};

// The force at the cell depends on how much of the body rests on the roller.
struct Variant {
    std::string id; // "normal", "lighter", "stronger" or an own word
    Text name, how;
    double share_of_body_weight = 0.0; // expected mean force / weight of the person, 0..2
    std::optional<Place> place{};      // where it differs from the exercise's
    std::optional<Position> position{};
    std::optional<Tool> tool{};
    std::optional<Figure> figure{}; // where it is drawn otherwise
};

// One set as it is usually done (evidence sheet 3.2).
struct Usual {
    int sets = 1;
    units::Duration work{}; // of one set on one side
};

// What speaks against it. Off: not unless somebody who knows has cleared it; light: only the light
// band and the lighter variant.
struct Against {
    std::vector<Condition> off_if, light_if;
    Effort effort_up_to = Effort::strong; // no routine may ask for more
};

struct Exercise {
    std::string id; // file name without .toml
    Text name, region, set_up, path, caution;
    Activity activity = Activity::roll;
    Tool tool = Tool::roller;
    bool sided = true;
    bool bed = false, cradle = false, single = false; // which builds can measure it
    double stroke_share_of_height = 0.0;              // stroke length / body height; 0 = none
    double seconds_per_stroke = 0.0;                  // calm pace; 0 = none
    std::vector<Variant> variants;                    // at least one
    Place place = Place::floor;
    Position position = Position::sitting;
    std::vector<Region> targets;    // what it reaches, the main one first
    std::vector<Region> instead_of; // regions never rolled, for which it stands in
    Usual usual;
    Against against;
    std::optional<Figure> figure; // how it is drawn
};

// Of one of its variants.
Place place(const Exercise&, std::size_t variant);
Position position(const Exercise&, std::size_t variant);
Tool tool(const Exercise&, std::size_t variant);

// Done somewhere else, in another position or on another tool than the exercise: how it is done is
// then all there is to say of its set-up.
bool stands_apart(const Exercise&, std::size_t variant);

// As this variant does it: its place, position and tool, and a figure that shows them, or none.
Exercise done_as(const Exercise&, std::size_t variant);

// Somebody presses on a roller or ball that could feel it; at the wall nothing could.
bool loads_a_roller(const Exercise&, std::size_t variant);

// An exercise in one of its variants, by their ids.
struct Way {
    std::string exercise, variant;
    bool operator==(const Way&) const = default;
};

struct Step {
    std::size_t exercise = 0; // index into Routine::exercises
    Side side = Side::none;
    std::size_t variant = 0; // index into Exercise::variants
    int set = 1, sets = 1;
    Effort effort = Effort::light;
    units::Duration get_ready{}, work{}, rest{};   // rest after the work; 0 = none
    bool switch_sides = false;                     // the pause after it is a change of sides
    std::optional<double> seconds_per_stroke;      // set pace
    std::optional<Band> pace_band;                 // seconds per stroke
    bool known = false;                            // to the person: told briefly (telling.h)
    std::optional<units::Duration> ready_as_set{}; // get ready before room was made for its words
};

// A statement about an effect, with what it rests on.
struct Claim {
    Text text;
    Evidence evidence = Evidence::advice;
    std::string source;  // where it can be read; empty = nowhere in particular
    bool spoken = false; // before the routine begins
};

// What somebody said, as a WAV; the text beside it stands on the screen while it is played.
struct Recording {
    std::shared_ptr<const std::vector<std::uint8_t>> wav; // nullptr: none
    double lasts_s = 0.0;
    explicit operator bool() const { return wav != nullptr; }
};

struct Said {
    std::string id; // a clip's name
    Text text;
    Recording recording = {}; // instead of a voice that reads the text
};

struct Routine {
    std::string id; // file name without .toml
    Text title, about;
    std::vector<Exercise> exercises;
    std::vector<Step> steps;
    std::vector<Claim> claims{};
    std::vector<Said> opening{}; // what is said before it begins, besides claims
};

units::Duration duration(const Routine&); // waiting not counted

// How often somebody has to change position from step to step; a change of sides is none.
std::size_t position_changes(const Routine&);

// The band of force of a step for a person of this mass: light 0..0.75 of the expected load, medium
// 0.75..1.15, strong 1.15..1.5 (evidence sheet 1.2).
Band force_band(const Exercise&, const Step&, units::Kilograms body_mass);

} // namespace routine
