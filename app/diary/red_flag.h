// Signs that belong into other hands (evidence sheet 7; NVL Kreuzschmerz, Finucane 2020). A sign
// leads to its text and to whom to turn; nothing is scored, and nothing is ever ruled out.
#pragma once
#include <cstdint>
#include <string_view>

namespace diary {

enum class Urgency : std::uint8_t {
    now,               // the emergency number
    today,             // a doctor, or the doctor on call
    soon,              // a doctor within days
    professional_first // before it is rolled there again
};

enum class RedFlag : std::uint8_t {
    // now
    bladder_or_bowel, // new retention, incontinence or loss
    numb_saddle,
    rapid_leg_weakness,
    chest_pain,
    breathlessness,
    face_or_speech, // a drooping face, trouble speaking
    sudden_vision_loss,
    worst_headache,
    after_magnesium, // marked weakness, drowsiness, slow breathing, slow or irregular heartbeat
    severe_trauma,
    // today
    leg_swelling, // one-sided; warm, red, painful
    fever_with_back_pain,
    spreading_numbness,  // or a new paralysis
    dark_urine,          // after rolling or hard exercise
    sudden_hearing_loss, // or a new loud tinnitus
    double_vision,
    neck_pain_with_dizziness, // or trouble swallowing or speaking
    suspected_fracture,       // a minor fall with osteoporosis or long cortisone too
    // soon
    band_of_pain,      // down a leg or arm, tingling
    night_pain,        // strong, or worse lying
    weight_loss,       // tiredness, a history of cancer
    weakened_defences, // drug injection, a recent injury of the spine, with new back pain
    first_back_pain,   // below 20 or above 50 to 55
    no_improvement,    // after 4 to 6 weeks
    morning_stiffness, // more than 30 minutes, below 45
    breathing_stops,   // in sleep, with snoring
    restless_legs,     // on two or more evenings a week
    low_mood,          // or hopelessness
    // professional first
    strong_pain // 7 of 10 at rest, or unexplained 5 that lasts
};
constexpr int red_flags = 29;

Urgency urgency(RedFlag);
std::string_view word(RedFlag); // "numb_saddle"

} // namespace diary
