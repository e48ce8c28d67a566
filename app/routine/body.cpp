#include "routine/body.h"

namespace routine {

std::vector<Region> beside(Region region) {
    using enum Region;
    switch (region) {
    case foot_sole: return {calf, front_shin};
    case calf: return {hamstrings, foot_sole, outer_shin};
    case outer_shin: return {calf, front_shin};
    case front_shin: return {outer_shin, front_thigh};
    case hamstrings: return {buttock, calf};
    case front_thigh: return {front_hip, outer_thigh};
    case inner_thigh: return {front_thigh, hamstrings};
    case outer_thigh: return {side_hip, front_thigh};
    case front_hip: return {front_thigh, side_hip};
    case side_hip: return {buttock, outer_thigh};
    case buttock: return {hamstrings, side_hip};
    case low_back: return {};
    case mid_back: return {upper_back, side_of_back};
    case upper_back: return {mid_back, shoulder_top};
    case side_of_back: return {mid_back, back_of_shoulder};
    case neck: return {};
    case shoulder_top: return {upper_back, back_of_shoulder};
    case back_of_shoulder: return {shoulder_top, side_of_back};
    case chest: return {back_of_shoulder, upper_arm};
    case upper_arm: return {back_of_shoulder, forearm};
    case forearm: return {upper_arm, chest};
    }
    return {};
}

} // namespace routine
