#include "diary/red_flag.h"

#include <array>

namespace diary {
namespace {

constexpr std::array<std::string_view, red_flags> words{"bladder_or_bowel",
                                                        "numb_saddle",
                                                        "rapid_leg_weakness",
                                                        "chest_pain",
                                                        "breathlessness",
                                                        "face_or_speech",
                                                        "sudden_vision_loss",
                                                        "worst_headache",
                                                        "after_magnesium",
                                                        "severe_trauma",
                                                        "leg_swelling",
                                                        "fever_with_back_pain",
                                                        "spreading_numbness",
                                                        "dark_urine",
                                                        "sudden_hearing_loss",
                                                        "double_vision",
                                                        "neck_pain_with_dizziness",
                                                        "suspected_fracture",
                                                        "band_of_pain",
                                                        "night_pain",
                                                        "weight_loss",
                                                        "weakened_defences",
                                                        "first_back_pain",
                                                        "no_improvement",
                                                        "morning_stiffness",
                                                        "breathing_stops",
                                                        "restless_legs",
                                                        "low_mood",
                                                        "strong_pain"};

} // namespace

Urgency urgency(RedFlag f) {
    if (f <= RedFlag::severe_trauma) return Urgency::now;
    if (f <= RedFlag::suspected_fracture) return Urgency::today;
    if (f <= RedFlag::low_mood) return Urgency::soon;
    return Urgency::professional_first;
}

std::string_view word(RedFlag f) { return words.at(static_cast<std::size_t>(f)); }

} // namespace diary
