// How a simulated person is: pace, steadiness and habits. The figures follow the evidence sheet
// (1.1 to 1.3): force 32-34 % of body weight, stroke times vary by 3-12 %, dwells of 0.1-0.5 s.
#pragma once
#include "units/quantity.h"

#include <optional>
#include <string_view>

namespace person {

enum class Character {
    calm,    // slow and steady, follows the set pace
    study,   // 3 s a stroke, as in the trials
    hurried, // twice as fast as asked
    fidgety, // shifts hands, lifts off, strokes of uneven length
    holding, // stops on a spot every few strokes
    still,   // lies on the roller and does not roll
};
std::optional<Character> character_of(std::string_view word);
std::string_view name_of(Character);

struct Traits {
    bool rolls = true;
    bool follows_pace = true;     // takes the set pace when there is one
    double own_pace_s = 6.0;      // seconds per stroke without one
    double pace_factor = 1.0;     // on the set or own pace
    double pace_variation = 0.05; // standard deviation of a stroke's time / its mean
    double pace_drift_per_min = 0.01;
    double length_variation = 0.03;
    double slope = 0.30; // force at the proximal end = mean x (1 + slope), distal (1 - slope)
    // How often the force rises per there-and-back. 2: it is mean x (1 + slope) in the middle of
    // the path and mean x (1 - slope) at both ends.
    int force_peaks = 1;
    double dwell_low_s = 0.15, dwell_high_s = 0.35;
    double turning_dip = 0.06;  // share of the force missing at a turning point
    double breathing = 0.04;    // ripple, share of the force
    double unsteadiness = 0.01; // slow random wander of the force, share, rms
    double hand_shifts_per_min = 2.0;
    double lift_offs_per_min = 0.0;  // short ones, in the middle of rolling
    double strokes_until_hold = 0.0; // mean number; 0 = never holds unasked
    double tiring_per_min = 0.03;    // the arms give way: force rises
    double reaction_s = 0.8;         // from being asked to beginning
};
Traits traits_of(Character);

struct Body {
    units::Kilograms mass{75.0};
    double share_of_weight = 0.33; // mean force on the roller / weight
    units::Metres stroke{0.26};    // from turning point to turning point
};

} // namespace person
