#include "routine/words.h"

namespace routine {
namespace {

const Words all_places = {{"floor", 0}, {"wall", 1}, {"table", 2}};
const Words all_positions = {{"sitting", 0},  {"supine", 1},   {"prone", 2}, {"side_lying", 3},
                             {"kneeling", 4}, {"standing", 5}, {"chair", 6}};
const Words all_regions = {{"foot_sole", 0},   {"calf", 1},          {"outer_shin", 2},
                           {"front_shin", 3},  {"hamstrings", 4},    {"front_thigh", 5},
                           {"inner_thigh", 6}, {"outer_thigh", 7},   {"front_hip", 8},
                           {"side_hip", 9},    {"buttock", 10},      {"low_back", 11},
                           {"mid_back", 12},   {"upper_back", 13},   {"side_of_back", 14},
                           {"neck", 15},       {"shoulder_top", 16}, {"back_of_shoulder", 17},
                           {"chest", 18},      {"upper_arm", 19},    {"forearm", 20}};
const Words all_targets = {
    {"foot_sole", 0},   {"calf", 1},          {"outer_shin", 2},    {"front_shin", 3},
    {"hamstrings", 4},  {"front_thigh", 5},   {"inner_thigh", 6},   {"outer_thigh", 7},
    {"front_hip", 8},   {"side_hip", 9},      {"buttock", 10},      {"mid_back", 12},
    {"upper_back", 13}, {"side_of_back", 14}, {"shoulder_top", 16}, {"back_of_shoulder", 17},
    {"chest", 18},      {"upper_arm", 19},    {"forearm", 20}};
const Words all_instead_of = {{"low_back", 11}, {"neck", 15}};
const Words all_conditions = {
    {"osteoporosis", 0},  {"long_cortisone", 1},     {"blood_thinners", 2},
    {"bone_cancer", 3},   {"pregnancy", 4},          {"vein_disease", 5},
    {"neuropathy", 6},    {"blood_pressure", 7},     {"heart_failure", 8},
    {"implant", 9},       {"joint_prosthesis", 10},  {"rheumatic_flare", 11},
    {"skin_disease", 12}, {"disc_prolapse", 13},     {"hypermobility", 14},
    {"under_16", 15},     {"connective_tissue", 16}, {"lymphoedema", 17},
    {"dizziness", 18},    {"shoulder_trouble", 19},  {"knee_pain", 20},
    {"heel_spur", 21},    {"fall_risk", 22}};
const Words all_evidence = {
    {"trials", 0}, {"one_trial", 1}, {"mixed", 2}, {"no_trial", 3}, {"advice", 4}};
const Words all_efforts = {{"light", 0}, {"medium", 1}, {"strong", 2}};
const Words all_tools = {{"none", 0}, {"roller", 1}, {"ball", 2}};

std::string_view nth(Words words, int n) { return (words.begin() + n)->text; }

} // namespace

Words place_words() { return all_places; }
Words position_words() { return all_positions; }
Words region_words() { return all_regions; }
Words target_words() { return all_targets; }
Words instead_of_words() { return all_instead_of; }
Words condition_words() { return all_conditions; }
Words evidence_words() { return all_evidence; }
Words effort_words() { return all_efforts; }
Words tool_words() { return all_tools; }

std::string_view word(Place p) { return nth(all_places, static_cast<int>(p)); }
std::string_view word(Position p) { return nth(all_positions, static_cast<int>(p)); }
std::string_view word(Region r) { return nth(all_regions, static_cast<int>(r)); }
std::string_view word(Condition c) { return nth(all_conditions, static_cast<int>(c)); }
std::string_view word(Evidence e) { return nth(all_evidence, static_cast<int>(e)); }

std::optional<Region> region_named(std::string_view text) {
    for (const Word& known : all_regions)
        if (known.text == text) return static_cast<Region>(known.value);
    return std::nullopt;
}

} // namespace routine
