// Where an exercise is done, in which position, what of the body it reaches, and what speaks
// against it: the words of the exercise files. Numbers of these enumerators are on disk; new ones
// go to the end.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace routine {

enum class Place : std::uint8_t { floor, wall, table };

// From one to another somebody has to get up or turn over. Chair: seated on one.
enum class Position : std::uint8_t {
    sitting,
    supine,
    prone,
    side_lying,
    kneeling,
    standing,
    chair
};

// What can be marked on a map of the body. Nothing is rolled on the low back and the neck;
// exercises of other regions stand in for them.
enum class Region : std::uint8_t {
    foot_sole,
    calf,
    outer_shin,
    front_shin,
    hamstrings,
    front_thigh,
    inner_thigh,
    outer_thigh,
    front_hip,
    side_hip,
    buttock,
    low_back,
    mid_back,
    upper_back,
    side_of_back,
    neck,
    shoulder_top,
    back_of_shoulder,
    chest,
    upper_arm,
    forearm
};
constexpr int regions = 21;
constexpr bool never_rolled(Region r) { return r == Region::low_back || r == Region::neck; }

// What screening asks about (evidence sheet 2.2 and the cautions of 3.2).
enum class Condition : std::uint8_t {
    osteoporosis,
    long_cortisone,
    blood_thinners, // or a bleeding disorder
    bone_cancer,
    pregnancy,
    vein_disease, // varicose veins, an earlier thrombosis
    neuropathy,
    blood_pressure, // uncontrolled
    heart_failure,
    implant, // pacemaker, port, near the region
    joint_prosthesis,
    rheumatic_flare,
    skin_disease,
    disc_prolapse, // with symptoms in the leg
    hypermobility,
    under_16,
    connective_tissue,
    lymphoedema,
    dizziness, // when lying; epilepsy
    shoulder_trouble,
    knee_pain, // when kneeling
    heel_spur,
    fall_risk
};
constexpr int conditions = 23;

// On what a statement about an effect rests.
enum class Evidence : std::uint8_t {
    trials,    // several, summed up in a review
    one_trial, // a single one
    mixed,     // trials that disagree, or a small difference
    no_trial,  // looked for, none found
    advice     // what trainers and physiotherapists usually say
};

// Where one can go on when a region has had enough; nothing beside what is never rolled.
std::vector<Region> beside(Region);

// The words of the files and for programs, "side_of_back".
std::string_view word(Place);
std::string_view word(Position);
std::string_view word(Region);
std::string_view word(Condition);
std::string_view word(Evidence);
std::optional<Region> region_named(std::string_view word);

} // namespace routine
