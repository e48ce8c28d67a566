#include "handout/numbers.h"

#include <algorithm>
#include <array>

namespace handout {
namespace {

using namespace std::string_view_literals;

// From the foot up. New ones to the end, whatever they are for.
constexpr std::array ids{
    "foot_sole"sv,
    "calf"sv,
    "calf_hold"sv,
    "calf_stretch"sv,
    "outer_shin"sv,
    "front_shin"sv,
    "hamstrings"sv,
    "front_thigh"sv,
    "upper_front_thigh"sv,
    "inner_thigh"sv,
    "outer_thigh"sv,
    "front_outer_hip"sv,
    "side_hip"sv,
    "buttock"sv,
    "hip_rotators"sv,
    "hip_rotators_hold"sv,
    "back_extensors"sv,
    "thoracic_extension"sv,
    "upper_back"sv,
    "between_blades"sv,
    "side_of_back"sv,
    "back_of_shoulder"sv,
    "shoulder_top"sv,
    "shoulder_top_hold"sv,
    "chest"sv,
    "upper_arm"sv,
    "forearm"sv,
    "calm_breathing"sv,
    "lie_quiet"sv,
};

} // namespace

std::optional<int> number_of(std::string_view exercise) {
    const auto* const found = std::find(ids.begin(), ids.end(), exercise);
    if (found == ids.end()) return std::nullopt;
    return static_cast<int>(found - ids.begin()) + 1;
}

std::string_view exercise_numbered(int number) {
    if (number < 1 || number > static_cast<int>(ids.size())) return {};
    return ids.at(static_cast<std::size_t>(number) - 1);
}

} // namespace handout
