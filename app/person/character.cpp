#include "person/character.h"

#include <array>

namespace person {

namespace {
constexpr std::array<std::string_view, 6> names = {"calm",    "study",   "hurried",
                                                   "fidgety", "holding", "still"};
}

std::optional<Character> character_of(std::string_view word) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == word) return static_cast<Character>(i);
    return std::nullopt;
}

std::string_view name_of(Character character) { return names[static_cast<std::size_t>(character)]; }

Traits traits_of(Character character) {
    Traits t;
    switch (character) {
    case Character::calm: break;
    case Character::study:
        t.follows_pace = false;
        t.own_pace_s = 3.0;
        t.pace_variation = 0.035;
        t.dwell_low_s = 0.1;
        t.dwell_high_s = 0.2;
        break;
    case Character::hurried:
        t.own_pace_s = 4.0;
        t.pace_factor = 0.5;
        t.pace_variation = 0.09;
        t.slope = 0.38;
        t.dwell_low_s = 0.1;
        t.dwell_high_s = 0.15;
        t.hand_shifts_per_min = 4.0;
        t.reaction_s = 0.5;
        break;
    case Character::fidgety:
        t.own_pace_s = 5.0;
        t.pace_variation = 0.12;
        t.length_variation = 0.12;
        t.dwell_high_s = 0.5;
        t.unsteadiness = 0.03;
        t.hand_shifts_per_min = 12.0;
        t.lift_offs_per_min = 1.5;
        break;
    case Character::holding:
        t.pace_variation = 0.07;
        t.strokes_until_hold = 4.0;
        break;
    case Character::still: t.rolls = false; break;
    }
    return t;
}

} // namespace person
